"""Plays a rehearsal on the engine alone, and keeps where each of its moments began."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from ivr.engine import CallState, Waiting
from ivr.flow import Flow
from ivr.parse.rehearsals import Moment, WrittenRehearsal
from ivr.rehearsal import Exchange, Move, Rehearsal, exchanged
from ivr.rehearsal.exchanges import HANG_UP, OUTCOMES, SILENCE, TALKING

WHILE_TALKING = (*OUTCOMES, "*", HANG_UP)
OF_A_MESSAGE = re.compile(r"[0-9]{1,3}[*#]?|[*#]|-|!")


@dataclass(frozen=True)
class Played:
    """A rehearsal that was played: the call, and the exchanges of each moment."""

    call: Rehearsal
    begins: tuple[int, ...]
    """The number of the first exchange of each moment that came about."""
    tail: int
    """The number of the first exchange after the last moment."""
    misplaced: Waiting | None = None
    """What the call was waiting for where the next move could not be made."""

    def exchanges(self, moment: int) -> tuple[Exchange, ...]:
        """What happened from this moment's move until the caller was asked again."""
        ends = (*self.begins, self.tail)[moment + 1]
        return self.call.exchanges[self.begins[moment] : ends]

    def until(self, moment: int) -> tuple[Exchange, ...]:
        """The call up to the end of this moment."""
        return self.call.exchanges[: (*self.begins, self.tail)[moment + 1]]


def play(written: WrittenRehearsal, flow: Flow) -> Played:
    """Plays the moves in order; after the last the caller stays silent, and who is called talks with them."""
    player = _Player(written.moments)
    exchanges = []
    for exchange in exchanged(
        flow,
        player.next_move,
        at=written.begins.replace(tzinfo=ZoneInfo(flow.business.timezone)),
        may_record=written.may_record,
        caller=written.caller,
        country=written.country,
        ledger_down_from=written.ledger_down_from,
    ):
        player.count += 1
        exchanges.append(exchange)
    ended = exchanges[-1].turn.state.waiting is Waiting.END
    tail = len(exchanges) if player.tail is None else player.tail
    call = Rehearsal(flow, tuple(exchanges), hung_up=not ended and player.misplaced is None)
    return Played(call, tuple(player.begins), tail, player.misplaced)


@dataclass
class _Player:
    """The caller: makes the next move whenever something is asked."""

    moments: tuple[Moment, ...]
    begins: list[int] = field(default_factory=lambda: [0])
    count: int = 0
    tail: int | None = None
    misplaced: Waiting | None = None

    def next_move(self, state: CallState) -> Move:
        number = len(self.begins)
        if number >= len(self.moments):
            self.tail = self.count if self.tail is None else self.tail
            return OUTCOMES["talked"].value if state.waiting in TALKING else SILENCE
        move = self.moments[number].move or SILENCE
        if not _fits(move, state.waiting):
            self.misplaced, self.tail = state.waiting, self.count
            return HANG_UP
        if move == HANG_UP:
            self.tail = self.count
        self.begins.append(self.count)
        return move


def _fits(move: Move, waiting: Waiting) -> bool:
    """Whether a caller can do this here; at a question anything can be pressed or said."""
    if waiting in TALKING:
        return move in WHILE_TALKING
    if waiting is Waiting.MESSAGE:
        return OF_A_MESSAGE.fullmatch(move) is not None
    return move not in OUTCOMES
