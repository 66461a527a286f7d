"""`accord fallback`: the document to host elsewhere, for the day Accord cannot answer."""

from __future__ import annotations

import click

from ivr.calls.trouble import trouble
from ivr.cli.language import Language, language_option
from ivr.cli.trouble import NOT_SERVED
from ivr.cli.unknown_flow import unknown_flow
from ivr.library import Library
from ivr.render.typed import as_typed
from ivr.settings import flows_folder

FINDINGS = 1


@click.command()
@click.argument("flow", default="accueil")
@language_option
def fallback(flow: str, lang: Language) -> None:
    """Print static TwiML for FLOW: an apology and an unrecorded call to the fallback number.

    Put it where it answers when Accord cannot, for example into a TwiML Bin, and give its address to
    `accord connect --fallback-url`; docs/twilio.md shows each step.

    Ends with 1 when the flow cannot be served, as one without a fallback number.
    """
    folder = flows_folder()
    entries = Library(folder).entries()
    if flow not in entries:
        raise unknown_flow(flow, entries, folder, lang)
    live = entries[flow].live
    if live is None:
        click.echo(as_typed(NOT_SERVED[lang].format(flow=flow)), err=True)
        raise click.exceptions.Exit(FINDINGS)
    click.echo(trouble(live).decode())
