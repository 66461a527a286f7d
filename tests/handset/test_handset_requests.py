"""Requests as Twilio's HTTP client makes them, and what it does with answers it cannot use.

https://www.twilio.com/docs/voice/twiml#request-parameters and https://www.twilio.com/docs/usage/webhooks
"""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest
import requests

from ivr.handset import HIDDEN, EndedBy, Handset, network, signature
from ivr.handset.document import LARGEST
from ivr.handset.webhooks import MOST_REDIRECTS
from tests.handset.application import HOST, TOKEN, Answer, Application, application, handset, served

FALLBACK = f"{HOST}/fallback"


def test_an_incoming_call_carries_twilios_parameters() -> None:
    app = application(voice="<Hangup/>")
    call = handset(app, account="AC" + "1b" * 16).call()
    asked = app.asked[0]
    told = {name: asked[name] for name in ("AccountSid", "ApiVersion", "CallSid", "CallStatus", "Direction")}
    assert told == {
        "AccountSid": "AC" + "1b" * 16,
        "ApiVersion": "2010-04-01",
        "CallSid": call.call_sid,
        "CallStatus": "ringing",
        "Direction": "inbound",
    }
    assert (asked["From"], asked["Caller"]) == ("+33639980001", "+33639980001")
    assert (asked["To"], asked["Called"]) == ("+33199000123", "+33199000123")
    assert (asked["FromCountry"], asked["FromCity"]) == ("FR", "")
    assert asked.method == "POST"
    assert asked.query == "", "no query string is made up"


def test_the_call_is_in_progress_once_it_is_answered() -> None:
    app = application(voice="<Redirect>/next</Redirect>", next="<Hangup/>")
    handset(app).call()
    assert app.at("/next")[0]["CallStatus"] == "in-progress"


@pytest.mark.parametrize("number", [HIDDEN, "sip:alice@example.com", "client:alice", "+266696687"])
def test_a_caller_may_be_something_else_than_a_number(number: str) -> None:
    app = application(voice="<Hangup/>")
    handset(app, number=number).call()
    assert app.asked[0]["From"] == app.asked[0]["Caller"] == number
    assert app.asked[0]["FromCountry"] == ""


def test_twilio_adds_parameters_without_notice() -> None:
    # https://www.twilio.com/docs/voice/twiml: parameters may be added at any time.
    app = application(voice="<Redirect>/next</Redirect>", next="<Hangup/>")
    handset(app, extra={"StirVerstat": "TN-Validation-Passed-A"}).call()
    assert all(asked["StirVerstat"] == "TN-Validation-Passed-A" for asked in app.asked)


def test_the_end_is_told_to_the_numbers_status_callback() -> None:
    # https://www.twilio.com/docs/voice/api/call-resource#statuscallback
    app = application(voice='<Pause length="61"/>')
    handset(app).call()
    told = app.at("/status")[0]
    assert (told["CallStatus"], told["CallDuration"], told["Duration"]) == ("completed", "61", "2")
    assert (told["SequenceNumber"], told["CallbackSource"]) == ("0", "call-progress-events")
    assert told["Timestamp"].endswith("+0000")


def test_a_number_without_a_status_callback_tells_nobody() -> None:
    app = application(voice="<Hangup/>")
    handset(app, status_url=None).call()
    assert app.paths() == ["/voice"]


def test_cookies_stay_with_their_call() -> None:
    # https://www.twilio.com/docs/voice/twiml: cookies are kept for the length of a call.
    visit = Answer(
        "<Response><Redirect>/next</Redirect></Response>", headers=(("Set-Cookie", "visit=1; Path=/"),)
    )
    app = application(voice=visit, next="<Hangup/>")
    with served(app) as address:
        handset = Handset(f"{address}/voice", token=TOKEN)
        handset.call()
        handset.call()
    assert [asked.headers.get("COOKIE") for asked in app.asked] == [None, "visit=1", None, "visit=1"]


def test_cookies_are_kept_inside_a_process_too() -> None:
    visit = Answer("<Response><Redirect>/next</Redirect></Response>", headers=(("Set-Cookie", "visit=1"),))
    app = application(voice=visit, next="<Hangup/>")
    handset(app).call()
    assert app.at("/next")[0].headers["COOKIE"] == "visit=1"


@pytest.mark.parametrize("status", [301, 302])
def test_a_redirect_turns_a_post_into_a_get_and_loses_the_digits(status: int) -> None:
    moved = Answer("", status, None, (("Location", "/moved"),))
    app = application(voice='<Gather action="/key" numDigits="1"/>', key=moved, moved="<Say>Bonjour.</Say>")
    call = handset(app).call(["9"])
    assert app.at("/key")[0]["Digits"] == "9"
    asked = app.at("/moved")[0]
    assert (asked.method, asked.form, asked.query) == ("GET", (), "")
    assert asked.headers["X_TWILIO_SIGNATURE"] == signature(TOKEN, f"{HOST}/moved")
    assert call.words == ["Bonjour."]
    assert call.requests[1].redirects == ((status, f"{HOST}/moved"),)


