"""`accord step`: changes a step of a flow by the smallest span of its text; every other letter stays."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from pathlib import Path

import click

from ivr.cli.language import Language, language_option
from ivr.cli.one_flow import flow_file
from ivr.cli.renamed_beside import renamed_beside
from ivr.cli.shown import shown
from ivr.diagnostics import Diagnostic
from ivr.edit import Edit, EditRefused, apply, rename_step, save, set_in_step, text_in
from ivr.library import NO_FLOWS, said_beside
from ivr.parse import read_flow
from ivr.render import as_text
from ivr.render.typed import as_typed
from ivr.source import BREAKS

FINDINGS = 1

NOTHING = {
    "fr": "C'est déjà écrit ainsi : rien n'a changé.",
    "en": "It says so already: nothing has changed.",
}
REFUSED = {"fr": "rien n'a changé", "en": "nothing has changed"}
BY_HAND = {
    "fr": "  à la main, ligne {lines} : écrivez `{new}` au lieu de `{old}`",
    "en": "  by hand, line {lines}: write `{new}` instead of `{old}`",
}
COLON = {"fr": " :", "en": ":"}


@click.group()
def step() -> None:
    """Change a step of a flow; comments, blank lines and everything else stay as they are."""


@step.command()
@click.argument("old")
@click.argument("new")
@click.argument("flow")
@language_option
def rename(old: str, new: str, flow: str, lang: Language) -> None:
    """Call the step OLD of FLOW NEW, and lead to it by that name wherever the flow did.

    FLOW is a name in the folder of flows, or a file.
    The rehearsals beside it that name the step follow.
    Texts, words, and offers or choices of the same name stay as they are.

    Ends with 1, and changes nothing, when the name is taken or there is no such step; also with 1 when
    rehearsals cannot be changed for certain: the lines to be changed by hand are told.
    """
    file = flow_file(flow, lang)
    _change(
        file, lang, lambda text: rename_step(text, old, new), lambda: _rename_beside(file, old, new, lang)
    )


@step.command("set")
@click.argument("flow")
@click.argument("step")
@click.argument("key")
@click.argument("value")
@language_option
def set_(flow: str, step: str, key: str, value: str, lang: Language) -> None:
    """Give the KEY of a STEP of FLOW another VALUE, in the quotes it has if they fit.

    FLOW is a name in the folder of flows, or a file; a key inside another is written with dots.
    A key that the step has not yet is added behind its last.

    \b
    Examples:
      accord step set accueil menu unclear.then standard
      accord step set accueil avis refuse.key "*"
      accord step set accueil menu choices.atelier.next ouvert

    Ends with 1 when there is no such step or key, or when the flow has a mistake it had not before: it is
    shown, and the callers go on hearing the last version without mistakes.
    """
    way = tuple(int(part) if part.isdigit() else part for part in key.split("."))
    _change(flow_file(flow, lang), lang, lambda text: set_in_step(text, step, way, value))


def _change(
    file: Path,
    lang: Language,
    change: Callable[[str], tuple[Edit, ...]],
    beside: Callable[[], bool] = lambda: True,
) -> None:
    """Makes the edits in a file and shows the lines that are new, and the mistakes that are.

    `beside` then changes other files, and says whether all of them could be.
    """
    try:
        before = text_in(file)
        after = apply(before, change(before))
        if after == before:
            click.echo(NOTHING[lang])
            return
        save(file, before, after)
    except EditRefused as refused:
        _say_why(file, refused, lang)
        click.echo(as_typed(f"accord step{COLON[lang]} {REFUSED[lang]}"), err=True)
        raise click.exceptions.Exit(FINDINGS) from None
    except OSError as trouble:
        raise click.ClickException(f"{shown(file)}: {trouble.strerror}") from None
    _show_lines(before, after)
    whole = beside()
    _show_new(file, before, after, lang)
    if not whole:
        raise click.exceptions.Exit(FINDINGS)


def _rename_beside(flow: Path, old: str, new: str, lang: Language) -> bool:
    """Renames the step in the rehearsals beside its flow; False where lines are left to do by hand."""
    whole = True
    try:
        for one in renamed_beside(flow, old, new):
            try:
                if one.refused is not None:
                    raise one.refused
                save(one.file, one.before, one.after)
                click.echo(f"{shown(one.file)}{COLON[lang]}")
                _show_lines(one.before, one.after)
            except EditRefused as refused:
                whole = False
                _say_why(one.file, refused, lang)
                if one.lines:
                    told = ", ".join(map(str, one.lines))
                    click.echo(
                        BY_HAND[lang].format(old=one.prefix + old, new=one.prefix + new, lines=told), err=True
                    )
    except OSError as trouble:
        raise click.ClickException(f"{trouble.filename}: {trouble.strerror}") from None
    return whole


def _say_why(file: Path, refused: EditRefused, lang: Language) -> None:
    place = f"{shown(file)}:{refused.place.line}:{refused.place.column}"
    advice = f" ({refused.fix.told(lang)})" if refused.fix else ""
    click.echo(as_typed(f"{place}{COLON[lang]} {refused.why.told(lang)}{advice}"), err=True)


def _show_lines(before: str, after: str) -> None:
    """The lines that were and the lines that are, with their numbers."""
    old, new = BREAKS.split(before), BREAKS.split(after)
    for what, first, last, start, end in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if what != "equal":
            for number, line in enumerate(old[first:last], first + 1):
                click.echo(f"{number:5} - {line}")
            for number, line in enumerate(new[start:end], start + 1):
                click.echo(f"{number:5} + {line}")


def _show_new(file: Path, before: str, after: str, lang: Language) -> None:
    """The mistakes the flow had not before."""
    known = {(one.code, one.at) for one in _found(file, before)}
    new = [one for one in _found(file, after) if (one.code, one.at) not in known]
    if new:
        told = as_text(new, {shown(file): after}, colour=sys.stdout.isatty(), language=lang)
        click.echo(f"\n{told}")
        raise click.exceptions.Exit(FINDINGS)


def _found(file: Path, text: str) -> list[Diagnostic]:
    business, owner = (said_beside(file, name, shown) for name in NO_FLOWS)
    found = read_flow(text, file.stem, shown(file), business, owner).diagnostics
    return [one for one in found if one.file == shown(file)]
