"""After a no, nothing of the call is recorded unless the caller says yes to a question (law 2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, EraseRecordings, Listen, TakeMessage
from ivr.events import MayRecord, StayedSilent
from ivr.facts import Decision, NoticeStarted, RecordingBlocked
from ivr.flow import Answer, Mode
from tests.engine.scene import EXPLICIT, IMPLICIT, WORKSHOP_STEP, call, switchboard

FLOW = switchboard()
REFUSED = ("9", "1")


def test_a_transfer_that_records_lets_who_refused_pass_unrecorded() -> None:
    told = call(FLOW, *REFUSED, "1")
    assert told.of(Connect) == [Connect(("+33199000101",), 20)]
    assert told.of(RecordingBlocked)[0].reason == "refused"


def test_a_voicemail_sends_who_refused_elsewhere() -> None:
    straight_on = switchboard(may_keep=replace(IMPLICIT, purposes=("message",), continued="message"))
    told = call(straight_on, *REFUSED, "2")
    assert not told.of(TakeMessage)
    assert told.state.step == "bye"


def test_who_refused_is_not_told_again_by_a_notice_that_asks_nothing() -> None:
    told = call(switchboard(menu=replace(IMPLICIT, continued="workshop")), *REFUSED)
    assert len(told.of(NoticeStarted)) == 1
    assert not told.recorded


def test_a_yes_to_a_later_question_permits_what_it_asked_and_no_more() -> None:
    told = call(FLOW, *REFUSED, "2", "-", "1")
    assert told.of(TakeMessage)
    assert told.of(Decision)[-1].purposes == ("message",)
    told = call(FLOW, "-", "-", "2", "-", "9")
    assert not told.of(TakeMessage)


def test_a_yes_after_a_no_brings_back_nothing_that_was_agreed_before_it() -> None:
    asks_twice = switchboard(
        may_keep=replace(EXPLICIT, purposes=("message",), refused="ask", accepted="workshop")
    )
    asks_twice = replace(
        asks_twice,
        steps={**asks_twice.steps, "ask": replace(EXPLICIT, purposes=("message",), accepted="workshop")},
    )
    told = call(asks_twice, "-", "-", "2", "-", "9", "-", "1")
    assert told.of(Decision)[-1].value == "accepted"
    assert told.of(Connect) == [Connect(("+33199000101",), 20)]
    assert told.of(RecordingBlocked)[-1].reason == "purpose"


@pytest.mark.parametrize("later", ["-", "…", "5"])
def test_silence_or_noise_at_a_later_question_leaves_a_no_a_no(later: str) -> None:
    told = call(FLOW, *REFUSED, "2", "-", later, later)
    assert not told.recorded


def test_after_a_no_only_keys_are_listened_to() -> None:
    told = call(FLOW, *REFUSED, "2", "-")
    assert all(
        not listen.phrases for turn in told.turns[1:] for listen in turn.actions if isinstance(listen, Listen)
    )


def test_after_a_yes_words_are_listened_to_again() -> None:
    assert call(FLOW, "-", "-").of(Listen)[0].phrases == ("atelier", "message")
    assert call(FLOW, "-", "…", "…").of(Listen)[0].phrases == ()


def test_a_no_after_a_recorded_talk_erases_it() -> None:
    told = call(switchboard(workshop=replace(WORKSHOP_STEP, next="may_keep")), "-", "-", "1", "talked", "9")
    assert EraseRecordings() in told.last.actions


def test_what_was_stopped_elsewhere_is_a_no_at_once_and_stays_one() -> None:
    told = call(FLOW, "-", "-")
    told.may_record = MayRecord.WITHDRAWN
    told.plays("1")
    assert not told.recorded
    told.may_record = MayRecord.YES
    told.plays("busy", "-")
    assert told.state.permission.refused_once


def test_staying_on_the_line_while_it_is_stopped_elsewhere_permits_nothing() -> None:
    told = call(FLOW, "-")
    told.may_record = MayRecord.WITHDRAWN
    told.hears(StayedSilent)
    told.may_record = MayRecord.YES
    told.plays("1")
    assert not told.recorded


def test_an_objection_is_as_final_as_a_refusal() -> None:
    told = call(switchboard(notice=replace(IMPLICIT, mode=Mode.OBJECTION)), "9", "1", "1")
    assert not told.recorded


def test_words_that_withdraw_also_refuse() -> None:
    told = call(
        switchboard(withdraw=Answer("*", ("arrêtez l'enregistrement",))), "-", "arrêtez l'enregistrement"
    )
    assert told.of(Decision)[0].value == "refused"
