"""Whose public holidays count: those of `FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`, or of another country.

The days are those of the package `holidays`, for a fixed span of years, so that a text always says the same.
"""

from __future__ import annotations

import functools

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, Route, quoted
from ivr.flow import Holidays
from ivr.parse.findings import Findings
from ivr.parse.scalars import Wrong
from ivr.source import Text, Value

YEARS = range(2024, 2041)

OF_FRANCE = {
    "FR-Alsace-Moselle": "57",
    "FR-Guadeloupe": "971",
    "FR-Martinique": "972",
    "FR-Guyane": "973",
    "FR-La-Reunion": "974",
    "FR-Mayotte": "976",
    "FR-Saint-Barthelemy": "BL",
    "FR-Saint-Martin": "MF",
    "FR-Nouvelle-Caledonie": "NC",
    "FR-Polynesie-francaise": "PF",
    "FR-Saint-Pierre-et-Miquelon": "PM",
    "FR-Wallis-et-Futuna": "WF",
}
"""The parts of France that have holidays of their own, and what the package calls them."""


MOST_PLACES = 5
"""Different places of one flow: each takes a moment to reckon."""


def holidays(value: Value, at: Route, found: Findings) -> Holidays | None:
    """The public holidays of a place; None where it is not known."""
    if not isinstance(value, Text):
        found.one_value(at)
        return None
    try:
        found.holiday_places.add(value.value)
        if len(found.holiday_places) > MOST_PLACES:
            raise Wrong(_TOO_MANY, _FEWER)
        return of_place(value.value)
    except Wrong as wrong:
        found.wrong(at, wrong)
        return None


@functools.cache
def of_place(text: str) -> Holidays:
    """The public holidays of a place, each year of `YEARS`; raises `Wrong`."""
    # The package takes a tenth of a second to load; only flows that have holidays wait for it.
    import holidays as package  # noqa: PLC0415

    country, dash, part = text.partition("-")
    known = package.list_supported_countries(include_aliases=False)
    within = OF_FRANCE.get(text) if country == "FR" else part
    if country in known and (not dash or within in known[country]):
        found = package.country_holidays(country, subdiv=within or None, years=YEARS)
        return Holidays(text, frozenset(found))
    raise Wrong(_UNKNOWN.filled(text=quoted(text)), Nearest(("FR", *OF_FRANCE)).fix(text, _WRITE))


_UNKNOWN = Sentence(
    fr="on ne connaît pas les jours fériés de {text}", en="the public holidays of {text} are not known"
)
_WRITE = Sentence(
    fr="écrivez `FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`…, ou les deux lettres d'un autre pays",
    en="write `FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`…, or the two letters of another country",
)
_TOO_MANY = Sentence(
    fr=f"le scénario suit les jours fériés de plus de {MOST_PLACES} endroits",
    en=f"the flow follows the public holidays of more than {MOST_PLACES} places",
)
_FEWER = Sentence(fr="gardez ceux où se trouve l'entreprise", en="keep those of the firm's own place")
