"""Lengths of calendar time, for which something is kept."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

_LONG_MONTHS = datetime(2003, 7, 1, tzinfo=UTC)

SpanUnit = Literal["days", "weeks", "months", "years"]


@dataclass(frozen=True)
class Span:
    """A length of calendar time for which something is kept."""

    count: int
    unit: SpanUnit

    def after(self, start: datetime) -> datetime:
        """The moment this much later; the last day of a shorter month stands for a day it lacks."""
        if self.unit in ("days", "weeks"):
            return start + timedelta(days=self.count * (7 if self.unit == "weeks" else 1))
        months = start.month - 1 + self.count * (12 if self.unit == "years" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))

    def longer_than(self, other: Span) -> bool:
        """Whether this is longer, counted from a day on which months and years are as long as they get."""
        return self.after(_LONG_MONTHS) > other.after(_LONG_MONTHS)

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"
