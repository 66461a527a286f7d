"""Calls played at random on the engine, and what must never happen in them on a flow that is proved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from ivr.engine import CallState, Turn, Waiting, advance, opening
from ivr.events import (
    Caller,
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Outcome,
    Pressed,
    StayedSilent,
    TalkEnded,
    TextSent,
    Typed,
    WentOn,
)
from ivr.facts import ConsentMissing, Fact, RecordingBlocked
from ivr.flow import Flow

LONGEST = 24
NOES = ("refused", "objected", "withdrawn")
OUTSIDE = (MayRecord.YES, MayRecord.YES, MayRecord.YES, MayRecord.SAMPLE, MayRecord.LEDGER)


def played(flow: Flow, rng: Random) -> list[Turn]:
    """One call, at some hour of some day, whatever its caller does."""
    at = datetime(2026, 12, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(14 * 24 * 60))
    event: Event = CallStarted(at, MayRecord.YES, Caller.NUMBER, True, rng.choice(["", "FR", "DE"]))
    state, turns = opening(flow), list[Turn]()
    for _ in range(LONGEST):
        turn = advance(flow, state, event)
        turns.append(turn)
        state = turn.state
        if state.waiting is Waiting.END:
            break
        at += timedelta(seconds=rng.choice([1, 5, 5, 30]))
        event = _event(state, at, rng)
    return turns


def faults(turns: list[Turn]) -> list[str]:
    """What must never happen: a recorder reached untold, a voicemail reached after a no."""
    found = []
    for turn in turns:
        for fact in turn.facts:
            if isinstance(fact, ConsentMissing):
                found.append(f"untold at {fact.step}")
            if isinstance(fact, RecordingBlocked) and fact.reason in NOES and _is_voicemail(fact):
                found.append(f"{fact.reason} at {fact.step}")
    return found


def facts_of(turns: list[Turn]) -> list[Fact]:
    return [fact for turn in turns for fact in turn.facts]


def _is_voicemail(fact: RecordingBlocked) -> bool:
    return fact.step.rpartition("/")[2] == "message"


def _event(state: CallState, at: datetime, rng: Random) -> Event:
    may = rng.choice(OUTSIDE)
    match state.waiting:
        case Waiting.NOTICE:
            return rng.choice([StayedSilent(at, may)] * 4 + [Pressed(at, may, key) for key in "9*5"])
        case Waiting.OFFER:
            return rng.choice([StayedSilent(at, may)] * 3 + [Pressed(at, may, key) for key in "9*152"])
        case Waiting.DIGITS:
            return rng.choice([StayedSilent(at, may), Typed(at, may, "1234")])
        case Waiting.TALK | Waiting.RECORDED_TALK:
            return TalkEnded(at, may, rng.choice(list(Outcome)))
        case Waiting.MESSAGE:
            return MessageLeft(at, may, 7, rng.choice(["#", "*", ""]))
        case Waiting.TEXT:
            return TextSent(at, may, rng.random() < 0.5)
        case Waiting.DOCUMENT:
            return WentOn(at, may)
    return rng.choice([StayedSilent(at, may)] + [Pressed(at, may, key) for key in "112299*5"])
