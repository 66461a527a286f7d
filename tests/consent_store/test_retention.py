"""When a recording must be gone is judged from its call's facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_store import Fact
from consent_store.retention import changes_retention, deletions
from tests.consent_store.evidence import NOON, allowed, asked, completed, decided, fact

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = NOON + 30 * DAY


def at(hours: int, one: Fact) -> Fact:
    return replace(one, happened_at=NOON + hours * HOUR)


def unallowed(recording: str) -> Fact:
    return fact("unallowed_recording", subject=recording, source="DialVerb")


def begun(recording: str) -> Fact:
    return fact("recording_started", subject=recording, source="DialVerb")


NOES = [decided("refused"), decided("objected"), fact("withdrawn"), fact("stopped")]


def test_a_recording_is_due_when_the_time_spoken_is_over() -> None:
    assert deletions([allowed(), completed("RE1")]) == {"RE1": LATER}


@pytest.mark.parametrize("no", NOES)
def test_what_was_taken_back_is_due_from_then_on(no: Fact) -> None:
    assert deletions([allowed(), completed("RE1"), at(2, no)]) == {"RE1": NOON + 2 * HOUR}


@pytest.mark.parametrize("no", NOES)
def test_what_was_taken_back_is_due_though_its_completion_is_told_hours_later(no: Fact) -> None:
    assert deletions([allowed(), at(1, no), at(9, completed("RE1"))]) == {"RE1": NOON + HOUR}


def test_a_later_yes_does_not_bring_back_what_was_taken_back() -> None:
    history = [allowed(), completed("RE1"), at(1, fact("withdrawn")), *asked(), decided("accepted")]
    assert deletions(history) == {"RE1": NOON + HOUR}


@pytest.mark.parametrize("no", NOES)
def test_a_no_before_anything_was_allowed_takes_nothing_back(no: Fact) -> None:
    history = [no, *asked(), decided("accepted"), allowed(), completed("RE1")]
    assert deletions(history) == {"RE1": LATER}


def test_all_recordings_of_a_call_are_taken_back_together() -> None:
    history = [allowed(), completed("RE1"), completed("RE2"), at(3, fact("withdrawn"))]
    assert deletions(history) == {"RE1": NOON + 3 * HOUR, "RE2": NOON + 3 * HOUR}


def test_a_recording_that_nobody_allowed_is_due_at_once_and_it_alone() -> None:
    history = [allowed(), completed("RE1"), at(1, unallowed("RE2")), at(1, completed("RE2"))]
    assert deletions(history) == {"RE1": LATER, "RE2": NOON + HOUR}


def test_what_was_deleted_is_due_no_more() -> None:
    gone = fact("deleted", subject="RE1", answer="deleted")
    assert deletions([allowed(), completed("RE1"), gone]) == {}
    assert deletions([allowed(), gone, completed("RE1"), fact("withdrawn")]) == {}


def test_a_recording_that_goes_on_cannot_be_deleted_yet() -> None:
    assert deletions([allowed(), begun("RE1")]) == {}


@pytest.mark.parametrize("no", NOES)
def test_what_was_taken_back_and_never_told_to_be_complete_is_due_after_a_day(no: Fact) -> None:
    assert deletions([allowed(), begun("RE1"), at(2, no)]) == {"RE1": NOON + DAY}
    assert deletions([allowed(), begun("RE1"), at(30, no)]) == {"RE1": NOON + 30 * HOUR}


def test_what_nobody_allowed_and_is_never_told_to_be_complete_is_due_after_a_day() -> None:
    assert deletions([unallowed("RE1"), begun("RE1")]) == {"RE1": NOON + DAY}


def test_a_failure_leaves_it_due() -> None:
    failed = fact("delete_failed", subject="RE1", reason="too_many_requests")
    assert deletions([allowed(), completed("RE1"), failed]) == {"RE1": LATER}


moments = st.integers(0, 2_000)
some_facts = st.one_of(
    st.sampled_from([allowed(), *NOES, *asked(), decided("accepted"), begun("RE1"), unallowed("RE1")]),
    st.integers(0, 60).map(lambda days: completed("RE1", days * DAY)),
)
histories = st.lists(st.builds(at, moments, some_facts), max_size=8)


def due_of(history: list[Fact]) -> datetime | None:
    return deletions(history).get("RE1")


@given(histories, some_facts, moments)
def test_nothing_that_happens_later_keeps_a_recording_longer(
    history: list[Fact], later: Fact, hours: int
) -> None:
    before, after = due_of(history), due_of([*history, at(hours, later)])
    once = completed("RE1").kind
    told_complete = any(one.kind == once for one in history)
    if before is not None and told_complete:
        assert after is not None
        assert after <= before


@given(histories, some_facts)
def test_what_changes_no_retention_is_rightly_passed_over(history: list[Fact], later: Fact) -> None:
    if not changes_retention(later):
        assert deletions([*history, later]) == deletions(history)
