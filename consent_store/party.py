"""Who is on the other end of the line. The number leaves this room only sealed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Party:
    """The caller's number, None where it is hidden or is no number."""

    number: str | None = field(repr=False)
