"""<Dial> as Twilio documents it: https://www.twilio.com/docs/voice/twiml/dial"""

from __future__ import annotations

import pytest

from ivr.handset import (
    HIDDEN,
    EndedBy,
    EndTalk,
    HangUp,
    Move,
    PickUp,
    Press,
    Ring,
    Ringing,
    Talking,
    Unreached,
)
from tests.handset.application import Application, application, handset

DIAL = "https://www.twilio.com/docs/voice/twiml/dial"
NUMBER = "<Number>+33199000124</Number>"
REPORTS = 'recordingStatusCallback="/recording"'
ALL = f'{REPORTS} recordingStatusCallbackEvent="in-progress completed absent"'


def dials(attributes: str = "", after: str = "<Say>Au revoir.</Say>") -> Application:
    return application(voice=f"<Dial {attributes}>{NUMBER}</Dial>{after}", ended="<Hangup/>")


@pytest.mark.parametrize(
    ("moves", "status", "bridged"),
    [
        (["talked"], "completed", "true"),
        (["busy"], "busy", "false"),
        (["no_answer"], "no-answer", "false"),
        (["failed"], "failed", "false"),
        (["canceled"], "canceled", "false"),
    ],
)
def test_the_action_is_told_how_the_dial_ended(moves: list[str], status: str, bridged: str) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values
    app = dials('action="/ended"')
    handset(app).call(moves)
    told = app.at("/ended")[0]
    assert (told["DialCallStatus"], told["DialBridged"]) == (status, bridged)
    assert told["DialCallSid"].startswith("CA")
    assert told["DialCallSid"] != told["CallSid"]
    assert ("DialCallDuration" in told) == (status == "completed")


def test_verbs_after_a_dial_with_an_action_are_unreachable() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#action
    call = handset(dials('action="/ended"')).call()
    assert call.words == []
    assert call.ended_by is EndedBy.HANGUP


@pytest.mark.parametrize("outcome", ["talked", "busy", "no_answer", "failed"])
def test_without_an_action_the_document_goes_on(outcome: str) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#action
    app = dials()
    call = handset(app).call([outcome])
    assert call.words == ["Au revoir."]
    assert app.paths() == ["/voice", "/status"]


def test_an_action_that_is_empty_is_the_document_itself() -> None:
    app = application(voice=[f'<Dial action="">{NUMBER}</Dial>', "<Hangup/>"])
    handset(app, status_url=None).call(["busy"])
    assert app.asked[1]["DialCallStatus"] == "busy"


@pytest.mark.parametrize(("attributes", "seconds"), [("", 35), ('timeout="10"', 15)])
def test_it_rings_five_seconds_longer_than_it_is_told(attributes: str, seconds: int) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#timeout
    call = handset(dials(attributes, after="")).call(["no_answer"])
    assert call.clock.seconds == seconds


def test_picking_up_later_than_that_is_too_late() -> None:
    app = dials('action="/ended" timeout="10"')
    handset(app).call([PickUp(after=15)])
    assert app.at("/ended")[0]["DialCallStatus"] == "no-answer"


def test_star_drops_the_other_party_and_keeps_the_caller() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#hanguponstar
    app = dials('action="/ended" hangupOnStar="true"')
    handset(app).call([PickUp(), Press("*", after=7)])
    told = app.at("/ended")[0]
    assert (told["DialCallStatus"], told["DialCallDuration"]) == ("completed", "7")
    assert told["CallStatus"] == "in-progress"


@pytest.mark.parametrize(("attributes", "key"), [("", "*"), ('hangupOnStar="true"', "9")])
def test_another_key_goes_on_to_the_other_party(attributes: str, key: str) -> None:
    app = dials(f'action="/ended" {attributes}')
    call = handset(app).call([PickUp(), Press(key, after=7), EndTalk(3)])
    assert app.at("/ended")[0]["DialCallDuration"] == "10"
    assert [done.lost for done in call.done] == [False, True, False]


def test_a_talk_ends_at_its_time_limit() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#timelimit
    app = dials('action="/ended" timeLimit="30"')
    handset(app).call([PickUp(), EndTalk(90)])
    assert app.at("/ended")[0]["DialCallDuration"] == "30"


@pytest.mark.parametrize("moves", [[HangUp(after=3)], ["!"]])
def test_a_caller_who_hangs_up_ends_it_all(moves: list[str | Move]) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial: where the first caller hangs up, the session ends.
    app = dials('action="/ended"')
    call = handset(app).call(moves)
    assert app.paths() == ["/voice", "/status"]
    assert call.ended_by is EndedBy.CALLER


@pytest.mark.parametrize(
    ("moves", "status", "duration"),
    [
        ([HangUp(after=3)], "canceled", None),
        ([PickUp(), HangUp(after=9)], "completed", "9"),
    ],
)
def test_the_action_may_be_asked_for_a_caller_who_is_gone(
    moves: list[str | Move], status: str, duration: str | None
) -> None:
    app = application(voice=f'<Dial action="/ended">{NUMBER}</Dial>', ended="<Say>Au revoir.</Say>")
    call = handset(app, dial_action_after_hang_up=True).call(moves)
    [told] = app.at("/ended")
    assert (told["CallStatus"], told["DialCallStatus"]) == ("completed", status)
    assert dict(told.form).get("DialCallDuration") == duration
    assert (call.words, call.ended_by) == ([], EndedBy.CALLER)
    assert app.paths().count("/status") == 1


