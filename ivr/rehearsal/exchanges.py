"""A call played exchange by exchange on the engine alone; its clock moves a second at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ivr.actions import Listen
from ivr.engine import CallState, Turn, Waiting, advance, listed_phrases, opening
from ivr.events import (
    Caller,
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Outcome,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    TextSent,
    WentOn,
)
from ivr.flow import KEYS, Flow
from ivr.hearing import understood

Move = str
"""What the caller does: a key (`9`), words (`je refuse`), silence (`-`) or hanging up (`!`).

At a transfer: `talked`, `busy`, `no_answer`, `failed`, or `*` while talking. At a voicemail: the seconds the
message lasts, with the key that ends it if there is one (`12`, `12#`, `3*`).
"""

SILENCE, HANG_UP = "-", "!"
OUTCOMES = {outcome.value: outcome for outcome in Outcome}
TALKING = frozenset({Waiting.TALK, Waiting.RECORDED_TALK})
ASKS_THE_CALLER = frozenset(
    {Waiting.NOTICE, Waiting.OFFER, Waiting.CHOICE, Waiting.ALTERNATIVE, Waiting.STAR, Waiting.MESSAGE}
)


@dataclass(frozen=True)
class Exchange:
    """What happened, and the turn that followed; no move where nothing was asked of the caller."""

    move: Move | None
    event: Event
    turn: Turn


def exchanged(
    flow: Flow,
    next_move: Callable[[CallState], Move],
    *,
    at: datetime,
    may_record: MayRecord = MayRecord.YES,
    caller: Caller = Caller.NUMBER,
) -> Iterator[Exchange]:
    """Plays a call exchange by exchange, asking for each move where one is needed, to its end."""
    event: Event = CallStarted(at, may_record, caller, can_text=caller is Caller.NUMBER)
    move: Move | None = None
    state = opening(flow)
    while True:
        turn = advance(flow, state, event)
        yield Exchange(move, event, turn)
        state = turn.state
        if state.waiting is Waiting.END:
            return
        at += timedelta(seconds=1)
        move = next_move(state) if state.waiting in ASKS_THE_CALLER | TALKING else None
        if move == HANG_UP:
            return
        event = _event(flow, turn, move, at, may_record)


def _event(flow: Flow, turn: Turn, move: Move | None, at: datetime, may_record: MayRecord) -> Event:
    match turn.state.waiting:
        case Waiting.TALK | Waiting.RECORDED_TALK:
            return TalkEnded(at, may_record, OUTCOMES.get(move or "", Outcome.TALKED))
        case Waiting.MESSAGE:
            return _message(move or "", at, may_record)
        case Waiting.TEXT:
            return TextSent(at, may_record, accepted=True)
        case Waiting.DOCUMENT:
            return WentOn(at, may_record)
    if move and len(move) == 1 and move in KEYS:
        return Pressed(at, may_record, move)
    if move and move != SILENCE and _listens_to_speech(turn):
        return Spoke(at, may_record, understood(move, listed_phrases(flow, turn.state)))
    return StayedSilent(at, may_record)


def _message(move: Move, at: datetime, may_record: MayRecord) -> MessageLeft:
    seconds = move.rstrip("*#")
    ended_by = move[len(seconds) :][:1]
    lasted = int(seconds) if seconds.isascii() and seconds.isdigit() else 0
    return MessageLeft(at, may_record, lasted or len(ended_by), ended_by)


def _listens_to_speech(turn: Turn) -> bool:
    return any(isinstance(action, Listen) and action.phrases for action in turn.actions)
