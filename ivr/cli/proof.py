"""`accord proof`: why a flow is sound, and the certificate that says so."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ivr.bilingual import Sentence
from ivr.check.argument import argument
from ivr.cli.language import Language, language_option
from ivr.cli.one_flow import flow_file, one_flow

FINDINGS = 1
HEADING = Sentence(fr="Le scénario `{flow}` est prouvé.", en="The flow `{flow}` is proved.")
UNPROVED = Sentence(
    fr="Le scénario `{flow}` est sans erreur là où d'autres y mènent, mais aucun appel qui arrive par lui "
    "n'est enregistré : il n'informe pas lui-même les appelants.",
    en="The flow `{flow}` has no error where others lead to it, but no call that comes in on it is recorded: "
    "it does not tell callers by itself.",
)
EXPLORED = Sentence(fr="Exploré : ", en="Explored: ")
HOLDS = Sentence(fr="Ce qui tient, et grâce à quelles étapes :", en="What holds, and because of which steps:")
ASSUMES = Sentence(
    fr="docs/preuve.md dit ce qui est supposé, et ce qui n'est pas prouvé.",
    en="docs/proof.md says what is assumed, and what is not proved.",
)
NOT_WRITTEN = Sentence(fr="{file} n'a pas pu être écrit : {why}", en="{file} could not be written: {why}")


@click.command()
@click.argument("flow")
@click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the certificate, as JSON.",
)
@language_option
def proof(flow: str, certificate: Path | None, lang: Language) -> None:
    """Say why FLOW is sound: what was explored, and which rule holds because of which steps.

    FLOW is a name in the folder of flows, or a file.

    \b
    Examples:
      accord proof accueil
      accord proof accueil --certificate accueil.json

    Ends with 1 when the flow has errors, or when calls on it are not recorded for want of a certificate.
    """
    found = one_flow(flow_file(flow, lang), lang)
    told = argument(found)
    heading = HEADING if found.certificate else UNPROVED
    click.echo(heading.filled(flow=found.name).told(lang))
    click.echo(f"{EXPLORED.told(lang)}{told.explored.told(lang)}.\n")
    if found.certificate is None:
        raise click.exceptions.Exit(FINDINGS)
    click.echo(HOLDS.told(lang))
    for code, sentence in told.holds:
        click.echo(f"  {code}  {sentence.told(lang)}")
    click.echo(f"\n{ASSUMES.told(lang)}")
    if certificate is not None:
        text = json.dumps(found.certificate.plain(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        try:
            certificate.write_text(text, encoding="utf-8")
        except OSError as trouble:
            said = NOT_WRITTEN.filled(file=certificate, why=trouble.strerror).told(lang)
            raise click.ClickException(said) from trouble
