"""The hours of a week, as `mon-fri: 09:00-12:30, 14:00-18:00`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, Route, listed, quoted
from ivr.flow import Opening, Week
from ivr.flow.week import MINUTES_A_DAY
from ivr.parse.findings import Findings, place_of
from ivr.parse.kinds import WRONG_NAME, WRONG_SHAPE, WRONG_VALUE
from ivr.parse.scalars import WRITE, Wrong
from ivr.source import List, Map, Text, Value

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FRENCH = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
CLOSED = "closed"
NEVER_OPEN = Week(((),) * 7)
TIMES = re.compile(r"([0-9]{1,2}):([0-9]{2}) ?[-–] ?([0-9]{1,2}):([0-9]{2})")


def week(value: Value, at: Route, found: Findings) -> Week:
    """The openings of each day; days that are not named are closed."""
    if not isinstance(value, Map) or not value.items:
        found.add(WRONG_SHAPE, at, _TAKES_DAYS.filled(place=place_of(at)), on_key=True, fix=_WRITE_DAYS)
        return NEVER_OPEN
    openings: list[tuple[Opening, ...]] = [()] * 7
    named: dict[int, str] = {}
    for key, one in value.keyed.values():
        way = (*at, key.value)
        try:
            days = _days(key.value)
        except Wrong as wrong:
            found.add(WRONG_NAME, way, wrong.message, on_key=True, fix=wrong.fix)
            continue
        spans = _openings(one, way, found)
        for day in days:
            if day in named:
                found.add(
                    WRONG_VALUE,
                    way,
                    _DAY_TWICE.filled(day=DAYS[day], first=quoted(named[day]), again=quoted(key.value)),
                    on_key=True,
                    fix=_ONE_LINE,
                )
                break
            named[day] = key.value
            openings[day] = spans
    return Week(tuple(openings))


def _days(text: str) -> list[int]:
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = (word.strip() for word in part.strip().partition("-"))
        meant = [_meant(word) for word in ((first, last) if dash else (first,))]
        for word, day in zip((first, last), meant, strict=False):
            if word not in DAYS:
                raise Wrong(_NO_DAY.filled(word=quoted(word)), _days_meant(meant, day))
        begin = DAYS.index(first)
        end = DAYS.index(last) if dash else begin
        if end < begin:
            raise Wrong(_BACKWARDS.filled(text=quoted(part.strip())), _SPLIT_DAYS)
        found += range(begin, end + 1)
    return found


def _meant(word: str) -> str | None:
    """The day a word means, in either language; None where it is near to none."""
    short = word.casefold()[:3]
    if short in FRENCH:
        return DAYS[FRENCH.index(short)]
    return short if short in DAYS else Nearest(DAYS)(word.casefold())


def _days_meant(meant: list[str | None], day: str | None) -> Sentence:
    """What to write instead: the whole span, where both its ends are understood."""
    if not day:
        return _ONE_OF_DAYS.filled(days=listed(DAYS))
    whole = "-".join(filter(None, meant)) if all(meant) else day
    return WRITE.filled(what=f"`{whole}`")


def _openings(value: Value, at: Route, found: Findings) -> tuple[Opening, ...]:
    made: list[Opening] = []
    for way, text in _written(value, at):
        if text is None:
            found.add(WRONG_SHAPE, at, _TAKES_TIMES.filled(place=place_of(at)), on_key=True, fix=_WRITE_TIMES)
            return ()
        try:
            made += [_opening(part.strip()) for part in text.split(",") if text.strip() != CLOSED]
        except Wrong as wrong:
            found.wrong(way, wrong)
            return ()
    made.sort(key=lambda one: one.start)
    for one, after in pairwise(made):
        if after.start < one.end:
            found.add(WRONG_VALUE, at, _OVERLAP.filled(one=_told(one), after=_told(after)), fix=_JOIN)
            return ()
    return tuple(made)


def _written(value: Value, at: Route) -> Iterator[tuple[Route, str | None]]:
    if isinstance(value, Text):
        yield at, value.value
    elif isinstance(value, List):
        for index, one in enumerate(value.values):
            yield (*at, index), one.value if isinstance(one, Text) else None
    else:
        yield at, None


def _opening(text: str) -> Opening:
    found = TIMES.fullmatch(text)
    if not found:
        raise Wrong(_NO_TIMES.filled(text=quoted(text)), _WRITE_TIMES)
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if int(found[2]) > 59 or int(found[4]) > 59 or start >= MINUTES_A_DAY or end > MINUTES_A_DAY:
        raise Wrong(_NO_HOUR.filled(text=quoted(text)), _WRITE_HOURS)
    if end <= start:
        raise Wrong(_REVERSED.filled(text=quoted(text)), _MIDNIGHT)
    return Opening(start, end)


def _told(one: Opening) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (one.start, one.end))


_TAKES_DAYS = Sentence(fr="{place} attend des jours et leurs heures", en="{place} takes days and their hours")
_WRITE_DAYS = Sentence(
    fr="écrivez dessous, en retrait : `mon-fri: 09:00-12:30, 14:00-18:00`",
    en="write beneath it, indented: `mon-fri: 09:00-12:30, 14:00-18:00`",
)
_DAY_TWICE = Sentence(
    fr="`{day}` est déjà dans {first} : {again} le dit une seconde fois",
    en="`{day}` is in {first} already: {again} says it a second time",
)
_ONE_LINE = Sentence(
    fr="gardez une seule ligne par jour, les heures séparées par des virgules",
    en="keep one line for each day, its hours separated by commas",
)
_BACKWARDS = Sentence(fr="{text} va à rebours de la semaine", en="{text} goes backwards through the week")
_SPLIT_DAYS = Sentence(
    fr="nommez les jours un à un : `sat, sun, mon`", en="name the days one by one: `sat, sun, mon`"
)
_NO_DAY = Sentence(fr="{word} n'est pas un jour", en="{word} is not a day")
_ONE_OF_DAYS = Sentence(fr="écrivez l'un de ces mots : {days}", en="write one of {days}")
_TAKES_TIMES = Sentence(fr="{place} attend des heures", en="{place} takes hours")
_WRITE_TIMES = Sentence(
    fr="écrivez `09:00-12:30, 14:00-18:00`, ou `closed`", en="write `09:00-12:30, 14:00-18:00`, or `closed`"
)
_NO_TIMES = Sentence(fr="{text} ne dit pas de quand à quand", en="{text} does not say from when to when")
_NO_HOUR = Sentence(
    fr="{text} contient une heure qui n'existe pas", en="{text} has an hour that does not exist"
)
_WRITE_HOURS = Sentence(fr="écrivez de 00:00 à 24:00", en="write 00:00 to 24:00")
_REVERSED = Sentence(fr="{text} finit avant de commencer", en="{text} ends before it begins")
_MIDNIGHT = Sentence(
    fr="au-delà de minuit, écrivez la suite au jour d'après : `22:00-24:00`, puis `00:00-06:00`",
    en="past midnight, write the rest on the next day: `22:00-24:00`, then `00:00-06:00`",
)
_OVERLAP = Sentence(fr="`{one}` et `{after}` se chevauchent", en="`{one}` and `{after}` overlap")
_JOIN = Sentence(fr="faites-en une seule plage", en="make them one span")
