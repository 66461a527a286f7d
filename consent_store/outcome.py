"""What became of a turn that was brought to the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Appended:
    """Its facts are on disk."""


@dataclass(frozen=True)
class Repeated:
    """It was kept before; `replay` is what was heard then."""

    replay: bytes = field(repr=False)


@dataclass(frozen=True)
class Overtaken:
    """A later turn of the call is kept already."""


@dataclass(frozen=True)
class Barred:
    """Nothing of it was appended: the call is over, or nothing permits the recording it would start.

    A no that came too late to be a turn, or that says more than the turn kept, is appended all the same.

    `reason` is `ended`, `refused`, `withdrawn`, `stopped` or `undecided`.
    """

    reason: str


Outcome = Appended | Repeated | Overtaken | Barred
