"""What is written of the newer verbs means what the reference says it means."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from written import HEAD, codes

from ivr.flow import (
    Answer,
    Collect,
    Consent,
    Dates,
    Digits,
    Flow,
    Goto,
    HangUp,
    Hours,
    Opening,
    PauseRecording,
    Play,
    Retry,
    Set,
    Team,
    Transfer,
    When,
)
from ivr.parse import read_flow
from ivr.parse.holidays import OF_FRANCE, YEARS, of_place

BYE = "  bye: {hang_up: }\n"


def read(text: str) -> Flow:
    reading = read_flow(HEAD + text, "desk")
    assert reading.flow is not None, reading.diagnostics
    return reading.flow


def step(text: str, above: str = "") -> Any:
    return read(f"{above}start: one\nsteps:\n  one: {text}\n{BYE}").steps["one"]


def test_a_sound_has_its_words() -> None:
    found = step("{play: welcome.mp3, text: Good morning., next: bye}")
    assert found == Play("welcome.mp3", "Good morning.", "bye")
    assert (found.file, step("{play: 'https://a.example/b.mp3', text: Hi., next: bye}").file) == (
        "welcome.mp3",
        "",
    )


def test_digits_are_taken_and_confirmed_by_one_and_two_unless_said() -> None:
    found = step("{collect: Number?, into: number, digits: 4-8, next: bye, silence: bye}")
    assert isinstance(found, Collect)
    assert (found.digits, found.check, found.sensitive, found.wait) == (Digits(4, 8), None, False, 5)
    assert (found.confirm, found.correct) == (Answer("1"), Answer("2"))
    assert found.unclear == found.silence == Retry("bye")


def test_silence_and_the_unclear_can_lead_two_ways() -> None:
    ways = "silence: bye, unclear: {then: two, again: 3}"
    found = step(f"{{collect: Number?, into: n, digits: 6, next: bye, {ways}}}\n  two: {{hang_up: }}")
    assert (found.silence, found.unclear) == (Retry("bye"), Retry("two", 3))


def test_holidays_lead_where_closed_leads_unless_said() -> None:
    found = step("{hours: {mon: 09:00-12:00}, holidays: FR, open: two, closed: bye}\n  two: {hang_up: }")
    assert isinstance(found, Hours)
    assert found.holiday == "bye"


def test_closures_are_days_and_spans_of_days() -> None:
    found = step(
        "{hours: {mon: 09:00-12:00}, closures: [2026-12-24, 2026-12-28..2027-01-02], open: bye, closed: bye}"
    )
    assert found.closures == (
        Dates(date(2026, 12, 24), date(2026, 12, 24)),
        Dates(date(2026, 12, 28), date(2027, 1, 2)),
    )
    assert step("{hours: {mon: 09:00-12:00}, closures: 2026-12-24, open: bye, closed: bye}").closures == (
        Dates(date(2026, 12, 24), date(2026, 12, 24)),
    )


@pytest.mark.parametrize(
    ("written", "day", "openings"),
    [
        ("{mon-fri: '09:00-12:30, 14:00-18:00'}", 4, ((540, 750), (840, 1080))),
        ("{mon-fri: '14:00-18:00, 09:00-12:30'}", 0, ((540, 750), (840, 1080))),
        ("{mon-fri: 09:00-12:30}", 5, ()),
        ("{'mon, wed': 9:00-12:00}", 2, ((540, 720),)),
        ("{'mon, wed': 9:00-12:00}", 1, ()),
        ("{'mon-tue, sat-sun': 00:00-24:00}", 6, ((0, 1440),)),
        ("{mon: [09:00-12:00, 14:00-18:00]}", 0, ((540, 720), (840, 1080))),
        ("{mon: 09:00 - 12:00}", 0, ((540, 720),)),
        ("{mon: 09:00–12:00}", 0, ((540, 720),)),
        ("{mon: '09:00-12:00, 12:00-18:00'}", 0, ((540, 720), (720, 1080))),
        ("{mon-fri: 09:00-18:00, sun: closed}", 6, ()),
    ],
)  # fmt: skip
def test_a_week_is_written_as_it_is_told(
    written: str, day: int, openings: tuple[tuple[int, int], ...]
) -> None:
    week = step(f"{{hours: {written}, open: bye, closed: bye}}").week
    assert week.days[day] == tuple(Opening(*opening) for opening in openings)


@pytest.mark.parametrize(
    "written",
    [
        "18:00-09:00",
        "09:00-09:00",
        "09:00",
        "9-12",
        "09:60-12:00",
        "24:00-24:00",
        "09:00-24:01",
        "'09:00-12:30, 12:00-18:00'",
        "{from: 9, to: 12}",
        "[[09:00-12:00]]",
        "",
    ],
)
def test_hours_that_make_no_sense_are_refused(written: str) -> None:
    found = codes(f"start: one\nsteps:\n  one: {{hours: {{mon: {written}}}, open: bye, closed: bye}}\n{BYE}")
    assert found in (["S117"], ["S116"])


def test_an_hour_is_open_from_its_first_minute_to_before_its_last() -> None:
    week = step("{hours: {mon: 09:00-12:00}, open: bye, closed: bye}").week
    monday = datetime(2026, 11, 30)  # noqa: DTZ001
    assert [week.open_at(monday.replace(hour=hour, minute=minute)) for hour, minute in ((8, 59), (9, 0))] == [
        False,
        True,
    ]
    assert not week.open_at(monday.replace(hour=12))


def test_alsace_has_two_holidays_more_than_france() -> None:
    more = of_place("FR-Alsace-Moselle").days - of_place("FR").days
    assert {day for day in more if day.year == 2027} == {date(2027, 3, 26), date(2027, 12, 26)}


@pytest.mark.parametrize("place", ["FR", *OF_FRANCE, "BE", "CH", "DE", "DE-BY", "GB", "US", "CA", "LU"])
def test_every_place_has_holidays_in_every_year(place: str) -> None:
    days = of_place(place).days
    assert {day.year for day in days} == set(YEARS)
    assert date(2030, 1, 1) in days


def test_abolition_is_a_holiday_overseas_and_not_in_france() -> None:
    assert date(2027, 12, 20) in of_place("FR-La-Reunion").days - of_place("FR").days


@pytest.mark.parametrize(
    "place", ["FR-", "fr", "France", "FR-Bretagne", "XX", "FR-Zone A", "DE-", "DE-Alsace-Moselle"]
)
def test_holidays_of_a_place_that_is_none_are_refused(place: str) -> None:
    text = f"{{hours: {{mon: 09:00-12:00}}, holidays: {place}, open: bye, closed: bye}}"
    assert codes(f"start: one\nsteps:\n  one: {text}\n{BYE}") == ["S117"]


def test_a_flow_follows_the_holidays_of_a_few_places_only() -> None:
    text = "".join(
        f"  s{number}: {{hours: {{mon: 09:00-12:00}}, holidays: {place}, open: bye, closed: s{number + 1}}}\n"
        for number, place in enumerate(["FR", "BE", "CH", "DE", "LU", "GB"])
    )
    assert codes(f"start: s0\nsteps:\n{text}  s6: {{hang_up: }}\n{BYE}") == ["S117"]


def test_names_and_cases_keep_their_order() -> None:
    assert step("{set: {reason: repair, place: workshop}, next: bye}") == Set(
        (("reason", "repair"), ("place", "workshop")), "bye"
    )
    found = read(
        "start: one\nsteps:\n  one: {set: {reason: repair}, next: two}\n"
        "  two:\n    when:\n      repair: {variable: reason, is: repair, next: bye}\n"
        f"      abroad: {{countries: FR, next: bye}}\n    otherwise: bye\n{BYE}"
    ).steps["two"]
    assert isinstance(found, When)
    assert [(case.name, case.variable, case.equals, case.countries) for case in found.cases] == [
        ("repair", "reason", "repair", ()),
        ("abroad", None, None, ("FR",)),
    ]


def test_another_flow_is_named_and_may_come_back() -> None:
    assert step("{goto: opening-hours, next: bye}") == Goto("opening-hours", "bye")
    assert step("{goto: back}\n  two: {hang_up: }") == Goto("back", None)


def test_a_pause_is_taken_up_again() -> None:
    assert [step(f"{{pause_recording: {word}, next: bye}}") for word in ("yes", "no")] == [
        PauseRecording(True, "bye"),
        PauseRecording(False, "bye"),
    ]


def test_a_transfer_goes_to_a_number_or_to_a_team() -> None:
    above = 'teams: {desk: {numbers: "+33199001235", ring: together, whisper: A call.}}\n'
    rest = "busy: bye, no_answer: bye"
    for written, number, team in (
        ('"+33199001234"', "+33199001234", None),
        ('{number: "+33199001234"}', "+33199001234", None),
        ("{team: desk}", "", "desk"),
    ):
        found = step(f"{{transfer: {written}, {rest}}}", above)
        assert isinstance(found, Transfer)
        assert (found.number, found.team, found.failed) == (number, team, "bye")
    assert read(f"{above}start: bye\nsteps:\n{BYE}").teams == {
        "desk": Team(("+33199001235",), "together", "A call.")
    }


def test_the_refusal_may_stay_open_and_the_notice_have_a_second_layer() -> None:
    text = (
        "recording: {purposes: {service_quality: {keep: 6 months}}}\nstart: one\nsteps:\n  one:\n"
        "    consent: implicit\n    notice: Recorded {purposes}, {keep}.\n    offer: Press 9.\n"
        "    refuse: {key: '9'}\n"
        f"    more: {{key: '0', say: At length.}}\n    window: next_answer\n    continued: bye\n"
        f"    refused: bye\n    unclear: bye\n{BYE}"
    )
    found = read(text).steps["one"]
    assert isinstance(found, Consent)
    assert found.window is None
    assert found.more is not None
    assert (found.more.answer, found.more.say) == (Answer("0"), "At length.")


def test_an_empty_word_to_hang_up_with_is_none() -> None:
    assert read("start: bye\nsteps:\n  bye: {hang_up: '  '}\n").steps["bye"] == HangUp(None)
