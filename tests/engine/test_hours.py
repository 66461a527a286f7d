"""The hour of the call leads on: opening hours, public holidays, closures."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from ivr.flow import Case, Dates, HangUp, Holidays, Hours, Opening, Week, When
from tests.engine.scene import call, switchboard

PARIS = timezone(timedelta(hours=1))
MORNINGS = (Opening(9 * 60, 12 * 60 + 30), Opening(14 * 60, 18 * 60))
WEEK = Week((*[MORNINGS] * 5, (Opening(9 * 60, 24 * 60),), ()))
HOURS = Hours(
    WEEK,
    open="open",
    closed="closed",
    holidays=Holidays("FR-Alsace-Moselle", frozenset({date(2026, 12, 25), date(2026, 12, 26)})),
    closures=(Dates(date(2026, 12, 28), date(2027, 1, 2)),),
    holiday="holiday",
)
STEPS = {"open": HangUp("Ouvert."), "closed": HangUp("Fermé."), "holiday": HangUp("Fêtes.")}


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-12-01T08:59", "Fermé."),
        ("2026-12-01T09:00", "Ouvert."),
        ("2026-12-01T12:29:59", "Ouvert."),
        ("2026-12-01T12:30", "Fermé."),
        ("2026-12-01T17:59", "Ouvert."),
        ("2026-12-05T23:59", "Ouvert."),
        ("2026-12-06T00:00", "Fermé."),
        ("2026-12-25T10:00", "Fêtes."),
        ("2026-12-26T10:00", "Fêtes."),
        ("2026-12-28T10:00", "Fêtes."),
        ("2027-01-02T10:00", "Fêtes."),
        ("2027-01-04T10:00", "Ouvert."),
    ],
)
def test_the_hour_of_the_business_leads_on(at: str, said: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=PARIS)
    assert call(switchboard(start="hours", hours=HOURS, **STEPS), at=moment).said == said


def test_a_holiday_without_a_way_of_its_own_is_a_closed_day() -> None:
    plain = Hours(WEEK, "open", "closed", closures=(Dates(date(2026, 12, 1), date(2026, 12, 1)),))
    noon = datetime(2026, 12, 1, 10, tzinfo=PARIS)
    assert call(switchboard(start="hours", hours=plain, **STEPS), at=noon).said == "Fermé."


def test_the_hour_can_be_one_case_among_others() -> None:
    case = When((Case("now", "open", hours=WEEK),), otherwise="closed")
    flow = switchboard(start="hours", hours=case, **STEPS)
    assert call(flow, at=datetime(2026, 12, 1, 10, tzinfo=PARIS)).said == "Ouvert."
    assert call(flow, at=datetime(2026, 12, 6, 10, tzinfo=PARIS)).said == "Fermé."
