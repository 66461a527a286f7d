"""A call played exchange by exchange on the engine alone; its clock moves as words and silences last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ivr.actions import Action, Listen, Play, Say, TakeDigits
from ivr.engine import CallState, Turn, Waiting, advance, listed_phrases, opening, whisper
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
    Typed,
    WentOn,
)
from ivr.flow import KEYS, Flow
from ivr.hearing import understood

Move = str
"""What the caller does: a key (`9`), words (`je refuse`), silence (`-`) or hanging up (`!`).

Where digits are asked for: all of them (`123456`), and the `#` that ends a number which may vary (`123#`).
At a transfer: `talked`, `busy`, `no_answer`, `failed`, or `*` while talking. At a voicemail: the seconds the
message lasts, with the key that ends it if there is one (`12`, `12#`, `3*`).
"""

SILENCE, HANG_UP = "-", "!"
OUTCOMES = {outcome.value: outcome for outcome in Outcome}
TALKING = frozenset({Waiting.TALK, Waiting.RECORDED_TALK})
ASKS_THE_CALLER = frozenset(
    {
        Waiting.NOTICE,
        Waiting.OFFER,
        Waiting.CHOICE,
        Waiting.ALTERNATIVE,
        Waiting.DIGITS,
        Waiting.READ_BACK,
        Waiting.STAR,
        Waiting.MESSAGE,
    }
)
CHARACTERS_A_SECOND = 15
"""How fast words are spoken, about."""


@dataclass(frozen=True)
class Exchange:
    """What happened, and the turn that followed; no move where nothing was asked of the caller."""

    move: Move | None
    event: Event
    turn: Turn
    whispered: tuple[Action, ...] = ()
    """What whoever answers a transfer hears before the caller does."""


def exchanged(
    flow: Flow,
    next_move: Callable[[CallState], Move],
    *,
    at: datetime,
    may_record: MayRecord = MayRecord.YES,
    caller: Caller = Caller.NUMBER,
    country: str = "",
    ledger_down_from: int | None = None,
) -> Iterator[Exchange]:
    """Plays a call exchange by exchange, asking for each move where one is needed, to its end.

    `at` is the time of the call where the business is, `country` that of the caller's number.
    From the turn `ledger_down_from` on the evidence cannot be kept; taking the call is the first.
    """

    def known(turn: int) -> MayRecord:
        return MayRecord.LEDGER if ledger_down_from and turn >= ledger_down_from else may_record

    event: Event = CallStarted(at, known(1), caller, caller is Caller.NUMBER, country)
    move: Move | None = None
    state = opening(flow)
    while True:
        turn = advance(flow, state, event)
        yield Exchange(move, event, turn, whisper(flow, turn.state))
        state = turn.state
        if state.waiting is Waiting.END:
            return
        move = next_move(state) if state.waiting in ASKS_THE_CALLER | TALKING else None
        if move == HANG_UP:
            return
        at += _lasted(turn, move)
        event = _event(flow, turn, move, at, known(state.turn + 1))


def _lasted(turn: Turn, move: Move | None) -> timedelta:
    """How long it takes to hear all that is said, and to wait where the caller does nothing."""
    spoken = waited = 0
    for action in turn.actions:
        prompt = action.prompt if isinstance(action, Listen | TakeDigits) else (action,)
        spoken += sum(len(said.words) for said in prompt if isinstance(said, Say | Play))
        if isinstance(action, Listen | TakeDigits) and move == SILENCE:
            waited = action.seconds
    return timedelta(seconds=max(1, spoken // CHARACTERS_A_SECOND + waited))


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
        case Waiting.DIGITS:
            if typed := _typed(move or "", turn):
                return Typed(at, may_record, typed)
    if move and len(move) == 1 and move in KEYS and turn.state.waiting is not Waiting.DIGITS:
        return Pressed(at, may_record, move)
    if move and move != SILENCE and not set(move) <= set(KEYS) and _listens_to_speech(turn):
        return Spoke(at, may_record, understood(move, listed_phrases(flow, turn.state)))
    return StayedSilent(at, may_record)


def _typed(move: Move, turn: Turn) -> str:
    """The keys that reach us: none before the key that ends them is no input, and words are none."""
    asked = next(action for action in turn.actions if isinstance(action, TakeDigits))
    if not set(move) <= set(KEYS):
        return ""
    typed = move.partition(asked.end_key)[0] if asked.end_key else move
    return typed[: asked.most]


def _message(move: Move, at: datetime, may_record: MayRecord) -> MessageLeft:
    seconds = move.rstrip("*#")
    ended_by = move[len(seconds) :][:1]
    lasted = int(seconds) if seconds.isascii() and seconds.isdigit() else 0
    return MessageLeft(at, may_record, lasted or len(ended_by), ended_by)


def _listens_to_speech(turn: Turn) -> bool:
    return any(isinstance(action, Listen | TakeDigits) and action.phrases for action in turn.actions)
