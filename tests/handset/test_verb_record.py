"""<Record>, <Start><Recording> and <Stop><Recording> as Twilio documents them.

https://www.twilio.com/docs/voice/twiml/record and https://www.twilio.com/docs/voice/twiml/recording
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from ivr.handset import EndedBy, HangUp, LeaveMessage, Move, Press, Speak, StaySilent
from tests.handset.application import Application, application, handset

ALL = 'recordingStatusCallback="/recording" recordingStatusCallbackEvent="in-progress completed absent"'
TONE = 1.0


def records(attributes: str = "", after: str = "<Say>Rien.</Say>") -> Application:
    return application(voice=f'<Record action="/message" {ALL} {attributes}/>{after}', message="<Hangup/>")


RECORD = "https://www.twilio.com/docs/voice/twiml/record"
CASES: dict[str, tuple[str, str, Move, dict[str, str] | None]] = {
    "silence ends a message, and is trimmed away": (
        f"{RECORD}#timeout",
        "",
        LeaveMessage(12),
        {"RecordingDuration": "12"},
    ),
    "untrimmed, the silence that ends a message stays in it": (
        f"{RECORD}#trim",
        'trim="do-not-trim"',
        LeaveMessage(12),
        {"RecordingDuration": "17"},
    ),
    "any key ends a message and is told": (
        f"{RECORD}#finishonkey",
        "",
        LeaveMessage(12, "#"),
        {"RecordingDuration": "12", "Digits": "#"},
    ),
    "a key that is not among those that end it does nothing": (
        f"{RECORD}#finishonkey",
        'finishOnKey="*"',
        LeaveMessage(12, "#"),
        {"RecordingDuration": "12"},
    ),
    "hanging up ends a message and is told": (
        f"{RECORD}#finishonkey",
        "",
        HangUp(after=12),
        {"RecordingDuration": "12", "Digits": "hangup"},
    ),
    "a message is as long as it may be": (
        f"{RECORD}#maxlength",
        'maxLength="30"',
        LeaveMessage(90, "#"),
        {"RecordingDuration": "30"},
    ),
    "words are a message": (f"{RECORD}#timeout", "", Speak("x" * 150), {"RecordingDuration": "10"}),
    "pressing a key after some time leaves a message": (
        f"{RECORD}#finishonkey",
        "",
        Press("1", after=8),
        {"RecordingDuration": "8", "Digits": "1"},
    ),
    "an empty recording asks for no action: the next verb": (f"{RECORD}#action", "", StaySilent(), None),
    "an untrimmed silence is no message either": (
        f"{RECORD}#action",
        'trim="do-not-trim"',
        StaySilent(),
        None,
    ),
    "a key at once is an empty recording": (f"{RECORD}#action", "", Press("#"), None),
    "hanging up at once is an empty recording": (f"{RECORD}#action", "", HangUp(), None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_message_is_taken_as_twilio_documents_it(case: str) -> None:
    _, attributes, move, told = CASES[case]
    app = records(attributes)
    call = handset(app).call([move])
    if told is None:
        assert app.at("/message") == []
        assert app.at("/recording")[-1]["RecordingStatus"] == "absent"
        assert not call.recorded
        return
    message = app.at("/message")[0]
    assert {name: message[name] for name in ("RecordingDuration", "Digits") if name in message} == told
    assert app.at("/recording")[-1]["RecordingDuration"] == told["RecordingDuration"]
    assert message["RecordingUrl"] == app.at("/recording")[-1]["RecordingUrl"]


def test_an_empty_recording_lets_the_document_go_on() -> None:
    call = handset(records()).call([StaySilent()])
    assert call.words == ["Rien."]
    assert call.clock.seconds == pytest.approx(TONE + 5 + len("Rien.") / 15)


def test_after_a_hang_up_the_action_is_asked_for_a_call_that_is_over() -> None:
    # https://www.twilio.com/docs/voice/twiml/record#action
    app = application(voice=f'<Record action="/message" {ALL}/>', message="<Say>Merci.</Say>")
    call = handset(app).call([HangUp(after=12)])
    assert app.at("/message")[0]["CallStatus"] == "completed"
    assert call.ended_by is EndedBy.CALLER
    assert call.words == [], "nobody is there to hear the answer"
    assert app.paths().count("/status") == 1


def test_hanging_up_at_a_given_second_ends_the_message_there() -> None:
    app = records()
    call = handset(app).call(["30"], hang_up_after=11)
    [recording] = call.recordings
    assert (recording.ended, recording.seconds) == (11, 10)
    assert app.at("/message")[0]["Digits"] == "hangup"


def test_the_caller_hears_a_tone_first_unless_told_otherwise() -> None:
    # https://www.twilio.com/docs/voice/twiml/record#playbeep
    call = handset(records()).call(["12"])
    assert [heard.sound for heard in call.heard] == ["tone"]
    assert call.recordings[0].began == TONE
    assert handset(records('playBeep="false"')).call(["12"]).heard == []


def test_a_message_records_the_caller_alone() -> None:
    app = records()
    handset(app).call(["12"])
    told = app.at("/recording")
    assert [each["RecordingStatus"] for each in told] == ["in-progress", "completed"]
    assert {each["RecordingSource"] for each in told} == {"RecordVerb"}
    assert {each["RecordingChannels"] for each in told} == {"1"}


def test_without_an_action_the_same_document_is_asked_for() -> None:
    # https://www.twilio.com/docs/voice/twiml/record#action
    app = application(voice=["<Record/>", "<Hangup/>"])
    handset(app, status_url=None).call(["12#"])
    assert app.paths() == ["/voice", "/voice"]
    assert app.asked[1]["Digits"] == "#"


def test_a_recording_tells_when_it_began_as_in_an_e_mail() -> None:
    app = records()
    began = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    handset(app).call(["12"], started_at=began)
    for told in app.at("/recording"):
        assert told["RecordingStartTime"] == "Tue, 01 Dec 2026 09:30:01 +0000"
        assert parsedate_to_datetime(told["RecordingStartTime"]).tzinfo is not None


def test_a_started_recording_runs_through_documents_to_the_end_of_the_call() -> None:
    # https://www.twilio.com/docs/voice/twiml/recording
    app = application(
        voice=f'<Pause length="2"/><Start><Recording {ALL}/></Start><Redirect>/more</Redirect>',
        more='<Pause length="10"/>',
    )
    [recording] = handset(app).call().recordings
    assert (recording.began, recording.ended) == (2, 12)
    told = app.at("/recording")
    assert [each["RecordingStatus"] for each in told] == ["in-progress", "completed"]
    assert {each["RecordingSource"] for each in told} == {"StartCallRecordingTwiML"}
    assert {each["RecordingChannels"] for each in told} == {"2"}


def test_a_started_recording_is_stopped_by_its_name() -> None:
    # https://www.twilio.com/docs/voice/twiml/stop
    app = application(
        voice='<Start><Recording name="a"/></Start><Start><Recording name="b"/></Start>'
        '<Pause length="4"/><Stop><Recording name="a"/></Stop><Pause length="3"/>'
    )
    recordings = handset(app).call().recordings
    assert [(recording.name, recording.ended) for recording in recordings] == [("a", 4), ("b", 7)]


def test_a_started_recording_may_be_mono() -> None:
    app = application(voice='<Start><Recording channels="mono" track="inbound"/></Start><Pause/>')
    [recording] = handset(app).call().recordings
    assert (recording.channels, recording.track) == (1, "inbound")
