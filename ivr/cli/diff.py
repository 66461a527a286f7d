"""`accord diff`: what a new version of a flow does otherwise, in the words of those who write it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from ivr.bilingual import Sentence
from ivr.cli.language import Language, language_option
from ivr.cli.one_flow import flow_file, one_flow
from ivr.difference import Change, compare

DIFFERENT = 1
NOTHING = Sentence(
    fr="aucune différence qu'un appelant remarquerait", en="no difference that a caller would notice"
)
WEIGHS = Sentence(
    fr="§ touche à l'avis, au refus, à l'enregistrement ou à la durée : une seconde personne devra publier.",
    en="§ touches the notice, refusing, recording or how long it is kept: a second person must publish.",
)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def diff(old: str, new: str, form: str, lang: Language) -> None:
    """Say what callers notice of a change: from how calls go in OLD and in NEW, not from lines of text.

    OLD and NEW are flows: names in the folder of flows, or files. Steps under other names, other comments
    and another order are no difference. What touches notice, refusal, recording or retention is marked.

    \b
    Examples:
      accord diff accueil.before.yaml flows/accueil.yaml

    Ends with 1 when there is a difference, or when one of them has errors.
    """
    before, after = (one_flow(_file(name, lang), lang) for name in (old, new))
    changes = compare(before, after)
    if form == "json":
        click.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2))
    else:
        click.echo(_told(changes, lang))
    if changes:
        raise click.exceptions.Exit(DIFFERENT)


def _file(name: str, lang: Language) -> Path:
    return flow_file(name, lang)


def _told(changes: tuple[Change, ...], lang: Language) -> str:
    if not changes:
        return NOTHING.told(lang)
    lines = [f"{'§' if change.weighs else ' '} {change.said.told(lang)}" for change in changes]
    return "\n".join([*lines, *(["", WEIGHS.told(lang)] if any(one.weighs for one in changes) else [])])
