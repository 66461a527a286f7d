"""A caller can take back what they allowed; then it stops, and what was recorded is erased (law 2)."""

from __future__ import annotations

import pytest

from ivr.actions import Connect, EraseRecordings, Listen, TakeMessage
from ivr.engine import Waiting
from ivr.facts import RecordingBlocked, RecordingKept, TransferEnded, WithdrawalAsked, Withdrawn
from ivr.flow import Answer
from tests.engine.scene import call, switchboard

STAR = Answer("*", ("arrêtez l'enregistrement",))
FLOW = switchboard(withdraw=STAR)
AGREED = ("-", "-")
TALKED = (*AGREED, "1", "talked")


@pytest.mark.parametrize(("move", "by"), [("*", "key"), ("arrêtez l'enregistrement", "voice")])
def test_the_listed_words_and_key_withdraw_at_a_menu(move: str, by: str) -> None:
    told = call(FLOW, *AGREED, move)
    assert [each.by for each in told.of(Withdrawn)] == [by]
    assert EraseRecordings() in told.last.actions
    assert "n'est plus enregistré" in told.said
    told.plays("1")
    assert not told.recorded
    assert told.of(RecordingBlocked)[0].reason == "withdrawn"


def test_the_question_is_asked_again_after_a_withdrawal() -> None:
    assert call(FLOW, *AGREED, "*").state.waiting is Waiting.CHOICE


def test_who_never_agreed_hears_that_the_call_is_not_recorded() -> None:
    assert "Cet appel n'est pas enregistré." in call(FLOW, "9", "*").said


def test_the_star_can_end_a_recorded_talk_and_no_other() -> None:
    assert call(FLOW, *AGREED, "1").of(Connect)[0].star_ends
    assert not call(FLOW, "9", "1", "1").of(Connect)[0].star_ends
    assert not call(switchboard(), *AGREED, "1").of(Connect)[0].star_ends


def test_after_a_recorded_talk_the_caller_is_asked_whether_to_erase_it() -> None:
    told = call(FLOW, *TALKED)
    assert told.state.waiting is Waiting.STAR
    assert told.of(WithdrawalAsked)
    assert told.of(Listen)[0].phrases == ()


def test_only_the_key_that_keeps_keeps_it() -> None:
    told = call(FLOW, *TALKED, "2")
    assert told.of(RecordingKept)
    assert not told.of(Withdrawn)
    assert EraseRecordings() not in told.actions


@pytest.mark.parametrize("moves", [("1",), ("*",), ("-",), ("5", "5"), ("5", "-")])
def test_anything_else_erases_it_and_puts_the_caller_through_again_unrecorded(moves: tuple[str, ...]) -> None:
    told = call(FLOW, *TALKED, *moves)
    assert EraseRecordings() in told.last.actions
    assert told.of(Connect) == [Connect(("+33199000101",), 20)]


def test_a_key_that_means_nothing_there_is_asked_about_once() -> None:
    told = call(FLOW, *TALKED, "5")
    assert told.state.waiting is Waiting.STAR
    assert not told.of(Withdrawn)


@pytest.mark.parametrize("outcome", ["busy", "no_answer", "failed"])
def test_a_talk_that_never_was_is_not_asked_about(outcome: str) -> None:
    told = call(FLOW, *AGREED, "1", outcome)
    assert told.of(TransferEnded)[0].outcome == outcome
    assert not told.of(WithdrawalAsked)


def test_the_withdrawing_key_ends_a_message_and_erases_it() -> None:
    told = call(FLOW, *AGREED, "2", "-", "1")
    assert told.of(TakeMessage)[0].end_keys == "#*"
    told.plays("message 7 *")
    assert told.of(Withdrawn)
    assert EraseRecordings() in told.last.actions
    assert told.state.step == "bye"


def test_a_withdrawal_is_heard_even_in_the_turn_that_ends_an_endless_call() -> None:
    told = call(FLOW, *AGREED)
    while told.state.turn < 150:
        told.plays("*")
    told.plays("*")
    assert told.last.state.waiting is Waiting.END
    assert EraseRecordings() in told.last.actions
