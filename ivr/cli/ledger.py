"""`accord ledger`: what was kept of the calls, in plain words."""

from __future__ import annotations

import click

from ivr.calls.told import told
from ivr.cli.language import Language, language_option
from ivr.cli.opened import ledger_here, settings_here
from ivr.library import Library

NOTHING_YET = {
    "fr": "Aucun appel n'a encore été pris. Pour en entendre un : python3 run.py dial",
    "en": "No call has been taken yet. To hear one: python3 run.py dial",
}
NO_SUCH_CALL = {
    "fr": "Cet appel n'est pas dans le registre : {call}",
    "en": "This call is not in the ledger: {call}",
}


@click.group()
def ledger() -> None:
    """Read the ledger, and bring it to the newest schema."""


@ledger.command()
@click.option("--call", help="Tell the story of this call alone.")
@click.option("--last", default=3, show_default=True, help="How many calls to tell, the newest first.")
@language_option
def show(call: str | None, last: int, lang: Language) -> None:
    """Tell the story of calls: what was said, what the caller did, what followed."""
    settings = settings_here()
    opened, library = ledger_here(settings), Library(settings.flows)
    try:
        if call is not None and not opened.knows(call):
            raise click.ClickException(NO_SUCH_CALL[lang].format(call=call))
        calls = [call] if call is not None else [summary.call for summary in opened.calls(last)]
        if not calls:
            click.echo(NOTHING_YET[lang])
        for sid in calls:
            click.echo(f"{sid}\n{told(opened.story(sid), library, lang)}\n")
    finally:
        opened.close()


@ledger.command()
def upgrade() -> None:
    """Bring the database to the newest schema; safe to repeat, and while Accord runs."""
    settings = settings_here()
    ledger_here(settings).close()
    click.echo("The ledger is on the newest schema.")
