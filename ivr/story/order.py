"""The order a story is told in: what the caller did comes before where that led; the ledger keeps its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

OF_THE_CALLER = frozenset(
    {
        "notice_completed",
        "notice_cut",
        "window_opened",
        "decision",
        "chosen",
        "alternative_chosen",
        "not_understood",
        "digits_typed",
        "digits_confirmed",
        "digits_corrected",
        "withdrawn",
        "recording_kept",
        "transfer_ended",
        "message_taken",
    }
)
"""What a turn begins with: what was heard, and what the caller did."""


class Turned(Protocol):
    """What the order is made from."""

    @property
    def kind(self) -> str: ...
    @property
    def turn(self) -> int | None: ...


T = TypeVar("T", bound=Turned)


def cause_first(facts: Sequence[T]) -> list[T]:
    """The same facts, the steps of each turn told behind what led to them."""
    told: list[T] = []
    steps: T | None = None
    for fact in facts:
        if steps is not None and not (fact.turn == steps.turn and fact.kind in OF_THE_CALLER):
            told.append(steps)
            steps = None
        if fact.kind == "steps_taken":
            steps = fact
        else:
            told.append(fact)
    return [*told, *([steps] if steps is not None else [])]
