"""The hours of a week as people write them: days that are alike together."""

from __future__ import annotations

from itertools import groupby

from ivr.bilingual import Sentence
from ivr.flow import Opening, Week

DAYS = (
    Sentence(fr="lundi", en="Monday"),
    Sentence(fr="mardi", en="Tuesday"),
    Sentence(fr="mercredi", en="Wednesday"),
    Sentence(fr="jeudi", en="Thursday"),
    Sentence(fr="vendredi", en="Friday"),
    Sentence(fr="samedi", en="Saturday"),
    Sentence(fr="dimanche", en="Sunday"),
)
FROM_TO = Sentence(fr="{first} à {last}", en="{first} to {last}")
NEVER = Sentence(fr="jamais", en="never")


def hours_told(week: Week) -> Sentence:
    """Every day that has hours, with them."""
    parts = []
    for openings, days in groupby(range(len(week.days)), key=lambda day: week.days[day]):
        if openings:
            parts.append(_days(list(days), _openings(openings)))
    if not parts:
        return NEVER
    return Sentence(" ; ".join(one.fr for one in parts), "; ".join(one.en for one in parts))


def _days(days: list[int], hours: str) -> Sentence:
    first, last = DAYS[days[0]], DAYS[days[-1]]
    named = first if len(days) == 1 else FROM_TO.filled(first=first, last=last)
    return Sentence(f"{named.fr} {hours}", f"{named.en} {hours}")


def _openings(openings: tuple[Opening, ...]) -> str:
    return ", ".join(f"{_minute(one.start)}-{_minute(one.end)}" for one in openings)


def _minute(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
