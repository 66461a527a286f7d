"""A line driven by hand: two calls in turn, requests held or repeated, callbacks late, twice, in disorder."""

from __future__ import annotations

import pytest

from ivr.handset import EndedBy, Handset, Listening, NotNow, Over, Ringing, Sending, Taping, Unreached
from tests.handset.application import Application, application, handset

REPORTS = 'recordingStatusCallback="/recording" recordingStatusCallbackEvent="in-progress completed absent"'


def switchboard() -> Application:
    return application(
        voice='<Gather action="/key" numDigits="1"><Say>Bonjour.</Say></Gather>',
        key=f'<Dial action="/ended" record="record-from-answer-dual" {REPORTS}>+33199000124</Dial>',
        ended=f'<Record action="/message" {REPORTS}/>',
        message="<Hangup/>",
    )


def test_a_line_is_driven_move_by_move() -> None:
    line = handset(switchboard()).start()
    assert isinstance(line.waiting, Listening)
    assert isinstance(line.press("1"), Ringing)
    assert isinstance(line.ring_out(Unreached.BUSY), Taping)
    assert isinstance(line.leave_message(12, "#"), Over)
    assert line.call.ended_by is EndedBy.HANGUP


def test_two_calls_go_on_in_turn() -> None:
    app = switchboard()
    one, two = handset(app).start(call_sid="CA1"), handset(app).start(call_sid="CA2")
    one.press("1")
    two.press("2")
    two.hang_up()
    one.hang_up()
    assert [(asked["CallSid"], asked["Digits"]) for asked in app.at("/key")] == [("CA1", "1"), ("CA2", "2")]
    assert [asked["CallSid"] for asked in app.at("/status")] == ["CA2", "CA1"]


@pytest.mark.parametrize(
    ("before", "move"),
    [
        ([], "pick_up"),
        ([], "end_talk"),
        (["press"], "press"),
        (["press", "pick_up"], "stay_silent"),
        (["press", "pick_up"], "pick_up"),
        (["press", "ring_out"], "pick_up"),
        (["hang_up"], "press"),
    ],
)
def test_a_move_without_meaning_is_refused_and_changes_nothing(before: list[str], move: str) -> None:
    line = handset(switchboard()).start()
    given = {"press": ("1",)}
    for earlier in before:
        getattr(line, earlier)(*given.get(earlier, ()))
    stood = line.waiting
    with pytest.raises(NotNow):
        getattr(line, move)(*given.get(move, ()))
    assert line.waiting is stood


def test_a_held_request_is_sent_when_it_is_told_to() -> None:
    app = switchboard()
    line = handset(app).start(holds_requests=True)
    assert app.paths() == []
    assert isinstance(line.waiting, Sending)
    line.go_on()
    assert app.paths() == ["/voice"]
    line.press("1")
    assert app.paths() == ["/voice"]
    exchange = line.go_on()
    assert exchange.request["Digits"] == "1"
    assert isinstance(line.waiting, Ringing)


def test_a_caller_may_hang_up_before_the_answer_comes() -> None:
    app = switchboard()
    line = handset(app).start(holds_requests=True)
    line.go_on()
    line.press("1")
    line.hang_up()
    assert app.paths() == ["/voice", "/key", "/status"]
    assert line.call.ended_by is EndedBy.CALLER


def test_nothing_goes_on_where_no_request_is_held() -> None:
    with pytest.raises(NotNow):
        handset(switchboard()).start().go_on()


def test_a_request_delivered_twice_is_the_same_request() -> None:
    app = switchboard()
    line = handset(app).start()
    line.press("1")
    stood = line.waiting
    again = line.again()
    first, second = app.at("/key")
    assert first.form == second.form
    assert first.headers["X_TWILIO_SIGNATURE"] == second.headers["X_TWILIO_SIGNATURE"]
    assert first.headers["I_TWILIO_IDEMPOTENCY_TOKEN"] == second.headers["I_TWILIO_IDEMPOTENCY_TOKEN"]
    assert again.repeated
    assert again.answer is not None
    assert line.waiting is stood, "the call takes no notice of the second answer"


