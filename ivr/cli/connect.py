"""`accord connect`: brings a number's calls to a flow, after showing what is set now and asking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

import click

from ivr.calls.network import rest_client
from ivr.cli.connect_words import FIELDS, SAID, refused
from ivr.cli.language import Language, language_option
from ivr.cli.opened import settings_here
from ivr.cli.trouble import NOT_SERVED
from ivr.cli.unknown_flow import unknown_flow
from ivr.library import Library
from ivr.phone.number import Difference, NumberSettings, differences, wanted, warning
from ivr.phone.rest import Rest, RestUnavailable
from ivr.render.typed import as_typed
from ivr.settings import E164, Settings

DIFFERENT = 1
FINDINGS = 1
YES = ("y", "yes", "o", "oui")
BETWEEN_DIGITS = re.compile(r"[\s.()\-\u00a0\u202f]")


@click.command()
@click.argument("number")
@click.option("--flow", default="accueil", show_default=True, help="The flow its callers hear.")
@click.option(
    "--fallback-url",
    metavar="URL",
    help="Where what `accord fallback` prints is hosted; Accord's own address unless told.",
)
@click.option("--check", is_flag=True, help="Only compare: 0 all as it should be, 1 something differs.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
def connect(number: str, flow: str, fallback_url: str | None, check: bool, yes: bool, lang: Language) -> None:
    """Set on NUMBER where Twilio asks for its calls, tells their end, and turns to when Accord is silent.

    NUMBER is one of your account's, with its country: +33199000123.
    What is set now and what would change is shown first.

    Ends with 1 where the flow has errors, with 3 when Twilio cannot be reached or refuses.
    """
    said = SAID[lang]
    e164 = BETWEEN_DIGITS.sub("", number)
    if not E164.fullmatch(e164):
        raise click.UsageError(said["not_a_number"])
    if fallback_url and warning(fallback_url):
        raise click.UsageError(said["not_an_address"])
    settings = settings_here()
    client = _client(settings, flow, lang)
    right = wanted(settings.public_url, flow, fallback_url)
    now = _asked(client, e164, lang)
    changes = differences(now, right)
    if not changes:
        click.echo(said["as_it_should_be"])
        return
    _show(changes, lang)
    if _elsewhere(now.voice_fallback_url, settings.public_url) and not fallback_url:
        click.echo(said["fallback_lost"])
    if check:
        click.echo(said["differs"])
        raise click.exceptions.Exit(DIFFERENT)
    if not yes and not _agreed(said["ask"]):
        click.echo(said["unchanged"])
        raise click.exceptions.Exit(DIFFERENT)
    _set(client, e164, now.sid, right, lang)
    click.echo(said["set"])
    if not fallback_url:
        click.echo(as_typed(said["fallback_here"]))


def _agreed(question: str) -> bool:
    """Whether the person says yes, in either language."""
    answer: str = click.prompt(question, default="", prompt_suffix=" ", show_default=False)
    return answer.strip().lower() in YES


def _client(settings: Settings, flow: str, lang: Language) -> Rest:
    """Twilio's client, once there is an account, an address Twilio can call and a flow to hear."""
    said = SAID[lang]
    client = rest_client(settings)
    if client is None:
        raise click.ClickException(said["no_account"])
    if unreachable := warning(settings.public_url):
        reason = unreachable.fr if lang == "fr" else unreachable.en
        raise click.ClickException(f"{reason}\n{said['set_public_url']}")
    there = Library(settings.flows).entries()
    if flow not in there:
        raise unknown_flow(flow, there, settings.flows, lang)
    if there[flow].live is None:
        click.echo(as_typed(NOT_SERVED[lang].format(flow=flow)), err=True)
        raise click.exceptions.Exit(FINDINGS)
    return client


def _asked(client: Rest, e164: str, lang: Language) -> NumberSettings:
    try:
        found = client.number(e164)
    except RestUnavailable as unavailable:
        raise click.ClickException(refused(unavailable.reason, lang)) from None
    if found is None:
        raise click.ClickException(SAID[lang]["not_ours"])
    return found


def _set(client: Rest, e164: str, sid: str, right: NumberSettings, lang: Language) -> None:
    """Sets the number, then reads it back: what Twilio keeps counts, not what it answered."""
    try:
        client.set_number(sid, right)
    except RestUnavailable as unavailable:
        raise click.ClickException(refused(unavailable.reason, lang)) from None
    left = differences(_asked(client, e164, lang), right)
    if left:
        _show(left, lang)
        raise click.ClickException(SAID[lang]["not_kept"])


def _show(changes: Sequence[Difference], lang: Language) -> None:
    said = SAID[lang]
    for change in changes:
        why = change.why.fr if lang == "fr" else change.why.en
        click.echo(f"{FIELDS[lang][change.field]}")
        click.echo(f"  {said['now']:<12}{_without_secrets(change.now) or said['nothing']}")
        click.echo(f"  {said['wanted']:<12}{_without_secrets(change.wanted) or said['nothing']}")
        click.echo(f"  {why}\n")


def _without_secrets(value: str) -> str:
    """An address without what may open something: a user's name, a password, a query."""
    parts = urlsplit(value)
    if not parts.scheme:
        return value
    place = ("…@" if "@" in parts.netloc else "") + parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path, "…" if parts.query else "", parts.fragment))


def _elsewhere(address: str, public_url: str) -> bool:
    return bool(address) and not address.startswith(f"{public_url}/")
