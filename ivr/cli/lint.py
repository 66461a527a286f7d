"""`accord lint`: every problem of flows, with its place, its reason and its remedy."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ivr.bilingual import Sentence
from ivr.cli.language import Language, language_option
from ivr.cli.linted import Linted, flow_files, linted
from ivr.cli.mending import mended
from ivr.cli.shown import shown
from ivr.cli.uncollected import uncollected
from ivr.render import as_github, as_json, as_lines, as_sarif, as_text
from ivr.settings import flows_folder

FINDINGS = 1
FORMS = ("text", "line", "json", "github", "sarif")

FLOWS = (Sentence(fr="scénario", en="flow"), Sentence(fr="scénarios", en="flows"))
ERRORS = (Sentence(fr="erreur", en="error"), Sentence(fr="erreurs", en="errors"))
WARNINGS = (Sentence(fr="avertissement", en="warning"), Sentence(fr="avertissements", en="warnings"))
NO_FLOW = Sentence(
    fr="aucun scénario dans {folder} : docs/premier-scenario.md montre comment en écrire un",
    en="no flow in {folder}: write one as docs/first-flow.md shows",
)
NOTHING_WRONG = Sentence(fr="{flows} : rien à signaler", en="{flows}: nothing wrong")
ELSEWHERE = Sentence(
    fr="Là où rester en ligne vaut accord, les appelants de ces pays ne sont pas enregistrés : {countries}.",
    en="Where staying on the line counts, callers from these countries pass unrecorded: {countries}.",
)
FOUND = Sentence(fr="{flows} : {errors}, {warnings}", en="{flows}: {errors}, {warnings}")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="First mend what is sure, by the smallest change of the text.")
@language_option
def lint(paths: tuple[Path, ...], form: str, fix: bool, lang: Language) -> None:
    """Find every problem in flows: files, or folders of them; the folder of flows unless told.

    A flow is held against the others of its folder.
    `line` is for editors, `json` for programs, `github` for the checks of a pull request,
    `sarif` for tools that read it.

    \b
    Examples:
      accord lint
      accord lint flows/accueil.yaml --fix
      accord lint --format github

    Ends with 0 when nothing is wrong, 1 when something is; `accord explain CODE` says more of a code.
    """
    asked = paths or (flows_folder(),)
    try:
        if fix:
            for line in mended(((file, shown(file)) for file in flow_files(asked)), lang):
                click.echo(line, err=form != "text")
        with uncollected():
            found = linted(asked)
    except OSError as trouble:
        raise click.ClickException(f"{trouble.filename}: {trouble.strerror}") from trouble
    _show(found, form, lang)
    if form == "text":
        click.echo(_summary(found, asked, lang))
        if found.elsewhere:
            click.echo(ELSEWHERE.filled(countries=", ".join(found.elsewhere)).told(lang))
    if found.diagnostics:
        raise click.exceptions.Exit(FINDINGS)


def _show(found: Linted, form: str, lang: Language) -> None:
    told = found.diagnostics
    if form == "json":
        click.echo(as_json(told))
    elif form == "line":
        click.echo(as_lines(told, lang), nl=bool(told))
    elif form == "github":
        click.echo(as_github(told, lang), nl=bool(told))
    elif form == "sarif":
        click.echo(as_sarif(told, lang))
    elif told:
        click.echo(f"{as_text(told, found.texts, sys.stdout.isatty(), lang)}\n")


def _summary(found: Linted, asked: Sequence[Path], lang: Language) -> str:
    if not found.flows and not found.diagnostics:
        return NO_FLOW.filled(folder=", ".join(map(shown, asked))).told(lang)
    flows, errors = _counted(found.flows, FLOWS), sum(one.level == "error" for one in found.diagnostics)
    if not found.diagnostics:
        return NOTHING_WRONG.filled(flows=flows).told(lang)
    warnings = _counted(len(found.diagnostics) - errors, WARNINGS)
    return FOUND.filled(flows=flows, errors=_counted(errors, ERRORS), warnings=warnings).told(lang)


def _counted(number: int, what: tuple[Sentence, Sentence]) -> Sentence:
    one, more = what
    # In French nought is singular, in English plural.
    return Sentence(
        fr=f"{number} {(one if number < 2 else more).fr}", en=f"{number} {(one if number == 1 else more).en}"
    )
