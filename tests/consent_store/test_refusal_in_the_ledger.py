"""However a no and a recording follow each other, the no holds; from any process, from that moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from consent_store import Appended, Barred, Fact, Ledger, Repeated
from tests.consent_store.evidence import allowed, asked, decided, fact, kinds, started, take

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


def test_a_stop_is_kept_once(ledger: Ledger) -> None:
    ledger.stop(CALL, "a_page")
    ledger.stop(CALL, "another page")
    (kept,) = ledger.story(CALL)
    assert (kept.kind, kept.body) == ("stopped", {"by": "a_page"})


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
