"""How long a recording may be kept: the spans that were spoken, as `recording_allowed` holds them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import MAXYEAR, datetime, timedelta
from typing import Any

SPAN = re.compile(r"([1-9]\d{0,3}) (day|week|month|year)s?")


def last_day(started: datetime, keep: Any) -> datetime | None:
    """The end of the longest of these spans, such as `{"training": "6 months"}`; None where none is read.

    A recording goes when no purpose needs it any more.
    """
    spans = keep.values() if isinstance(keep, Mapping) else ()
    return max((end for words in spans if (end := _after(started, str(words)))), default=None)


def _after(start: datetime, words: str) -> datetime | None:
    """The moment this much later; the last day of a shorter month stands for a day it lacks."""
    if (found := SPAN.fullmatch(words)) is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in ("day", "week"):
        return start + timedelta(days=count * (7 if unit == "week" else 1))
    months = start.month - 1 + count * (12 if unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    if year > MAXYEAR:
        return None
    return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))