def test_a_dial_without_an_action_asks_for_none_of_a_caller_who_is_gone() -> None:
    app = dials()
    call = handset(app, dial_action_after_hang_up=True).call([HangUp(after=3)])
    assert app.paths() == ["/voice", "/status"]
    assert (call.words, call.ended_by) == ([], EndedBy.CALLER)


def test_a_talk_that_is_recorded_runs_from_the_answer_to_its_end() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#record
    app = dials(f'action="/ended" record="record-from-answer-dual" {REPORTS}')
    call = handset(app).call([PickUp(after=6), EndTalk(20)])
    [recording] = call.recordings
    assert (recording.began, recording.ended, recording.seconds) == (6, 26, 20)
    [told] = app.at("/recording")
    assert told["RecordingStatus"] == "completed"
    assert (told["RecordingSource"], told["RecordingChannels"]) == ("DialVerb", "2")
    assert told["RecordingDuration"] == "20"
    assert told["CallSid"] == call.call_sid, "a recording belongs to the caller's leg"
    assert "From" not in told
    ended = app.at("/ended")[0]
    assert ended["RecordingUrl"] == told["RecordingUrl"]


def test_nothing_is_recorded_unless_it_is_asked_for() -> None:
    call = handset(dials(f'action="/ended" {ALL}')).call()
    assert call.recordings == []


@pytest.mark.parametrize(
    ("attributes", "channels", "began"),
    [
        ('record="true"', 1, 4),
        ('record="record-from-answer"', 1, 4),
        ('record="record-from-answer-dual"', 2, 4),
        ('record="record-from-answer-dual" recordingTrack="inbound"', 1, 4),
        ('record="record-from-ringing"', 1, 0),
        ('record="record-from-ringing-dual"', 2, 0),
    ],
)
def test_how_a_talk_is_recorded(attributes: str, channels: int, began: float) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#record and #recordingtrack
    [recording] = handset(dials(attributes)).call().recordings
    assert (recording.channels, recording.began) == (channels, began)


def test_a_recording_ends_when_the_caller_hangs_up() -> None:
    app = dials(f'record="record-from-answer-dual" {REPORTS}')
    [recording] = handset(app).call([PickUp(after=4), HangUp(after=9)]).recordings
    assert (recording.began, recording.ended) == (4, 13)
    assert app.at("/recording")[0]["RecordingDuration"] == "9"


@pytest.mark.parametrize("ends", Unreached)
def test_nobody_reached_is_nothing_recorded(ends: Unreached) -> None:
    call = handset(dials('record="record-from-answer-dual"')).call([Ring(ends)])
    assert call.recordings == []


@pytest.mark.parametrize(
    ("events", "statuses"),
    [
        ("", ["completed"]),
        ('recordingStatusCallbackEvent="in-progress"', ["in-progress"]),
        ('recordingStatusCallbackEvent="in-progress completed absent"', ["in-progress", "completed"]),
        ('recordingStatusCallbackEvent="absent"', []),
    ],
)
def test_only_the_events_asked_for_are_told(events: str, statuses: list[str]) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#recordingstatuscallbackevent
    app = dials(f'record="record-from-answer-dual" {REPORTS} {events}')
    handset(app).call()
    assert [told["RecordingStatus"] for told in app.at("/recording")] == statuses


def test_a_talk_of_no_time_leaves_an_absent_recording() -> None:
    app = dials(f'record="record-from-answer-dual" {ALL}')
    call = handset(app).call([PickUp(), EndTalk(0)])
    assert [told["RecordingStatus"] for told in app.at("/recording")] == ["in-progress", "absent"]
    assert "RecordingDuration" not in app.at("/recording")[1]
    assert [told["ErrorCode"] for told in app.at("/recording")] == ["0", "16101"]
    assert not call.recorded


def test_the_line_stands_still_while_it_rings_and_while_they_talk() -> None:
    line = handset(dials(f'record="record-from-answer-dual" {ALL}')).start()
    assert isinstance(line.waiting, Ringing)
    talking = line.pick_up()
    assert isinstance(talking, Talking)
    assert talking.recorded
    assert [exchange.request["RecordingStatus"] for exchange in line.call.exchanges[1:]] == ["in-progress"]


def test_a_dial_of_nobody_fails() -> None:
    app = application(voice='<Dial action="/ended"/>', ended="<Hangup/>")
    handset(app).call()
    assert app.at("/ended")[0]["DialCallStatus"] == "failed"


@pytest.mark.parametrize("number", ["client:alice", "sip:alice@example.com"])
def test_an_address_cannot_be_shown_to_a_telephone_number(number: str) -> None:
    # https://www.twilio.com/docs/api/errors/13214
    app = dials('action="/ended"')
    call = handset(app, number=number).call()
    assert app.at("/ended")[0]["DialCallStatus"] == "failed"
    assert [trouble.code for trouble in call.troubles] == [13214]


@pytest.mark.parametrize("number", ["client:alice", "sip:alice@example.com", HIDDEN])
def test_another_number_can_be_shown_instead(number: str) -> None:
    app = dials('action="/ended" callerId="+33199000123"')
    call = handset(app, number=number).call()
    assert app.at("/ended")[0]["DialCallStatus"] == "completed"
    assert call.troubles == []