def test_a_redirect_that_keeps_the_method_keeps_the_digits() -> None:
    moved = Answer("", 307, None, (("Location", "/moved"),))
    app = application(voice='<Gather action="/key" numDigits="1"/>', key=moved, moved="<Hangup/>")
    handset(app).call(["9"])
    assert (app.at("/moved")[0].method, app.at("/moved")[0]["Digits"]) == ("POST", "9")


def test_too_many_redirects_are_an_error() -> None:
    # https://www.twilio.com/docs/api/errors/11215
    app = application(voice=Answer("", 302, None, (("Location", "/voice"),)))
    call = handset(app).call()
    assert [trouble.code for trouble in call.troubles] == [11215]
    assert len(app.at("/voice")) == MOST_REDIRECTS + 1


FAILURES = {
    "500": (Answer("<Response/>", 500), 11200),
    "404": (Answer("<Response/>", 404), 11200),
    "403": (Answer("<Response/>", 403), 11200),
    "not XML": (Answer("<Response><Say>"), 12100),
    "not TwiML": (Answer("<html><body>Oops</body></html>", content_type="text/html"), 12100),
    "JSON": (Answer("{}", content_type="application/json"), 12300),
    "no type": (Answer("<Response/>", content_type=None), 12300),
    "too large": (Answer(f"<Response><Say>{'a' * LARGEST}</Say></Response>"), 11750),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_an_answer_that_is_no_use_ends_the_call_with_an_apology(failure: str) -> None:
    answer, code = FAILURES[failure]
    app = application(voice=answer)
    call = handset(app).call()
    assert [trouble.code for trouble in call.troubles] == [code]
    assert call.ended_by is EndedBy.ERROR
    assert [heard.sound for heard in call.heard] == ["error"]
    assert app.paths() == ["/voice", "/status"]


@pytest.mark.parametrize("failure", FAILURES)
def test_the_fallback_takes_over_where_there_is_one(failure: str) -> None:
    # https://www.twilio.com/docs/usage/webhooks/webhooks-overview
    answer, code = FAILURES[failure]
    app = application(
        voice='<Gather action="/key" numDigits="1"/>', key=answer, fallback="<Say>Pardon.</Say>"
    )
    call = handset(app, fallback_url=FALLBACK).call(["9"])
    told = app.at("/fallback")[0]
    assert (told["ErrorCode"], told["ErrorUrl"]) == (str(code), f"{HOST}/key")
    assert call.words == ["Pardon."]
    assert call.ended_by is EndedBy.LAST_VERB


def test_a_fallback_that_fails_too_ends_the_call() -> None:
    app = application(voice=Answer("", 500), fallback=Answer("", 500))
    call = handset(app, fallback_url=FALLBACK).call()
    assert app.paths() == ["/voice", "/fallback", "/status"]
    assert call.ended_by is EndedBy.ERROR


@pytest.mark.parametrize(
    "content_type", ["text/xml", "application/xml", "text/html", "TEXT/XML; charset=utf-8"]
)
def test_types_that_may_be_twiml(content_type: str) -> None:
    app = application(voice=Answer("<Response><Say>Bonjour.</Say></Response>", content_type=content_type))
    assert handset(app).call().words == ["Bonjour."]


def test_plain_text_that_is_no_twiml_is_read_aloud() -> None:
    app = application(voice=Answer("Traceback: KeyError", content_type="text/plain"))
    assert handset(app).call().words == ["Traceback: KeyError"]


def test_an_audio_file_is_played() -> None:
    app = application(voice=Answer(b"RIFF", content_type="audio/wav"))
    call = handset(app).call()
    assert [(heard.sound, heard.words) for heard in call.heard] == [("audio", f"{HOST}/voice")]


def test_nobody_there_is_an_error_and_no_exception() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        call = Handset(f"{address}/voice", token=TOKEN).call()
    assert [trouble.code for trouble in call.troubles] == [11205]
    assert call.ended_by is EndedBy.ERROR


class _Slow(Application):
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        raise requests.ReadTimeout


def test_an_answer_that_does_not_come_in_time_is_an_error() -> None:
    # https://www.twilio.com/docs/api/errors/11200
    call = handset(_Slow({})).call()
    assert [trouble.code for trouble in call.troubles] == [11200]


def test_waits_are_bounded_as_twilios_are(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[object] = []
    send = requests.Session.send

    def noted(self: requests.Session, *given: Any, **named: Any) -> requests.Response:
        waits.append(named["timeout"])
        return send(self, *given, **named)

    monkeypatch.setattr(requests.Session, "send", noted)
    handset(application(voice="<Hangup/>")).call()
    assert set(waits) == {(5.0, 15.0)}


def test_the_environments_proxies_see_nothing_of_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    app = application(voice="<Hangup/>")
    with served(app) as address:
        assert Handset(f"{address}/voice", token=TOKEN, http=network).call().troubles == []


def test_calls_may_be_made_at_the_same_time() -> None:
    app = application(voice='<Gather action="/key" numDigits="1"/>', key="<Hangup/>")
    with served(app) as address:
        handset = Handset(f"{address}/voice", token=TOKEN)
        threads = [threading.Thread(target=handset.call, args=([str(key)],)) for key in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(asked["Digits"] for asked in app.at("/key")) == [str(key) for key in range(4)]
