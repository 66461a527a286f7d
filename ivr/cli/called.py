"""Where `accord dial` calls: the Accord of this machine, one started for the call alone, or another's."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import click

from consent_store import Keyring
from ivr.calls.sampling import drawn
from ivr.cli.address import running_here
from ivr.cli.dial_words import SAID
from ivr.cli.language import Language
from ivr.cli.one_call import accord_for_one_call
from ivr.cli.trouble import NOT_SERVED
from ivr.cli.unknown_flow import unknown_flow
from ivr.flow import Flow
from ivr.library import Library
from ivr.render.typed import as_typed
from ivr.settings import Settings

FINDINGS = 1
DEFAULT_FLOW = "accueil"
VOICE = re.compile(r"(?P<address>.+)/voice/(?P<flow>[^/]+)")
TRIES = 100_000
"""Ids tried for a call that is drawn as wished; a share of one percent needs some hundreds."""


@dataclass(frozen=True)
class Called:
    """What is called."""

    address: str
    voice_url: str
    title: str
    flow: Flow | None = None
    """The flow that answers, where it is read on this machine."""
    status_url: str | None = None
    fallback_url: str | None = None


@contextmanager
def somewhere(url: str | None, name: str | None, settings: Settings, lang: Language) -> Iterator[Called]:
    """What answers there, for as long as the call lasts."""
    if url is not None:
        yield _elsewhere(url, name, lang)
        return
    running = running_here(settings.var)
    if running is not None and running.flows not in (None, settings.flows.resolve()):
        told = SAID[lang]["other_flows"]
        raise click.UsageError(told.format(address=running.address, there=running.flows, here=settings.flows))
    flow = _flow(name, settings, lang)
    if running is not None:
        yield _accord(running.address, flow.name, flow.title, flow)
        return
    with accord_for_one_call() as house:
        yield _accord(house.settings.public_url, flow.name, flow.title, flow)


def call_drawn(sampled: str | None, called: Called, settings: Settings, lang: Language) -> str | None:
    """The id of a call that is drawn to be recorded, or not, as wished; None where all are alike."""
    if sampled is None:
        return None
    if called.flow is None:
        raise click.UsageError(SAID[lang]["sampled_here"])
    share = called.flow.recording.share if called.flow.recording else 0
    key = Keyring(settings.secrets).derived("sampling")[-1]
    for _ in range(TRIES):
        call_sid = "CA" + secrets.token_hex(16)
        if drawn(key, call_sid, share) == (sampled == "yes"):
            return call_sid
    raise click.UsageError(SAID[lang]["sampled_never"].format(flow=called.flow.name, share=share))


def _elsewhere(url: str, name: str | None, lang: Language) -> Called:
    """What this URL names: an Accord, one of its flows, or any voice webhook."""
    try:
        parts = urlsplit(url)
        plain = parts.username is None and not parts.fragment
        usable = plain and parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise click.UsageError(SAID[lang]["not_an_address"])
    if not parts.query and parts.path in ("", "/"):
        flow = name or DEFAULT_FLOW
        return _accord(url.rstrip("/"), flow, flow)
    if name is not None:
        raise click.UsageError(SAID[lang]["flow_twice"])
    voice = VOICE.fullmatch(url) if not parts.query else None
    if voice is not None:
        return _accord(voice["address"], voice["flow"], voice["flow"])
    return Called(address=f"{parts.scheme}://{parts.netloc}", voice_url=url, title=parts.netloc)


def _accord(address: str, name: str, title: str, flow: Flow | None = None) -> Called:
    return Called(
        address=address,
        voice_url=f"{address}/voice/{name}",
        title=title,
        flow=flow,
        status_url=f"{address}/status",
        fallback_url=f"{address}/fallback/{name}",
    )


def _flow(name: str | None, settings: Settings, lang: Language) -> Flow:
    """The flow of that name, else the usual one, else the first that can be served.

    Where it has errors, that is told and the command ends with 1.
    """
    entries = Library(settings.flows).entries()
    if name is None:
        live = [known for known, entry in entries.items() if entry.live]
        name = DEFAULT_FLOW if DEFAULT_FLOW in live or not live else live[0]
    entry = entries.get(name)
    if entry is None:
        raise unknown_flow(name, entries, settings.flows, lang)
    if entry.live is None:
        click.echo(as_typed(NOT_SERVED[lang].format(flow=name)), err=True)
        raise click.exceptions.Exit(FINDINGS)
    return entry.live
