"""What a seal carries: where the call stood when its evidence was last kept, and what happened since.

While the ledger cannot be written, events ride along; played again on the same state, they give the same
facts, which a later turn commits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from consent_store import Fact
from ivr.engine import CallState, Turn, advance, is_confidential
from ivr.events import Event, Packed, Typed, UnreadableEvent, pack, unpack
from ivr.flow import Flow
from ivr.phone.seal import Unreadable


@dataclass(frozen=True)
class Conversation:
    """A call between two turns."""

    settled: CallState
    lot: int
    """Drawn once for the whole call: it stays as it is while secrets are being replaced."""
    unsettled: tuple[Event, ...] = ()

    def content(self) -> list[Any]:
        """The conversation as plain values for a seal."""
        return [self.settled.to_list(), [pack(event) for event in self.unsettled], self.lot]

    @classmethod
    def read(cls, content: Any, lot: int) -> Conversation:
        """The conversation those values were made from; raises `Unreadable`.

        `lot` is for what an earlier version sealed, without any.
        """
        try:
            settled, unsettled, *drawn = content
            events = tuple(unpack(event) for event in unsettled)
            return cls(CallState.from_list(settled), int(*drawn) if drawn else lot, events)
        except (TypeError, ValueError, UnreadableEvent) as error:
            raise Unreadable(Unreadable.__doc__) from error

    def after(self, state: CallState) -> Conversation:
        """The same call once all that happened is settled."""
        return replace(self, settled=state, unsettled=())

    def caught_up(self, flow: Flow) -> tuple[CallState, list[Fact]]:
        """Where the call stands now, and the facts the ledger has not heard of yet."""
        state, backlog = self.settled, list[Fact]()
        for event in self.unsettled:
            turn = advance(flow, state, event)
            backlog += kept_facts(turn, event)
            state = turn.state
        return state, backlog


def kept_facts(turn: Turn, event: Event) -> list[Fact]:
    """The facts of a turn as the ledger keeps them, each under a key that names its turn and place."""
    return [
        Fact(
            kind=fact.kind,
            key=f"t{turn.state.turn}.{place}.{fact.kind}",
            happened_at=event.at,
            body=fact.body(),
        )
        for place, fact in enumerate(turn.facts)
    ]


def packed_for_replay(flow: Flow, state: CallState, event: Event) -> Packed:
    """The event as it is kept beside its turn: of digits given in confidence, only that there were some."""
    hidden = isinstance(event, Typed) and is_confidential(flow, state)
    return pack(replace(event, digits="")) if isinstance(event, Typed) and hidden else pack(event)


def says_no(fact: Fact) -> bool:
    """Whether a fact is a caller's no: it is kept whatever else has happened (law 2)."""
    return fact.kind == "withdrawn" or fact.body.get("value") in ("refused", "objected")
