"""Steps that record: those who agreed are recorded, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, HangUp, TakeMessage
from ivr.events import MayRecord
from ivr.facts import (
    ConsentMissing,
    Decision,
    MessageTaken,
    RecordingAllowed,
    RecordingBlocked,
    TransferEnded,
    TransferStarted,
)
from ivr.flow import Say, Voicemail
from tests.engine.scene import EXPLICIT, WORKSHOP_STEP, call, switchboard, without_recording

FLOW = switchboard()
AGREED = ("-", "-")
MESSAGE = (*AGREED, "2", "-", "1")
NOT_NOW = [reason for reason in MayRecord if reason is not MayRecord.YES]


def test_a_recording_is_allowed_in_the_ledger_in_the_turn_that_starts_it() -> None:
    told = call(FLOW, *AGREED, "1")
    (allowed,) = [fact for fact in told.last.facts if isinstance(fact, RecordingAllowed)]
    assert allowed.source == "transfer"
    assert allowed.keep == {"service_quality": "6 months", "training": "6 months"}
    assert told.of(TransferStarted) == [TransferStarted("workshop", recorded=True)]


def test_a_transfer_that_does_not_record_records_nobody() -> None:
    told = call(switchboard(workshop=replace(WORKSHOP_STEP, record=False)), *AGREED, "1")
    assert not told.recorded
    assert not told.of(RecordingBlocked)


@pytest.mark.parametrize("reason", NOT_NOW)
def test_whatever_forbids_it_outside_a_transfer_passes_unrecorded(reason: MayRecord) -> None:
    told = call(FLOW, *AGREED)
    told.may_record = reason
    told.plays("1")
    assert told.of(Connect) == [Connect(("+33199000101",), 20)]
    assert told.of(RecordingBlocked)[0].reason == reason.value


def test_evidence_that_could_not_be_kept_once_forbids_recording_to_the_end() -> None:
    told = call(FLOW)
    told.may_record = MayRecord.LEDGER
    told.plays("-")
    told.may_record = MayRecord.YES
    told.plays("-", "1")
    assert told.of(RecordingBlocked)[0].reason == "ledger"
    assert not told.recorded


def test_a_caller_nobody_told_passes_unrecorded_and_the_flow_is_said_to_be_wrong() -> None:
    told = call(switchboard(start="workshop"))
    assert told.of(ConsentMissing) == [ConsentMissing("workshop")]
    assert told.of(Connect) == [Connect(("+33199000101",), 20)]


def test_a_flow_that_says_nothing_of_recording_records_nobody() -> None:
    told = call(without_recording(FLOW), "1")
    assert not told.recorded
    assert not told.of(Decision)


@pytest.mark.parametrize(
    ("outcome", "step"), [("busy", "may_keep"), ("no_answer", "may_keep"), ("failed", "bye")]
)
def test_a_transfer_that_fails_goes_where_the_step_says(outcome: str, step: str) -> None:
    told = call(FLOW, *AGREED, "1", outcome)
    assert told.of(TransferEnded)[0].outcome == outcome
    assert told.state.step == step


def test_after_the_talk_the_call_ends_with_a_word() -> None:
    told = call(FLOW, *AGREED, "1", "talked")
    assert "Au revoir" in told.said
    assert told.last.actions[-1] == HangUp()


def test_after_the_talk_the_caller_can_go_on() -> None:
    told = call(switchboard(workshop=replace(WORKSHOP_STEP, next="menu")), *AGREED, "1", "talked")
    assert told.state.step == "menu"


def test_who_agreed_to_leave_a_message_leaves_one() -> None:
    told = call(FLOW, *MESSAGE)
    assert told.of(TakeMessage) == [TakeMessage(120, "#")]
    assert told.of(RecordingAllowed)[0].purposes == ("message",)
    told.plays("message 12 #")
    assert told.of(MessageTaken) == [MessageTaken("message", 12, "#")]
    assert told.last.actions[-1] == HangUp()


def test_who_agreed_to_be_recorded_while_talking_has_not_agreed_to_a_message() -> None:
    told = call(switchboard(menu=Say("Un instant.", next="message")), *AGREED)
    assert not told.of(TakeMessage)
    assert told.of(RecordingBlocked)[0].reason == "purpose"
    assert told.state.step == "bye"


@pytest.mark.parametrize("reason", [MayRecord.SAMPLE, MayRecord.CAMPAIGN, MayRecord.STAFF])
def test_a_message_is_not_a_matter_of_samples_or_campaigns(reason: MayRecord) -> None:
    assert call(FLOW, *MESSAGE, may_record=reason).of(TakeMessage)


@pytest.mark.parametrize("reason", [MayRecord.LEDGER, MayRecord.WITHDRAWN, MayRecord.COUNTRY])
def test_what_forbids_every_recording_forbids_a_message_too(reason: MayRecord) -> None:
    told = call(FLOW, *MESSAGE[:-1])
    told.may_record = reason
    told.plays("1")
    assert not told.of(TakeMessage)
    assert told.state.step == "bye"


def test_a_voicemail_whose_only_way_out_is_itself_does_not_go_round_for_ever() -> None:
    trap = switchboard(start="message", message=Voicemail("Parlez.", unrecorded="message"))
    told = call(trap)
    assert not told.recorded
    assert told.last.actions[-1] == Connect(("+33199000999",), 30, returns=False)


def test_a_voicemail_after_a_yes_and_a_recorded_talk_needs_its_own_question() -> None:
    told = call(
        switchboard(may_keep=replace(EXPLICIT, purposes=("message",))), *AGREED, "1", "busy", "-", "9"
    )
    assert not told.of(TakeMessage)
