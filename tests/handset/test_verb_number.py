"""Several <Number>s and what whoever answers hears: https://www.twilio.com/docs/voice/twiml/number"""

from __future__ import annotations

import pytest

from ivr.handset import (
    ANYBODY,
    HIDDEN,
    CannotFollow,
    EndedBy,
    EndTalk,
    HangUp,
    NotNow,
    PickUp,
    Ringing,
    Sending,
    Talking,
)
from tests.handset.application import HOST, Answer, Application, application, handset, says

ONE, TWO = "+33199000124", "+33199000125"
NUMBERS = f"<Number>{ONE}</Number><Number>{TWO}</Number>"
WHISPER = f'<Number url="/whisper">{ONE}</Number>'
HELLO = "<Say>Un appel pour l'atelier.</Say>"


def dials(numbers: str, attributes: str = "", whisper: Answer | str = HELLO) -> Application:
    voice = f'<Dial action="/ended" {attributes}>{numbers}</Dial>'
    return application(voice=voice, ended="<Hangup/>", whisper=whisper)


def test_several_ring_at_once_and_the_first_to_answer_is_joined() -> None:
    # https://www.twilio.com/docs/voice/twiml/number#simultaneous-dialing
    app = dials(NUMBERS)
    line = handset(app).start()
    assert isinstance(line.waiting, Ringing)
    assert [party.address for party in line.waiting.parties] == [ONE, TWO]
    assert isinstance(line.pick_up(number=TWO), Talking)
    line.end_talk()
    assert app.at("/ended")[0]["DialCallStatus"] == "completed"


def test_nobody_answers_at_a_number_that_does_not_ring() -> None:
    with pytest.raises(NotNow):
        handset(dials(NUMBERS)).start().pick_up(number="+33199000126")


def test_in_order_each_rings_when_the_one_before_was_not_reached() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#sequential
    line = handset(dials(NUMBERS, 'sequential="true" timeout="10"')).start()
    rings = []
    while isinstance(line.waiting, Ringing):
        rings.append([party.address for party in line.waiting.parties])
        line.stay_silent()
    assert rings == [[ONE], [TWO]]
    assert line.call.clock.seconds == 30


@pytest.mark.parametrize(
    ("moves", "status"),
    [
        (["busy", "talked"], "completed"),
        (["no_answer", "busy"], "busy"),
        (["failed", "no_answer"], "no-answer"),
    ],
)
def test_in_order_the_last_to_ring_decides_how_it_ended(moves: list[str], status: str) -> None:
    app = dials(NUMBERS, 'sequential="true"')
    handset(app).call(moves)
    assert app.at("/ended")[0]["DialCallStatus"] == status


def test_who_answers_hears_their_document_before_they_are_joined() -> None:
    # https://www.twilio.com/docs/voice/twiml/number#attributes-url
    app = dials(WHISPER)
    call = handset(app).call([PickUp(after=4), EndTalk(20)])
    assert app.paths() == ["/voice", "/whisper", "/ended", "/status"]
    assert [heard.words for heard in call.whispers] == ["Un appel pour l'atelier."]
    assert call.words == [], "the caller hears none of it"
    assert call.clock.seconds == pytest.approx(4 + len("Un appel pour l'atelier.") / 15 + 20)
    assert [exchange.request.kind for exchange in call.requests] == ["incoming", "action"]


def test_their_line_is_a_call_of_its_own() -> None:
    # https://www.twilio.com/docs/voice/twiml#request-parameters
    app = dials(WHISPER)
    call = handset(app).call()
    [asked] = app.at("/whisper")
    assert (asked.method, asked["Direction"], asked["CallStatus"]) == ("POST", "outbound-dial", "in-progress")
    assert asked["ParentCallSid"] == call.call_sid
    assert asked["CallSid"] == app.at("/ended")[0]["DialCallSid"] != call.call_sid
    assert (asked["From"], asked["To"]) == (ANYBODY, ONE)


def test_they_are_shown_whom_the_dial_names() -> None:
    app = dials(WHISPER, 'callerId="+33199000123"')
    handset(app, number=HIDDEN).call()
    assert app.at("/whisper")[0]["From"] == "+33199000123"


def test_their_document_may_be_asked_for_by_get() -> None:
    app = dials(f'<Number url="/whisper" method="GET">{ONE}</Number>')
    handset(app).call()
    assert app.at("/whisper")[0].method == "GET"
    assert "ParentCallSid=" in app.at("/whisper")[0].query


def test_a_sound_of_their_document_lies_where_it_says() -> None:
    call = handset(dials(WHISPER, whisper='<Play>/a.mp3</Play><Pause length="2"/>')).call()
    assert [(heard.sound, heard.words) for heard in call.whispers] == [("audio", f"{HOST}/a.mp3")]


def test_a_document_that_hangs_up_ends_their_line_alone() -> None:
    app = dials(WHISPER, whisper="<Say>Non.</Say><Hangup/>")
    call = handset(app).call(["talked"])
    told = app.at("/ended")[0]
    assert (told["DialCallStatus"], told["DialBridged"]) == ("completed", "false")
    assert (told["CallStatus"], call.ended_by) == ("in-progress", EndedBy.HANGUP)


@pytest.mark.parametrize(
    ("whisper", "code"),
    [
        (Answer("", 500), 11200),
        (Answer("no document"), 12100),
        (says(f"<Dial>{TWO}</Dial>"), 12200),
    ],
)
def test_a_document_that_cannot_be_followed_ends_their_line(whisper: Answer, code: int) -> None:
    app = dials(WHISPER, whisper=whisper)
    call = handset(app).call()
    assert [trouble.code for trouble in call.troubles] == [code]
    assert app.at("/ended")[0]["DialBridged"] == "false"


def test_a_question_on_their_line_is_not_followed() -> None:
    with pytest.raises(CannotFollow):
        handset(dials(WHISPER, whisper="<Gather/>")).call()


@pytest.mark.parametrize("hangs_up", ["while it is asked for", "while it is said"])
def test_a_caller_may_hang_up_before_they_are_joined(hangs_up: str) -> None:
    app = dials(WHISPER)
    held = hangs_up == "while it is asked for"
    line = handset(app).start(holds_requests=held, hang_up_after=None if held else 5)
    if held:
        line.go_on()
    line.pick_up()
    if held:
        assert isinstance(line.waiting, Sending)
        line.do(HangUp())
    assert line.call.ended_by is EndedBy.CALLER
    assert app.at("/ended") == []
