"""Every call there can be to a bounded depth, on the engine: each thing a caller can do at each turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
    WentOn,
)
from ivr.flow import Flow

MONDAY_NOON = datetime(2026, 12, 7, 12, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 12, 6, 22, tzinfo=UTC)
KEYS = "129*5"


def everything(flow: Flow, depth: int) -> Iterator[tuple[Event, Turn]]:
    """Each turn some call comes to within so many turns, at noon and at night; no state is played twice."""
    for at in (MONDAY_NOON, SUNDAY_NIGHT):
        begun = CallStarted(at, MayRecord.YES, Caller.NUMBER, True, "FR")
        waiting: list[tuple[CallState, Event, int]] = [(opening(flow), begun, 0)]
        met: set[str] = set()
        for state, event, turns in waiting:
            turn = advance(flow, state, event)
            yield event, turn
            after = turn.state
            known = repr(replace(after, turn=0, notice_sha256=""))
            if known in met or turns >= depth or after.waiting is Waiting.END:
                continue
            met.add(known)
            later = at + timedelta(seconds=5 * (turns + 1))
            waiting += [(after, one, turns + 1) for one in _events(after, later)]


def _events(state: CallState, at: datetime) -> Iterator[Event]:
    match state.waiting:
        case Waiting.TALK | Waiting.RECORDED_TALK:
            yield from (TalkEnded(at, may, outcome) for may in _outside() for outcome in Outcome)
        case Waiting.MESSAGE:
            yield from (MessageLeft(at, MayRecord.YES, 7, key) for key in ("#", "*", "9", ""))
        case Waiting.TEXT:
            yield from (TextSent(at, MayRecord.YES, sent) for sent in (True, False))
        case Waiting.DOCUMENT:
            yield WentOn(at, MayRecord.YES)
        case _:
            for may in _outside():
                yield StayedSilent(at, may)
                yield from (Pressed(at, may, key) for key in KEYS)


def _outside() -> tuple[MayRecord, ...]:
    return MayRecord.YES, MayRecord.SAMPLE
