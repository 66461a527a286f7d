"""What a value of a known kind surely means that was written in another way than the language has it."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from ivr.edit.near import surely
from ivr.flow.values import (
    Country,
    Day,
    Destination,
    Kept,
    LanguageTag,
    Number,
    OneOf,
    Percent,
    Seconds,
    Timezone,
    Value,
    YesNo,
)
from ivr.parse.scalars import E164

BETWEEN_DIGITS = re.compile(r"[\s.()/\-\u2010-\u2015]")
AT_HOME_IN_FRANCE = re.compile("0[1-9][0-9]{8}")
YES, NO = ("yes", "y", "true", "on", "oui", "vrai"), ("no", "n", "false", "off", "non", "faux")
SHARE = re.compile(r"([0-9]{1,3}) *(%|percent|per cent|pour ?cent)?", re.IGNORECASE)
TIME = re.compile(r"([0-9]{1,4}) *(s|sec|secs|min|mins|mn|seconde?s?|minutes?)\.?", re.IGNORECASE)
KEPT = re.compile(r"([1-9][0-9]{0,3}) *([a-zé]+)", re.IGNORECASE)
UNITS = {
    "day": "days",
    "jour": "days",
    "week": "weeks",
    "semaine": "weeks",
    "month": "months",
    "mois": "months",
    "year": "years",
    "an": "years",
    "année": "years",
    "annee": "years",
}
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
TAG = re.compile("([A-Za-z]{2,3})[-_]([A-Za-z]{2})")


def remedy(kind: Value | None, text: str, country: str | None) -> str | None:
    """The value as the language has it; None where it is not sure."""
    known = None if kind is None else REMEDIES.get(type(kind))
    found = known(kind, text.strip(), country) if kind and known else None
    return found if found != text else None


def number(kind: Value, text: str, country: str | None) -> str | None:
    """The digits together, with the country of the firm where it is France."""
    bare = BETWEEN_DIGITS.sub("", text.replace("(0)", "") if text.startswith("+") else text)
    if E164.fullmatch(bare):
        return bare
    if country == "FR" and AT_HOME_IN_FRANCE.fullmatch(bare):
        return f"+33{bare[1:]}"
    return None


def _yes_or_no(kind: Value, text: str, country: str | None) -> str | None:
    word = text.casefold()
    return "yes" if word in YES else "no" if word in NO else None


def _share(kind: Value, text: str, country: str | None) -> str | None:
    found = SHARE.fullmatch(text)
    return f"{found[1]}%" if found else None


def _time(kind: Value, text: str, country: str | None) -> str | None:
    found = TIME.fullmatch(text)
    return f"{found[1]} {'min' if found[2].casefold().startswith('m') else 's'}" if found else None


def _kept(kind: Value, text: str, country: str | None) -> str | None:
    found = KEPT.fullmatch(text)
    unit = found and (UNITS.get(found[2].casefold()) or UNITS.get(found[2].casefold().removesuffix("s")))
    if not found or not unit:
        return None
    return f"{found[1]} {unit.removesuffix('s') if found[1] == '1' else unit}"


def _day(kind: Value, text: str, country: str | None) -> str | None:
    found = YEAR_FIRST.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _country(kind: Value, text: str, country: str | None) -> str | None:
    return text.upper() if re.fullmatch("[A-Za-z]{2}", text) else None


def _tag(kind: Value, text: str, country: str | None) -> str | None:
    found = TAG.fullmatch(text)
    return f"{found[1].lower()}-{found[2].upper()}" if found else None


def _timezone(kind: Value, text: str, country: str | None) -> str | None:
    return _timezones().get(text.casefold().replace(" ", "_"))


def _one_of(kind: Value, text: str, country: str | None) -> str | None:
    return surely(text, kind.words) if isinstance(kind, OneOf) else None


REMEDIES: Mapping[type[Any], Callable[[Value, str, str | None], str | None]] = {
    Country: _country,
    Day: _day,
    Destination: number,
    Kept: _kept,
    LanguageTag: _tag,
    Number: number,
    OneOf: _one_of,
    Percent: _share,
    Seconds: _time,
    Timezone: _timezone,
    YesNo: _yes_or_no,
}


@cache
def _timezones() -> Mapping[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}
