"""What stands behind the single keys of a rehearsal: a day and an hour, a country, a ledger that is down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.parse import scalars, tags
from ivr.parse.rehearsals import kinds
from ivr.parse.rehearsals.mistakes import Mistakes

T = TypeVar("T")

AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}")
DOWN = re.compile(r"down(?: from turn ([1-9][0-9]{0,2}))?")


def moment(text: str | None, at: Route, found: Mistakes) -> datetime | None:
    """The day and the hour of the call; without them its rehearsal would not be the same every day."""
    if text is None:
        return None
    with suppress(ValueError):
        if AT.fullmatch(text):
            return datetime.fromisoformat(text)
    found.add(kinds.WRONG_VALUE, at, _NO_TIME.filled(text=quoted(text)), fix=WRITE_WHEN)
    return None


def one_of(known: Mapping[str, T], text: str | None, at: Route, found: Mistakes) -> T | None:
    """What one of a few words means."""
    if text is None:
        return None
    if text not in known:
        found.none_of(text, known, at)
        return None
    return known[text]


def yes_or_no(text: str | None, at: Route, found: Mistakes) -> bool | None:
    return one_of({"yes": True, "no": False}, text, at, found)


def country(text: str | None, at: Route, found: Mistakes) -> str:
    """The two letters of a country; empty where none is written."""
    if text is None:
        return ""
    try:
        return tags.country(text)
    except scalars.Wrong as wrong:
        found.add(kinds.WRONG_VALUE, at, wrong.message, fix=wrong.fix)
        return ""


def ledger(text: str | None, at: Route, found: Mistakes) -> int | None:
    """The turn from which the evidence cannot be kept."""
    if text is None:
        return None
    written = DOWN.fullmatch(text)
    if written is None:
        found.add(kinds.WRONG_VALUE, at, _NO_LEDGER.filled(text=quoted(text)), fix=_WRITE_LEDGER)
        return None
    return int(written[1] or 1)


_NO_TIME = Sentence(fr="{text} n'est pas un jour et une heure", en="{text} is not a day and an hour")
WRITE_WHEN = Sentence(
    fr="écrivez `at: 2026-12-01 10:00`, ici ou au-dessus de `rehearsals`",
    en="write `at: 2026-12-01 10:00`, here or above `rehearsals`",
)
_NO_LEDGER = Sentence(fr="`ledger` ne peut pas être {text}", en="`ledger` cannot be {text}")
_WRITE_LEDGER = Sentence(
    fr="écrivez `down`, ou `down from turn 3` ; le premier tour est celui où l'on décroche",
    en="write `down`, or `down from turn 3`; the first turn is the one that takes the call",
)
