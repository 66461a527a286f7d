"""The lengths of time that a text speaks by itself: `six mois`, `30 days`."""

from __future__ import annotations

import re

from ivr.flow import Span
from ivr.flow.span import SpanUnit

NUMBERS = (
    ("un", "une", "one", "a", "ein", "eine", "einen"),
    ("deux", "two", "zwei"),
    ("trois", "three", "drei"),
    ("quatre", "four", "vier"),
    ("cinq", "five", "fünf"),
    ("six", "sechs"),
    ("sept", "seven", "sieben"),
    ("huit", "eight", "acht"),
    ("neuf", "nine", "neun"),
    ("dix", "ten", "zehn"),
    ("onze", "eleven", "elf"),
    ("douze", "twelve", "zwölf"),
)
UNITS: dict[SpanUnit, tuple[str, ...]] = {
    "days": ("jour", "jours", "day", "days", "tag", "tage", "tagen"),
    "weeks": ("semaine", "semaines", "week", "weeks", "woche", "wochen"),
    "months": ("mois", "month", "months", "monat", "monate", "monaten"),
    "years": ("an", "ans", "année", "années", "year", "years", "jahr", "jahre", "jahren"),
}
_COUNT_OF = {word: count for count, words in enumerate(NUMBERS, 1) for word in words}
_COUNT_OF |= {"quinze": 15, "fifteen": 15, "trente": 30, "thirty": 30}
_UNIT_OF: dict[str, SpanUnit] = {word: unit for unit, words in UNITS.items() for word in words}
_COUNTS, _NAMES = ("|".join(sorted(words, key=len, reverse=True)) for words in (_COUNT_OF, _UNIT_OF))
_TIME = re.compile(rf"\b(\d{{1,3}}|{_COUNTS})\s+({_NAMES})\b", re.IGNORECASE)


def spoken_times(text: str) -> tuple[tuple[str, Span], ...]:
    """Each of them, as it is said and as it is meant."""
    found = []
    for match in _TIME.finditer(text):
        said = match[1].lower()
        count = int(said) if said.isdigit() else _COUNT_OF[said]
        if count:
            found.append((match[0], Span(count, _UNIT_OF[match[2].lower()])))
    return tuple(found)
