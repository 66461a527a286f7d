"""A minute of the week in words."""

from __future__ import annotations

from ivr.bilingual import Sentence
from ivr.flow.week import MINUTES_A_DAY

DAYS = Sentence(
    fr="lundi mardi mercredi jeudi vendredi samedi dimanche",
    en="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
AT = Sentence(fr="{day} à {hour}", en="{day} at {hour}")
MINUTES_AN_HOUR = 60


def day_and_hour(minute: int) -> Sentence:
    """The day and the time of a minute counted from Monday midnight."""
    day, at = divmod(minute, MINUTES_A_DAY)
    named = Sentence(fr=DAYS.fr.split()[day], en=DAYS.en.split()[day])
    return AT.filled(day=named, hour=f"{at // MINUTES_AN_HOUR:02}:{at % MINUTES_AN_HOUR:02}")
