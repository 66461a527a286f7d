"""Asks the provider for recordings that were allowed and never heard of, and keeps what it finds.

Callbacks may be lost: what nobody told of would else stay for ever, whatever was spoken or taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from consent_store.awaiting import awaited
from consent_store.fact import Fact, Kept
from consent_store.keeping import last_day
from consent_store.ledger import Ledger
from consent_store.permission import ALLOWS
from consent_store.provider import Found, Provider, ProviderUnavailable
from consent_store.reading import Awaited
from consent_store.retention import ABSENT, COMPLETED, STARTED, UNALLOWED

AT_MOST = 500
"""Calls asked for in one run; the next goes on."""

BATCH = 100
CLOCKS_DIFFER = timedelta(minutes=2)
"""A recording begins after it was allowed; but that is two clocks."""

GIVEN_UP_AFTER = timedelta(days=2)
"""Since it was allowed: what is not there by then was never recorded, or was deleted by hand."""

DAY = timedelta(days=1)
"""Where no time was spoken, or nobody allowed it; it only bounds what is due at once anyway."""

NOTHING_RECORDED = ("absent", "failed")


@dataclass(frozen=True)
class Looked:
    """What looking found."""

    found: tuple[str, ...] = ()
    unasked: int = 0
    stopped: str | None = None
    """Why it stopped before the end; None when it did not."""


def look(ledger: Ledger, provider: Provider, now: datetime) -> Looked:
    """Looks for what is awaited by now, the longest awaited first, for so many calls at most.

    Raises `LedgerUnavailable`; what was found until then stays kept.
    """
    found: list[str] = []
    unasked = 0
    for call in _calls(ledger, now):
        history = ledger.story(call)
        # Something may have been heard since the list was read.
        if not any(moment <= now for moment in awaited(history).values()):
            continue
        try:
            there = provider.recordings(call)
        except ProviderUnavailable as unavailable:
            unasked += 1
            if unavailable.stop:
                return Looked(tuple(found), unasked, unavailable.reason)
            continue
        except ValueError:
            there = ()
        facts = _facts(history, there, ledger.now())
        ledger.append(call, facts)
        found += dict.fromkeys(fact.subject for fact in facts if fact.subject and fact.kind != ABSENT)
    return Looked(tuple(found), unasked)


def _calls(ledger: Ledger, now: datetime) -> Iterator[str]:
    """The calls to ask for, each once."""
    seen: set[str] = set()
    after: Awaited | None = None
    while batch := ledger.awaited_recordings(now, after=after, limit=BATCH):
        for each in batch:
            if each.call not in seen:
                seen.add(each.call)
                yield each.call
            if len(seen) == AT_MOST:
                return
        after = batch[-1]


def _facts(history: Sequence[Kept], there: Sequence[Found], now: datetime) -> list[Fact]:
    """What these recordings amount to, and the turns of which nothing will be found any more."""
    told = {kept.subject for kept in history if kept.subject}
    allowed_in = {kept.turn: kept for kept in reversed(history) if kept.kind == ALLOWS}
    waiting = [allowed_in[turn] for turn in awaited(history)]
    facts: list[Fact] = []
    for found in sorted(there, key=lambda found: found.started_at or now):
        if found.recording in told:
            continue
        allowed = _allowed(waiting, found)
        if allowed is not None:
            waiting.remove(allowed)
        facts += _told(found, allowed, now)
    return facts + [
        Fact(ABSENT, f"recording.not_found.{kept.turn}", now, _absent("", "not_found", kept))
        for kept in waiting
        if kept.happened_at + GIVEN_UP_AFTER <= now
    ]


def _allowed(waiting: Sequence[Kept], found: Found) -> Kept | None:
    """What allowed this recording: the last that was allowed before it began, and asks for such a one."""
    for allowed in reversed(waiting):
        early = found.started_at is not None and found.started_at + CLOCKS_DIFFER < allowed.happened_at
        if not early and found.asked_by is not None and found.asked_by == allowed.body.get("source"):
            return allowed
    return None


def _told(found: Found, allowed: Kept | None, now: datetime) -> list[Fact]:
    """The facts that callbacks would have brought."""
    turn = allowed.turn if allowed else None
    key = f"recording.{found.recording}."
    if found.status in NOTHING_RECORDED:
        body = _absent(found.source, found.status, allowed)
        return [Fact(ABSENT, key + found.status, now, body, found.recording)] if allowed else []
    about = {"source": found.source, "turn": turn}
    unallowed = Fact(UNALLOWED, f"unallowed.{found.recording}", now, about, found.recording)
    if found.status == "completed":
        told = Fact(COMPLETED, key + "completed", now, _completed(found, allowed, now), found.recording)
    else:
        began = found.started_at or now
        told = Fact(STARTED, key + "in-progress", began, about, found.recording)
    return [told] if allowed else [unallowed, told]


def _completed(found: Found, allowed: Kept | None, now: datetime) -> dict[str, Any]:
    started = found.started_at or (allowed.happened_at if allowed else now)
    keep = allowed.body.get("keep") if allowed else None
    return {
        "source": found.source,
        "seconds": found.seconds,
        "channels": found.channels,
        "started_at": started.isoformat(),
        "purposes": allowed.body.get("purposes", ()) if allowed else (),
        "delete_by": (last_day(started, keep) or started + DAY).isoformat(),
        "turn": allowed.turn if allowed else None,
    }


def _absent(source: str, reason: str, allowed: Kept | None) -> dict[str, Any]:
    return {"source": source, "reason": reason, "turn": allowed.turn if allowed else None}
