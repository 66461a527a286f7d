"""While sensitive details are given nothing records; nothing starts to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.engine.state import Paused
from ivr.facts import RecordingBlocked, RecordingPaused, RecordingResumed
from ivr.flow import Collect, Digits, PauseRecording, Retry, Say
from tests.engine.scene import EXPLICIT, call, switchboard

AGREED = ("-", "-")
CARD = Collect("Carte ?", "card", Digits(4, 4), "after", Retry("bye", 0), Retry("bye", 0), sensitive=True)


def test_a_transfer_passes_unrecorded_while_recording_is_paused() -> None:
    told = call(switchboard(menu=PauseRecording(True, "workshop")), *AGREED)
    assert told.of(RecordingPaused) == [RecordingPaused("menu", "a_step")]
    assert told.of(RecordingBlocked) == [RecordingBlocked("workshop", "paused")]
    assert not told.recorded


def test_a_message_is_not_taken_while_recording_is_paused() -> None:
    flow = switchboard(
        menu=PauseRecording(True, "may_keep"),
        may_keep=replace(EXPLICIT, purposes=("message",), accepted="message"),
    )
    told = call(flow, *AGREED, "-", "1")
    assert told.of(RecordingBlocked) == [RecordingBlocked("message", "paused")]
    assert not told.recorded


def test_taken_up_again_a_transfer_records() -> None:
    flow = switchboard(menu=PauseRecording(True, "again"), again=PauseRecording(False, "workshop"))
    told = call(flow, *AGREED)
    assert told.of(RecordingResumed) == [RecordingResumed("again")]
    assert told.recorded


def test_pausing_twice_is_remembered_once_and_so_is_taking_up_what_was_not_paused() -> None:
    twice = switchboard(menu=PauseRecording(True, "again"), again=PauseRecording(True, "bye"))
    assert len(call(twice, *AGREED).of(RecordingPaused)) == 1
    assert not call(switchboard(menu=PauseRecording(False, "bye")), *AGREED).of(RecordingResumed)


def test_a_pause_lasts_over_turns() -> None:
    told = call(switchboard(menu=PauseRecording(True, "may_keep")), *AGREED)
    assert told.state.paused is Paused.ASKED


def test_a_refusal_is_the_reason_even_while_recording_is_paused() -> None:
    told = call(switchboard(menu=PauseRecording(True, "workshop")), "9", "1")
    assert told.of(RecordingBlocked)[0].reason == "refused"


@pytest.mark.parametrize("moves", [("types 1234",), ("-",), ("types 1",)])
def test_sensitive_digits_pause_by_themselves_and_only_until_the_call_goes_on(moves: tuple[str, ...]) -> None:
    told = call(switchboard(menu=Say("", "card"), card=CARD, after=Say("", "workshop")), *AGREED)
    assert told.of(RecordingPaused) == [RecordingPaused("card", "sensitive")]
    assert told.state.paused is Paused.SENSITIVE
    told.plays(*moves)
    assert len(told.of(RecordingResumed)) == 1
    assert told.state.paused is Paused.NO
    assert told.recorded is (moves == ("types 1234",))


def test_a_pause_the_flow_asked_for_outlasts_the_digits() -> None:
    flow = switchboard(menu=PauseRecording(True, "card"), card=CARD, after=Say("", "workshop"))
    told = call(flow, *AGREED, "types 1234")
    assert not told.of(RecordingResumed)
    assert told.of(RecordingBlocked)[0].reason == "paused"
