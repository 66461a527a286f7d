"""The first page, on loopback only, behind the link that the first run prints."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from consent_store import CallSummary, Keyring, LedgerUnavailable
from ivr.calls.told import answering_flow, told
from ivr.library import Entry
from ivr.render.typed import as_typed
from ivr.settings import first_run_token
from ivr.story import Language, Story
from ivr.web.house import House
from ivr.web.newcomer import commands
from ivr.web.wording import WORDS

SHOWN_CALLS = 10
SHOWN_PROBLEMS = 20
SEEN = "accord_first"


@dataclass(frozen=True)
class FlowShown:
    """One file of the folder, as the page shows it."""

    name: str
    title: str
    speaks: str
    state: str
    served: bool
    version: str
    problems: tuple[tuple[str, str], ...]
    """Where each stands, and its words."""
    unshown: int
    """Problems beyond those."""


@dataclass(frozen=True)
class CallShown:
    """One call, as the page shows it."""

    call: str
    flow: str
    """The title of the flow that answered; empty where that flow is gone."""
    story: Story


def routes(house: House) -> Blueprint:
    """The page that says what is here and how to hear a call."""
    pages = Blueprint("first_page", __name__, template_folder="templates")
    token = first_run_token(house.settings)
    seen = Keyring(house.settings.secrets).derived("first page")[0].hex()

    @pages.get("/first/<given>")
    def first(given: str) -> AnyResponse:
        if not _same(given, token):
            return _page("locked.html", 403)
        answer = redirect(url_for("first_page.home"))
        answer.set_cookie(SEEN, seen, httponly=True, samesite="Strict")
        return answer

    @pages.get("/")
    def home() -> AnyResponse:
        if not _same(request.cookies.get(SEEN, ""), seen):
            return _page("locked.html", 403)
        language, entries = _language(), house.library.entries()
        return _page(
            "home.html",
            url=house.settings.public_url,
            folder=house.settings.flows,
            flows=[_flow(name, entry, language) for name, entry in entries.items()],
            commands=commands((entry.live for entry in entries.values() if entry.live), language),
            calls=_or_none(lambda: [_call(house, each, language) for each in _latest(house)]),
            alarms=[
                (as_typed(WORDS[language].alarms[cause]), n) for cause, n in house.alarms.counts.most_common()
            ],
            more=as_typed(WORDS[language].more),
        )

    return pages


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())


def _language() -> Language:
    return "fr" if request.accept_languages.best_match(["en", "fr"]) == "fr" else "en"


def _page(template: str, status: int = 200, **shown: Any) -> Response:
    language = _language()
    return Response(render_template(template, language=language, t=WORDS[language], **shown), status)


def _flow(name: str, entry: Entry, language: Language) -> FlowShown:
    own, live, found = WORDS[language], entry.live, entry.diagnostics
    spoilt = any(one.level == "error" for one in found)
    return FlowShown(
        name=name,
        title=live.title if live else name,
        speaks=live.speaks if live else "",
        state=own.not_served if live is None else own.last_good if spoilt else own.served,
        served=live is not None and not spoilt,
        version=live.version[:8] if live else "",
        problems=tuple(
            (own.at_line.format(one.span.line), one.message.told(language)) for one in found[:SHOWN_PROBLEMS]
        ),
        unshown=max(0, len(found) - SHOWN_PROBLEMS),
    )


def _latest(house: House) -> list[CallSummary]:
    return list(house.ledger.calls(SHOWN_CALLS))


def _call(house: House, summary: CallSummary, language: Language) -> CallShown:
    kept = house.ledger.story(summary.call)
    flow = answering_flow(kept, house.library)
    return CallShown(summary.call, flow.title if flow else "", told(kept, house.library, language))


def _or_none(calls: Callable[[], list[CallShown]]) -> list[CallShown] | None:
    """The calls; None while the ledger does not answer."""
    try:
        return calls()
    except LedgerUnavailable:
        return None
