"""The hours of a week and the days on which they do not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class Opening:
    """From one minute of the day to another, the last one not included; 1440 is midnight."""

    start: int
    end: int


@dataclass(frozen=True)
class Week:
    """The openings of each day, Monday first."""

    days: tuple[tuple[Opening, ...], ...]

    def open_at(self, at: datetime) -> bool:
        """Whether it is open at this local time."""
        minute = at.hour * 60 + at.minute
        return any(opening.start <= minute < opening.end for opening in self.days[at.weekday()])


@dataclass(frozen=True)
class Dates:
    """A span of dates; both ends count."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
