"""When a recording must be gone is judged from its call's facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_store import Fact, retention
from consent_store.fact import canonical
from consent_store.retention import changes_retention
from consent_store.wishes import Offered
from tests.consent_store.evidence import NOON, allowed, asked, completed, decided, fact

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = NOON + 30 * DAY


def at(hours: int, one: Fact) -> Fact:
    return replace(one, happened_at=NOON + hours * HOUR)


def in_turn(turn: int, one: Fact) -> Offered:
    """The fact as a turn brought it."""
    return Offered(one.kind, one.key, one.happened_at, one.subject, canonical(one.body), turn)


def deletions(history: Sequence[Fact | Offered]) -> dict[str, datetime]:
    """The judgement on these facts; those that are given as they are came with no turn."""
    return retention.deletions(
        [
            one
            if isinstance(one, Offered)
            else Offered(one.kind, one.key, one.happened_at, one.subject, canonical(one.body))
            for one in history
        ]
    )


def unallowed(recording: str) -> Fact:
    return fact("unallowed_recording", subject=recording, source="DialVerb")


def begun(recording: str, turn: int | None = None) -> Fact:
    return fact("recording_started", subject=recording, source="DialVerb", turn=turn)


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


@pytest.mark.parametrize(
    ("keep", "until"),
    [
        ("30 days", LATER),
        ("1 day", NOON + DAY),
        ("2 weeks", NOON + 14 * DAY),
        ("1 month", datetime(2027, 1, 1, 11, tzinfo=UTC)),
        ("3 months", datetime(2027, 3, 1, 11, tzinfo=UTC)),
        ("1 year", datetime(2027, 12, 1, 11, tzinfo=UTC)),
    ],
)
def test_a_recording_whose_end_is_never_told_is_due_when_the_time_spoken_is_over(
    keep: str, until: datetime
) -> None:
    assert deletions([allowed(keep=keep), begun("RE1")]) == {"RE1": until}


def test_it_is_due_at_the_end_of_the_longest_time_spoken_for_its_own_turn() -> None:
    both = fact("recording_allowed", purposes=["a", "b"], keep={"a": "2 days", "b": "1 week"})
    history = [in_turn(1, allowed(keep="9 years")), in_turn(2, both), begun("RE1", 2)]
    assert deletions(history) == {"RE1": NOON + 7 * DAY}


@pytest.mark.parametrize(("on", "until"), [(31, 28), (28, 28)])
def test_a_month_that_lacks_the_day_ends_on_its_last(on: int, until: int) -> None:
    began = replace(begun("RE1"), happened_at=datetime(2027, 1, on, 11, tzinfo=UTC))
    assert deletions([allowed(keep="1 month"), began]) == {"RE1": datetime(2027, 2, until, 11, tzinfo=UTC)}


@pytest.mark.parametrize("keep", [None, "", {}, {"a": "for ever"}, {"a": "9999 years"}, {"a": "0 days"}, [3]])
def test_a_recording_for_which_no_time_can_be_read_is_due_after_a_day(keep: object) -> None:
    strange = fact("recording_allowed", purposes=["a"], keep=keep)
    assert deletions([strange, begun("RE1")]) == {"RE1": NOON + DAY}
    assert deletions([begun("RE1")]) == {"RE1": NOON + DAY}


@pytest.mark.parametrize("no", NOES)
def test_what_was_taken_back_and_never_told_to_be_complete_is_due_after_a_day(no: Fact) -> None:
    assert deletions([allowed(), begun("RE1"), at(2, no)]) == {"RE1": NOON + DAY}
    assert deletions([allowed(), begun("RE1"), at(30, no)]) == {"RE1": NOON + 30 * HOUR}


@pytest.mark.parametrize("no", NOES)
def test_a_no_takes_back_what_was_allowed_before_it_and_not_what_was_said_yes_to_since(no: Fact) -> None:
    history = [
        in_turn(3, allowed()),
        completed("RE1", turn=3),
        in_turn(4, at(1, no)),
        *asked(),
        decided("accepted"),
        in_turn(6, at(2, allowed())),
        completed("RE2", turn=6),
    ]
    assert deletions(history) == {"RE1": NOON + HOUR, "RE2": LATER}
    assert deletions([*history, at(5, no)]) == {"RE1": NOON + HOUR, "RE2": NOON + 5 * HOUR}


def test_a_recording_that_says_no_turn_is_taken_back_by_any_no() -> None:
    history = [in_turn(3, allowed()), at(1, fact("withdrawn")), in_turn(6, allowed()), completed("RE1")]
    assert deletions(history) == {"RE1": NOON + HOUR}


def test_a_recording_of_a_turn_that_allowed_none_is_taken_back_by_any_no() -> None:
    history = [in_turn(3, allowed()), at(1, fact("withdrawn")), completed("RE1", turn=9)]
    assert deletions(history) == {"RE1": NOON + HOUR}


ASKED = in_turn(4, at(1, fact("withdrawal_asked")))


def test_a_question_about_erasing_that_nobody_answers_is_a_withdrawal_a_day_later() -> None:
    recorded = [in_turn(3, allowed()), completed("RE1", turn=3)]
    late = at(9, fact("call_ended"))
    assert deletions([*recorded, ASKED, late]) == {"RE1": NOON + HOUR + DAY}
    passed_over = in_turn(5, fact("repeated"))
    assert deletions([*recorded, ASKED, passed_over]) == {"RE1": NOON + HOUR + DAY}


def test_a_question_about_erasing_erases_nothing_that_is_allowed_after_it() -> None:
    history = [in_turn(3, allowed()), ASKED, in_turn(9, allowed()), completed("RE2", turn=9)]
    assert deletions(history) == {"RE2": LATER}


@pytest.mark.parametrize("answer", [in_turn(5, fact("recording_kept")), in_turn(5, fact("chosen"))])
def test_a_question_about_erasing_that_was_answered_is_no_withdrawal(answer: Offered) -> None:
    history = [in_turn(3, allowed()), completed("RE1", turn=3), ASKED, answer]
    assert deletions(history) == {"RE1": LATER}


def test_a_question_asked_again_must_be_answered_again() -> None:
    kept, again = in_turn(5, fact("recording_kept")), in_turn(8, at(2, fact("withdrawal_asked")))
    history = [in_turn(3, allowed()), completed("RE1", turn=3), ASKED, kept, again]
    assert deletions(history) == {"RE1": NOON + 2 * HOUR + DAY}


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


nothing_allowed = some_facts.filter(lambda one: one.kind != "recording_allowed")


@given(histories, nothing_allowed, moments)
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
