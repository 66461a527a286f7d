"""Variants measured in turn, round after round, and the ratio of one to another with its spread.

The machine may be noisy: only ratios inside one round mean anything.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Measured = TypeVar("Measured")


@dataclass(frozen=True)
class Ratio:
    """How many times one variant is another, in each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    def __str__(self) -> str:
        return f"{self.median:5.2f} × ({min(self.rounds):.2f}–{max(self.rounds):.2f})"


def interleaved(variants: Mapping[str, Callable[[int], Measured]], rounds: int) -> dict[str, list[Measured]]:
    """What each variant measured in each round; every round begins with another one."""
    names = list(variants)
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(variants[name](number))
    return found


def ratio(of: Sequence[float], to: Sequence[float]) -> Ratio:
    """The one by the other, round by round."""
    return Ratio(tuple(one / other for one, other in zip(of, to, strict=True)))
