"""However a no and a recording follow each other, the no holds; from any process, from that moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from consent_store import Appended, Barred, Fact, Ledger, Overtaken, Repeated
from tests.consent_store.conftest import StillClock
from tests.consent_store.evidence import NOON, allowed, asked, completed, decided, fact, kinds, started, take

CALL = "CA1"

Steps = Sequence[Sequence[Fact]]

SEVEN_ORDERS: list[tuple[str, Steps, str | None]] = [
    ("a refusal", [asked(), [decided("refused")]], "refused"),
    ("a yes, then a refusal", [[*asked(), decided("accepted")], [decided("refused")]], "refused"),
    (
        "a refusal, then staying",
        [[*asked(), decided("refused")], [*asked(), decided("continued")]],
        "refused",
    ),
    ("a refusal, then a yes", [[*asked(), decided("refused")], [*asked(), decided("accepted")]], None),
    (
        "a refusal, a yes, a withdrawal",
        [[*asked(), decided("refused")], [*asked(), decided("accepted")], [fact("withdrawn", by="key")]],
        "withdrawn",
    ),
    (
        "an objection, then not objecting",
        [[*asked(), decided("objected")], [*asked(), decided("not_objected")]],
        "refused",
    ),
    (
        "staying, a withdrawal, then a yes",
        [[*asked(), decided("continued")], [fact("withdrawn", by="key")], [*asked(), decided("accepted")]],
        None,
    ),
]


@pytest.mark.parametrize(("steps", "reason"), [order[1:] for order in SEVEN_ORDERS])
def test_the_order_of_no_and_yes_decides(ledger: Ledger, steps: Steps, reason: str | None) -> None:
    for turn, facts in enumerate(steps, 1):
        assert take(ledger, CALL, turn, *facts) == Appended()
    outcome = take(ledger, CALL, len(steps) + 1, allowed())
    assert outcome == (Appended() if reason is None else Barred(reason))


@pytest.mark.parametrize(("steps", "reason"), [order[1:] for order in SEVEN_ORDERS])
def test_it_decides_just_so_within_one_turn(ledger: Ledger, steps: Steps, reason: str | None) -> None:
    facts = [one for step in steps for one in step]
    outcome = take(ledger, CALL, 1, *facts, allowed())
    assert outcome == (Appended() if reason is None else Barred(reason))
    assert (kinds(ledger, CALL) == []) == (reason is not None)


def test_a_stop_pressed_elsewhere_holds_from_that_moment(
    ledger: Ledger, url: str, opened: Callable[[str], Ledger]
) -> None:
    take(ledger, CALL, 1, started(), *asked(), decided("accepted"))
    opened(url).stop(CALL, "a_page")
    assert take(ledger, CALL, 2, allowed()) == Barred("stopped")


def test_every_stop_is_kept_and_says_by_whom(ledger: Ledger) -> None:
    ledger.stop(CALL, "a_page")
    ledger.stop(CALL, "another page")
    assert [(kept.kind, kept.body["by"]) for kept in ledger.story(CALL)] == [
        ("stopped", "a_page"),
        ("stopped", "another page"),
    ]


def test_a_stop_after_a_later_yes_is_another_stop(ledger: Ledger, clock: StillClock) -> None:
    ledger.stop(CALL, "a_page")
    take(ledger, CALL, 1, started(), *asked(), decided("accepted"))
    clock.now += timedelta(minutes=1)
    ledger.stop(CALL, "a_page")
    assert take(ledger, CALL, 2, allowed()) == Barred("stopped")


def test_a_withdrawal_that_no_turn_brought_bars_too(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started(), *asked(), decided("accepted"))
    ledger.append(CALL, [fact("withdrawn", by="hanging_up")])
    assert take(ledger, CALL, 2, allowed()) == Barred("withdrawn")


def test_a_grant_delivered_again_after_a_stop_grants_nothing(ledger: Ledger) -> None:
    consent = [*asked(), decided("accepted")]
    take(ledger, CALL, 1, *consent)
    ledger.stop(CALL, "a_page")
    assert take(ledger, CALL, 2, *consent, allowed()) == Barred("stopped")


def test_a_recording_kept_before_is_judged_again_in_a_later_turn(ledger: Ledger) -> None:
    recording = allowed()
    take(ledger, CALL, 1, *asked(), decided("accepted"), recording)
    ledger.stop(CALL, "a_page")
    assert take(ledger, CALL, 2, recording) == Barred("stopped")


def test_a_turn_that_records_and_is_repeated_has_its_answer(ledger: Ledger) -> None:
    turn = [*asked(), decided("accepted"), allowed()]
    assert take(ledger, CALL, 1, *turn, replay=b"records") == Appended()
    assert take(ledger, CALL, 1, *turn) == Repeated(b"records")


def test_a_turn_that_records_and_is_repeated_after_a_stop_is_answered_unrecorded(ledger: Ledger) -> None:
    turn = [*asked(), decided("accepted"), allowed()]
    take(ledger, CALL, 1, *turn, replay=b"records")
    ledger.stop(CALL, "a_page")
    assert take(ledger, CALL, 1, *turn) == Barred("stopped")
    assert take(ledger, CALL, 1, fact("recording_blocked"), replay=b"unrecorded") == Appended()
    assert take(ledger, CALL, 1, *turn) == Repeated(b"unrecorded")
    assert kinds(ledger, CALL)[-3:] == ["stopped", "recording_blocked", "repeated"]


def test_a_turn_that_did_not_record_is_repeated_whatever_was_stopped(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started(), replay=b"first")
    ledger.stop(CALL, "a_page")
    assert take(ledger, CALL, 1, started()) == Repeated(b"first")


NOES = [decided("refused"), decided("objected"), fact("withdrawn", by="key"), fact("stopped", by="a_page")]


@pytest.mark.parametrize("no", NOES)
def test_a_no_whose_key_holds_something_else_is_kept_under_another_and_once(ledger: Ledger, no: Fact) -> None:
    ledger.append(CALL, [fact("decision", no.key, value="continued")])
    ledger.append(CALL, [no])
    ledger.append(CALL, [no, no])
    assert [(kept.kind, kept.key) for kept in ledger.story(CALL)] == [
        ("decision", no.key),
        (no.kind, f"{no.key}~2"),
    ]


def test_a_no_that_says_something_else_than_the_no_of_its_key_is_kept_too(ledger: Ledger) -> None:
    keys = ["k", "k", "k", "k~2"]
    noes = [fact("withdrawn", key, by=by) for key, by in zip(keys, "abca", strict=True)]
    ledger.append(CALL, noes)
    ledger.append(CALL, noes)
    assert [kept.key for kept in ledger.story(CALL)] == ["k", "k~2", "k~3", "k~2~2"]


@pytest.mark.parametrize("no", NOES)
def test_a_turn_that_brings_a_no_under_a_key_of_another_fact_records_nothing(
    ledger: Ledger, no: Fact
) -> None:
    take(ledger, CALL, 1, *asked(), replace(decided("accepted"), key=no.key))
    reason = "refused" if no.kind == "decision" else no.kind
    assert take(ledger, CALL, 2, no, allowed()) == Barred(reason)
    assert take(ledger, CALL, 2, no) == Appended()
    assert take(ledger, CALL, 3, allowed()) == Barred(reason)


@pytest.mark.parametrize("no", NOES)
def test_a_no_that_comes_after_the_end_of_the_call_is_kept_and_erases(ledger: Ledger, no: Fact) -> None:
    take(ledger, CALL, 1, *asked(), decided("accepted"), allowed())
    ledger.append(CALL, [fact("call_ended"), completed("RE1")])
    assert ledger.due_recordings(NOON) == []
    ledger.append(CALL, [no])
    assert [due.recording for due in ledger.due_recordings(NOON)] == ["RE1"]


@pytest.mark.parametrize("no", NOES)
@pytest.mark.parametrize(
    ("turn", "outcome"),
    [(1, Overtaken()), (2, Appended()), (3, Barred("ended"))],
    ids=["old", "same", "late"],
)
def test_a_no_in_a_turn_that_comes_too_late_is_kept_and_erases(
    ledger: Ledger, no: Fact, turn: int, outcome: object
) -> None:
    take(ledger, CALL, 1, *asked(), decided("accepted"))
    take(ledger, CALL, 2, allowed())
    ledger.append(CALL, [completed("RE1"), *([fact("call_ended")] if turn == 3 else [])])
    assert take(ledger, CALL, turn, no) == outcome
    assert [(kept.kind, kept.turn) for kept in ledger.story(CALL) if kept.key == no.key] == [(no.kind, turn)]
    assert [due.recording for due in ledger.due_recordings(NOON)] == ["RE1"]


@pytest.mark.parametrize("no", NOES)
def test_a_turn_repeated_with_a_no_that_it_had_not_said_keeps_the_no(ledger: Ledger, no: Fact) -> None:
    take(ledger, CALL, 1, *asked(), replace(decided("continued"), key=no.key), replay=b"first")
    assert take(ledger, CALL, 1, no) == Repeated(b"first")
    assert take(ledger, CALL, 1, no) == Repeated(b"first")
    assert kinds(ledger, CALL)[3:] == [no.kind, "repeated", "repeated"]
    reason = "refused" if no.kind == "decision" else no.kind
    assert take(ledger, CALL, 2, allowed()) == Barred(reason)


@pytest.mark.parametrize("no", NOES)
def test_a_turn_that_recorded_and_is_repeated_with_a_no_is_answered_unrecorded(
    ledger: Ledger, no: Fact
) -> None:
    turn = [*asked(), replace(decided("accepted"), key=no.key), allowed()]
    take(ledger, CALL, 1, *turn, replay=b"records")
    assert take(ledger, CALL, 1, *turn[:-2], no, replay=b"unrecorded") == Appended()
    assert take(ledger, CALL, 1, *turn) == Repeated(b"unrecorded")
    ledger.append(CALL, [completed("RE1")])
    assert [due.recording for due in ledger.due_recordings(NOON)] == ["RE1"]


def test_a_no_that_was_kept_is_no_other_no_when_its_turn_is_repeated(ledger: Ledger) -> None:
    refusal = decided("refused")
    take(ledger, CALL, 1, *asked(), refusal, replay=b"first")
    take(ledger, CALL, 2, *asked("again"), decided("accepted", words="again"))
    assert take(ledger, CALL, 1, refusal) == Overtaken()
    assert take(ledger, CALL, 3, allowed()) == Appended()
