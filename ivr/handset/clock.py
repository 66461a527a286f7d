"""A call's own time: it passes with the words spoken and the seconds waited, and nothing ever sleeps."""

from __future__ import annotations

from datetime import datetime, timedelta

CHARACTERS_A_SECOND = 15
"""How fast a synthetic voice speaks, near enough."""


class Clock:
    """The seconds since a call began."""

    def __init__(self, started_at: datetime) -> None:
        self.started_at = started_at
        self.seconds = 0.0

    @property
    def now(self) -> datetime:
        """The present moment of the call."""
        return self.started_at + timedelta(seconds=self.seconds)

    def advance(self, seconds: float) -> None:
        """Lets that much time pass."""
        self.seconds += max(0.0, seconds)


def spoken_seconds(words: str) -> float:
    """How long these words take to say."""
    return len(words) / CHARACTERS_A_SECOND
