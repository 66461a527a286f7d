"""A whole rehearsal: moves written down beforehand, and the transcript that can be read aloud."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ivr.actions import Connect, TakeMessage
from ivr.engine import CallState, Turn, Waiting
from ivr.events import Caller, Event, MayRecord, MessageLeft, Outcome, TalkEnded
from ivr.flow import Flow
from ivr.rehearsal.exchanges import HANG_UP, OUTCOMES, SILENCE, TALKING, Exchange, Move, exchanged
from ivr.rehearsal.transcript import exchange_lines, hang_up_lines
from ivr.story import Language


@dataclass(frozen=True)
class Rehearsal:
    """A call that was played."""

    flow: Flow
    exchanges: tuple[Exchange, ...]
    hung_up: bool
    """The caller ended it."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What the engine answered, turn by turn."""
        return tuple(exchange.turn for exchange in self.exchanges)

    @property
    def recorded(self) -> bool:
        """Whether anything of this call was recorded."""
        following = [exchange.event for exchange in self.exchanges[1:]] + [None]
        return any(_recorded(turn, event) for turn, event in zip(self.turns, following, strict=True))

    def transcript(self, language: Language) -> str:
        """The call as it can be read aloud."""
        told = [self.flow.title]
        for before, exchange in zip((None, *self.turns), self.exchanges, strict=False):
            told += map(str, exchange_lines(before, exchange, language))
        if self.hung_up:
            told += map(str, hang_up_lines(self.turns[-1], language))
        return "\n".join(told) + "\n"


def rehearse(
    flow: Flow,
    moves: Sequence[Move],
    *,
    at: datetime,
    may_record: MayRecord = MayRecord.YES,
    caller: Caller = Caller.NUMBER,
    country: str = "",
) -> Rehearsal:
    """Plays the moves in order, each where something is asked of the caller; after the last, silence."""
    coming = deque(moves)

    def next_move(state: CallState) -> Move:
        if state.waiting in TALKING:
            ends_the_talk = coming and coming[0] in (*OUTCOMES, HANG_UP, "*")
            return coming.popleft() if ends_the_talk else Outcome.TALKED.value
        return coming.popleft() if coming else SILENCE

    exchanges = tuple(
        exchanged(flow, next_move, at=at, may_record=may_record, caller=caller, country=country)
    )
    return Rehearsal(flow, exchanges, exchanges[-1].turn.state.waiting is not Waiting.END)


def _recorded(turn: Turn, event: Event | None) -> bool:
    for action in turn.actions:
        if isinstance(action, Connect) and action.record:
            return not isinstance(event, TalkEnded) or event.outcome is Outcome.TALKED
        if isinstance(action, TakeMessage):
            return not isinstance(event, MessageLeft) or event.seconds > 0
    return False