def test_an_old_request_may_come_again_late() -> None:
    app = switchboard()
    line = handset(app).start()
    line.press("1")
    line.hang_up()
    line.again(line.call.requests[0].request)
    assert app.paths()[-1] == "/voice"


def test_the_answer_to_a_first_delivery_may_be_lost() -> None:
    app = switchboard()
    line = handset(app).start(holds_requests=True)
    assert isinstance(line.waiting, Sending)
    line.again(line.waiting.request)
    line.go_on()
    assert app.paths() == ["/voice", "/voice"]
    assert isinstance(line.waiting, Listening)


def test_every_request_may_be_delivered_several_times() -> None:
    app = switchboard()
    call = handset(app).call(["1", "busy", "12#"], deliveries=2)
    assert app.paths()[:4] == ["/voice", "/voice", "/key", "/key"]
    assert len(app.at("/status")) == 2
    assert [exchange.repeated for exchange in call.exchanges[:2]] == [False, True]
    assert len(call.requests) == 4


def test_callbacks_come_as_they_fall_due() -> None:
    app = switchboard()
    handset(app).call(["1", "talked", "12#"])
    heard = [dict(asked.form).get("RecordingStatus", asked.path) for asked in app.asked]
    assert heard == [
        "/voice",
        "/key",
        "in-progress",
        "/ended",
        "completed",
        "in-progress",
        "/message",
        "completed",
        "/status",
    ]


def test_callbacks_may_be_held_and_come_late_in_disorder_twice_or_never() -> None:
    app = switchboard()
    line = handset(app).start(holds_callbacks=True)
    line.press("1")
    line.pick_up()
    line.hang_up(after=5)
    assert app.paths() == ["/voice", "/key"]
    started, ended, status = line.callbacks.waiting
    assert status.kind == "status"
    line.callbacks.deliver(ended, started, ended)
    assert [asked["RecordingStatus"] for asked in app.at("/recording")] == [
        "completed",
        "in-progress",
        "completed",
    ]
    assert line.callbacks.waiting == [status]
    line.callbacks.lose()
    assert line.callbacks.deliver() == []
    assert app.at("/status") == []


def test_only_one_callback_may_be_lost() -> None:
    app = switchboard()
    line = handset(app).start(holds_callbacks=True)
    line.press("1")
    line.pick_up()
    line.end_talk()
    line.hang_up()
    line.callbacks.lose(line.callbacks.waiting[0])
    line.callbacks.deliver()
    assert app.at("/recording")[0]["RecordingStatus"] == "completed"


def test_a_callback_says_what_was_true_when_it_fell_due() -> None:
    line = handset(switchboard()).start(holds_callbacks=True)
    line.press("1")
    line.pick_up()
    line.hang_up(after=5)
    assert line.callbacks.waiting[0]["RecordingStatus"] == "in-progress"
    assert "RecordingDuration" not in line.callbacks.waiting[0]


@pytest.mark.parametrize("second", [0.2, 3.0])
def test_a_caller_may_hang_up_at_any_second(second: float) -> None:
    app = switchboard()
    call = handset(app).call(hang_up_after=second)
    assert call.ended_by is EndedBy.CALLER
    assert call.clock.seconds == second
    assert app.paths() == ["/voice", "/status"]
    assert call.heard[0].cut == (second < len("Bonjour.") / 15)


def test_hanging_up_at_a_second_cuts_a_talk_and_its_recording() -> None:
    call = handset(switchboard()).call(["1"], hang_up_after=10)
    [recording] = call.recordings
    assert recording.ended == 10
    assert call.ended_by is EndedBy.CALLER


def test_a_handset_does_not_show_its_secret() -> None:
    shown = repr(Handset("https://calls.example.com/voice", token="not-a-real-token-7d1f"))
    assert "7d1f" not in shown
