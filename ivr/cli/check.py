"""`accord check`: every problem of flows, and their rehearsals played."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from ivr.check import as_json, as_junit, as_report, check_files
from ivr.cli.language import Language, language_option
from ivr.cli.linted import said_for_all_among
from ivr.cli.not_served import not_served_among
from ivr.cli.shown import shown
from ivr.cli.uncollected import uncollected
from ivr.settings import flows_folder

FINDINGS = 1
NOT_WRITTEN = {"fr": "{file} n'a pas pu être écrit : {why}", "en": "{file} could not be written: {why}"}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="Also say what of each flow no rehearsal goes through.")
@click.option(
    "--junit",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the results as XML, for continuous integration.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def check(paths: tuple[Path, ...], coverage: bool, junit: Path | None, form: str, lang: Language) -> None:
    """Find every problem in flows and play the rehearsals beside them: FLOW.test.yaml for FLOW.yaml.

    PATHS are flows, rehearsals, or folders of them; the folder of flows unless told.
    docs/rehearsals.md shows how a rehearsal is written.

    \b
    Examples:
      accord check
      accord check flows/accueil.yaml --coverage
      accord check --junit results.xml

    Ends with 0 when nothing is wrong and every call went as written, 1 when not.
    """
    asked = paths or (flows_folder(),)
    with uncollected():
        checked = check_files(asked, shown)
    common, texts = said_for_all_among(asked)
    strays = (*checked.strays, *not_served_among(asked), *common)
    checked = replace(checked, strays=strays, texts={**checked.texts, **texts})
    if junit is not None:
        try:
            junit.write_bytes(as_junit(checked, lang).encode())
        except OSError as trouble:
            told = NOT_WRITTEN[lang].format(file=junit, why=trouble.strerror)
            raise click.ClickException(told) from trouble
    if form == "json":
        click.echo(as_json(checked, with_coverage=coverage))
    else:
        click.echo(as_report(checked, lang, colour=sys.stdout.isatty(), with_coverage=coverage), nl=False)
    if not checked.clean:
        raise click.exceptions.Exit(FINDINGS)
