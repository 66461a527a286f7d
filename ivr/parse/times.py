"""Lengths of time, dates and numbers of digits, as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Dates, Digits, Span, SpanUnit
from ivr.parse.scalars import WRITE, Wrong

DURATION = re.compile(r"([0-9]{1,4}) ?(s|min)")
KEPT = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LENGTH = re.compile(r"([0-9]{1,3})(?: ?- ?([0-9]{1,3}))?")
MEANT = re.compile(r"(an?|une?|one|[0-9]{1,4})\s*([^\W\d_]+)\.?")
MEANT_UNITS = {
    **dict.fromkeys(("d", "j", "day", "jour"), "day"),
    **dict.fromkeys(("w", "wk", "week", "sem", "semaine"), "week"),
    **dict.fromkeys(("m", "mo", "month", "mois", "moi"), "month"),
    **dict.fromkeys(("y", "yr", "year", "a", "an", "ans", "annee", "année"), "year"),
}
"""What people write first, in either language, without the s of more than one."""
MOST_KEPT = {"day": 36_500, "week": 5_200, "month": 1_200, "year": 100}
"""A hundred years: who keeps longer has no reason to give."""
UNITS: dict[str, SpanUnit] = {"day": "days", "week": "weeks", "month": "months", "year": "years"}


def seconds(least: int, most: int, word: str | None) -> Callable[[str], int | None]:
    """A time in seconds or minutes, between two numbers of seconds; None where the word stands instead."""

    def read(text: str) -> int | None:
        if word is not None and text == word:
            return None
        found = DURATION.fullmatch(text)
        if not found:
            or_word = (
                Sentence(fr=", ou `{word}`", en=", or `{word}`").filled(word=word) if word else Sentence()
            )
            raise Wrong(
                Sentence(fr="{text} n'est pas une durée", en="{text} is not a time").filled(
                    text=quoted(text)
                ),
                Sentence(
                    fr="écrivez un nombre et son unité : `5 s`, `2 min`{or_word}",
                    en="write a number and its unit: `5 s`, `2 min`{or_word}",
                ).filled(or_word=or_word),
            )
        length = int(found[1]) * (60 if found[2] == "min" else 1)
        if not least <= length <= most:
            raise Wrong(
                Sentence(
                    fr="{text} est hors de ce qui est permis ici", en="{text} is out of reach here"
                ).filled(text=quoted(text)),
                Sentence(fr="écrivez de {least} s à {most} s", en="write {least} s to {most} s").filled(
                    least=least, most=most
                ),
            )
        return length

    return read


def kept(text: str) -> Span:
    """How long something is kept."""
    found = KEPT.fullmatch(text)
    if not found:
        meant = _meant(text)
        raise Wrong(
            Sentence(fr="{text} n'est pas une durée", en="{text} is not a length of time").filled(
                text=quoted(text)
            ),
            WRITE.filled(what=f"`{meant}`")
            if meant
            else Sentence(
                fr="écrivez-la comme `6 months` : days, weeks, months ou years",
                en="write it as `6 months`: days, weeks, months or years",
            ),
        )
    if int(found[1]) > MOST_KEPT[found[2]]:
        raise Wrong(
            Sentence(fr="{text}, c'est plus de cent ans", en="{text} is more than a hundred years").filled(
                text=quoted(text)
            ),
            Sentence(
                fr="écrivez la durée dont l'enregistrement a besoin, comme `6 months`",
                en="write the time the recording is needed for, such as `6 months`",
            ),
        )
    return Span(int(found[1]), UNITS[found[2]])


def _meant(text: str) -> str | None:
    """The length of time that was meant, in the words of the language; None where that is not clear."""
    found = MEANT.fullmatch(text.strip().casefold())
    if found is None:
        return None
    word = found[2]
    unit = MEANT_UNITS.get(word) or MEANT_UNITS.get(word.removesuffix("s"))
    count = int(found[1]) if found[1].isdigit() else 1
    if unit is None or not 1 <= count <= MOST_KEPT[unit]:
        return None
    return f"{count} {unit}{'s' if count > 1 else ''}"


def day(text: str) -> date:
    """A date."""
    try:
        if ISO.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    meant = _day_meant(text) or "2026-12-01"
    raise Wrong(
        Sentence(fr="{text} n'est pas une date", en="{text} is not a date").filled(text=quoted(text)),
        Sentence(
            fr="écrivez l'année, le mois et le jour : `{meant}`", en="write year, month and day: `{meant}`"
        ).filled(meant=meant),
    )


MONTHS = (
    ("janvier", "january", "januar"),
    ("février", "fevrier", "february", "februar"),
    ("mars", "march", "märz"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june", "juni"),
    ("juillet", "july", "juli"),
    ("août", "aout", "august"),
    ("septembre", "september"),
    ("octobre", "october", "oktober"),
    ("novembre", "november"),
    ("décembre", "decembre", "december", "dezember"),
)
NUMBER_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
WRITTEN_DAY = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th|\.)?[ /.-]([0-9]{1,2}|[^\W\d_]+)[ /.-]([0-9]{4})")
BETWEEN = re.compile(r"\s+(?:-|–|au|à|to|until|bis)\s+|\s*[/–]\s*")


def _day_meant(text: str) -> str | None:
    """The date that was meant, as it is to be written; None where that is not clear."""
    text = text.strip()
    found = WRITTEN_DAY.fullmatch(text.casefold())
    if ISO.fullmatch(text) or found is None:
        return text if ISO.fullmatch(text) else None
    month = int(found[2]) if found[2].isdigit() else NUMBER_OF.get(found[2], 0)
    try:
        return date(int(found[3]), month, int(found[1])).isoformat()
    except ValueError:
        return None


def _span_meant(text: str) -> str | None:
    """The span of dates that was meant; None where it is none."""
    for cut in BETWEEN.finditer(text):
        first = _day_meant(text[: cut.start()].removeprefix("du ").removeprefix("from "))
        last = _day_meant(text[cut.end() :])
        if first and last:
            return f"{first}..{last}"
    return None


def dates(text: str) -> Dates:
    """A date, or a span of dates."""
    first, dots, last = text.partition("..")
    if not dots and (meant := _span_meant(text)):
        raise Wrong(
            Sentence(fr="{text} n'est pas une date", en="{text} is not a date").filled(text=quoted(text)),
            Sentence(
                fr="pour plusieurs jours, écrivez `{meant}`", en="for several days, write `{meant}`"
            ).filled(meant=meant),
        )
    begin = day(first.strip())
    end = day(last.strip()) if dots else begin
    if end < begin:
        raise Wrong(
            Sentence(fr="{text} finit avant de commencer", en="{text} ends before it begins").filled(
                text=quoted(text)
            ),
            Sentence(fr="écrivez le premier jour d'abord", en="write the first day first"),
        )
    return Dates(begin, end)


def length(most: int) -> Callable[[str], Digits]:
    """How many digits."""

    def read(text: str) -> Digits:
        found = LENGTH.fullmatch(text)
        least = int(found[1]) if found else 0
        last = int(found[2] or found[1]) if found else 0
        if not 1 <= least <= last <= most:
            raise Wrong(
                Sentence(
                    fr="{text} n'est pas un nombre de chiffres", en="{text} is not a number of digits"
                ).filled(text=quoted(text)),
                Sentence(
                    fr="écrivez `6`, ou `4-8` : de 1 à {most}", en="write `6`, or `4-8`: from 1 to {most}"
                ).filled(most=most),
            )
        return Digits(least, last)

    return read
