"""A caller may change their mind at any moment; what was recorded is then deleted (law 2, over HTTP)."""

from __future__ import annotations

import pytest

from ivr.handset import HangUp, PickUp
from ivr.handset.waits import Listening
from ivr.story import Course
from tests.calls.firm import Firm

AGREED = ["-", "-"]


def test_the_key_at_the_menu_ends_recording_for_good(here: Firm) -> None:
    call = here.call([*AGREED, "*", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.WITHDREW
    assert here.reasons(call) == ["withdrawn"]


def test_words_at_the_menu_do_too(here: Firm) -> None:
    call = here.call([*AGREED, "arrêtez l'enregistrement", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.WITHDREW


def test_the_star_in_the_notice_and_in_the_offer_is_a_refusal(here: Firm) -> None:
    for number, moves in enumerate((["*", "1", "1"], ["-", "*", "1", "1"])):
        call = here.call([*moves, "talked"], call_sid=here.sid(number=number))
        assert here.course(call) is Course.REFUSED_BY_KEY
        assert not call.recorded


@pytest.mark.parametrize("answer", [["1"], ["-"], ["!"]], ids=["erase", "silence", "hangs up"])
def test_the_star_in_a_talk_deletes_it_unless_the_caller_says_to_keep_it(
    here: Firm, answer: list[str]
) -> None:
    call = here.call([*AGREED, "1", "*", *answer, "talked"])
    (recording, *others) = call.recordings
    assert others == []
    assert here.network.deleted == [recording.sid]
    assert here.course(call) is Course.WITHDREW
    deleted = next(kept for kept in here.story(call) if kept.kind == "deleted")
    assert deleted.subject == recording.sid
    # The withdrawal and the recording's own callback may both ask at once; the second finds it gone.
    assert deleted.body["answer"] in ("deleted", "already_gone")


def test_a_caller_who_erased_a_talk_is_put_through_again_unrecorded(here: Firm) -> None:
    call = here.call([*AGREED, "1", "*", "1", "talked"])
    started = [kept.body["recorded"] for kept in here.story(call) if kept.kind == "transfer_started"]
    assert started == [True, False]


def test_a_caller_who_says_to_keep_the_talk_keeps_it(here: Firm) -> None:
    call = here.call([*AGREED, "1", "*", "2"])
    assert here.network.deleted == []
    assert here.course(call) is Course.CONTINUED
    assert here.purge() == ()


def test_the_key_in_a_voicemail_ends_it_and_deletes_it(here: Firm) -> None:
    call = here.call([*AGREED, "1", "busy", "-", "1", "8*"])
    (recording,) = call.recordings
    assert here.network.deleted == [recording.sid]
    assert here.course(call) is Course.WITHDREW


def test_a_recording_that_could_not_be_deleted_yet_is_deleted_by_the_next_purge(here: Firm) -> None:
    here.network.refuses_deletions = "not_completed_yet"
    call = here.call([*AGREED, "1", "*", "1", "talked"])
    assert here.network.deleted == []
    assert "delete_failed" in here.kinds(call)
    assert here.house.alarms.counts["erasing"] >= 1
    here.network.refuses_deletions = ""
    assert here.purge() == (call.recordings[0].sid,)
    assert here.purge() == ()


def test_a_recording_is_deleted_when_the_time_that_was_spoken_is_over(here: Firm) -> None:
    call = here.call([*AGREED, "1", "talked", "2"])
    here.clock.wait(days=150)
    assert here.purge() == ()
    here.clock.wait(days=40)
    assert here.purge() == (call.recordings[0].sid,)
    assert "Erased on" in here.told(call)


def test_a_stop_pressed_elsewhere_holds_from_that_moment(here: Firm) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    line.stay_silent()
    line.stay_silent()
    here.ledger.stop(line.call.call_sid, "a_page")
    assert isinstance(line.waiting, Listening)
    line.press("1")
    line.pick_up()
    line.end_talk()
    here.examine(line.call)
    assert not line.call.recorded
    assert here.course(line.call) is Course.STOPPED
    assert here.reasons(line.call) == ["withdrawn"]


def test_a_repeated_turn_does_not_record_a_call_that_was_stopped_meanwhile(here: Firm) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    line.stay_silent()
    line.stay_silent()
    line.press("1")
    first = line.call.requests[-1]
    assert first.answer is not None
    assert b"record-from-answer-dual" in first.answer.body
    here.ledger.stop(line.call.call_sid, "a_page")
    again = line.again(first.request)
    assert again.answer is not None
    assert b"record-from-answer" not in again.answer.body
    line.hang_up()


def test_hanging_up_in_the_talk_takes_nothing_back(here: Firm) -> None:
    call = here.call([*AGREED, "1", PickUp(), HangUp(after=30)])
    assert call.recorded
    assert here.network.deleted == []
    assert here.course(call) is Course.CONTINUED
