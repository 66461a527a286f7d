"""Purposes whose last day is past: no mistake of the text, and worth a warning on the day it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, quoted
from ivr.parse import Reading
from ivr.parse.kinds import CAMPAIGN_OVER

OVER = Sentence(
    fr="la finalité {name} a pris fin le {day} : on n'enregistre plus pour elle",
    en="the purpose {name} ended on {day}: nothing is recorded for it any more",
)
FIX = Sentence(
    fr="écrivez d'autres jours si la nécessité en est de nouveau reconnue, ou supprimez-la",
    en="write other days if it is found necessary again, or delete it",
)


def today() -> date:
    """The day it is."""
    return datetime.now(UTC).date()


def campaigns_over(reading: Reading, today: date) -> Iterator[Diagnostic]:
    """A warning for each purpose of a flow without errors that is over."""
    recording = reading.flow.recording if reading.flow else None
    for one in recording.purposes if recording else ():
        if one.until and one.until < today:
            message = OVER.filled(name=quoted(one.name), day=one.until.isoformat())
            at = ("recording", "purposes", one.name, "until")
            yield reading.places.diagnose(CAMPAIGN_OVER, at, message, fix=FIX)
