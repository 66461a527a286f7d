"""`accord fallback`: the document to host elsewhere, for the day Accord cannot answer."""

from __future__ import annotations

import click

from ivr.calls.trouble import trouble
from ivr.cli.language import Language, language_option
from ivr.cli.opened import settings_here
from ivr.library import Library

FINDINGS = 1

NOT_SERVED = {
    "fr": "le scénario `{flow}` ne peut pas être servi : accord lint dit pourquoi",
    "en": "the flow `{flow}` cannot be served: accord lint says why",
}
NO_NUMBER = {
    "fr": (
        "le scénario `{flow}` n'a pas de numéro de secours, et l'appelant resterait sans personne : "
        'ajoutez sous `business:` une ligne comme fallback: "+33199000123", ou mettez ACCORD_FALLBACK'
    ),
    "en": (
        "the flow `{flow}` has no fallback number, and callers would reach nobody: "
        'add a line like fallback: "+33199000123" under `business:`, or set ACCORD_FALLBACK'
    ),
}


@click.command()
@click.argument("flow", default="accueil")
@language_option
def fallback(flow: str, lang: Language) -> None:
    """Print static TwiML for FLOW: an apology and an unrecorded call to the fallback number.

    Put it where it answers when Accord cannot, for example into a TwiML Bin, and give its address to
    `accord connect --fallback-url`; docs/twilio.md shows each step.

    Ends with 1 when the flow cannot be served or names no fallback number.
    """
    settings = settings_here()
    live = Library(settings.flows).flow(flow)
    wrong = NOT_SERVED if live is None else NO_NUMBER
    if live is None or not (live.business.fallback or settings.fallback):
        click.echo(f"accord fallback: {wrong[lang].format(flow=flow)}", err=True)
        raise click.exceptions.Exit(FINDINGS)
    click.echo(trouble(live, settings.fallback).decode())
