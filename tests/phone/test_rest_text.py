"""A text is sent once, or refused with a reason that names nobody."""

from __future__ import annotations

import logging

import pytest
import requests

from ivr.phone.rest import TRIES, RestUnavailable, TextRefused
from tests.phone.twilio_account import (
    CALLER,
    MESSAGES_URL,
    OURS,
    WORDS,
    assert_nothing_leaks,
    twilio,
)

MESSAGE = "SM" + "3d" * 16


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def test_a_text_is_sent_with_its_accents(caplog: pytest.LogCaptureFixture) -> None:
    with twilio() as account:
        account.wire.post(MESSAGES_URL, status=201, json={"sid": MESSAGE})
        assert account.rest.send_text(CALLER, WORDS, OURS) == MESSAGE
        assert account.form() == {"To": CALLER, "From": OURS, "Body": WORDS}
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (400, 21610, "opted_out"),
        (400, 21614, "not_a_mobile"),
        (403, 21408, "country_not_allowed"),
        (400, 21408, "country_not_allowed"),
        (400, 21211, "not_a_number"),
        (400, 21606, "sender_cannot_text"),
        (400, 21608, "trial_account"),
        (400, 21612, "cannot_be_reached"),
        (400, 21617, "too_long"),
        (400, 21999, "refused_21999"),
    ],
)
def test_a_refused_text_says_why_and_never_to_whom(
    status: int, code: int, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        account.fails("POST", MESSAGES_URL, status, code)
        with pytest.raises(TextRefused) as raised:
            account.rest.send_text(CALLER, WORDS, OURS)
        assert account.slept == []
    assert raised.value.reason == reason
    assert_nothing_leaks(raised.value, caplog)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"body": requests.ReadTimeout(f"to {CALLER}")}, "no_answer"),
        ({"body": requests.ConnectionError(f"to {CALLER}")}, "no_connection"),
        ({"status": 500, "body": f"{CALLER}"}, "twilio_failed"),
        ({"status": 502, "body": f"<html>{CALLER}</html>"}, "twilio_failed"),
        ({"status": 201, "body": f"{CALLER} {WORDS}"}, "unreadable_answer"),
        ({"status": 201, "body": "[]"}, "unreadable_answer"),
        ({"status": 201, "body": "{}"}, "unreadable_answer"),
    ],
)
def test_a_text_that_may_have_been_sent_is_never_sent_again(
    fault: dict[str, object], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        account.wire.add("POST", MESSAGES_URL, **fault)  # type: ignore[arg-type]
        with pytest.raises(RestUnavailable) as raised:
            account.rest.send_text(CALLER, WORDS, OURS)
        assert len(account.asked) == 1
        assert account.slept == []
    assert (raised.value.reason, raised.value.stop) == (reason, False)
    assert_nothing_leaks(raised.value, caplog)


def test_a_text_that_was_never_looked_at_is_sent_again() -> None:
    with twilio() as account:
        account.fails("POST", MESSAGES_URL, 429, 20429, Retry_After="1")
        account.wire.post(MESSAGES_URL, status=201, json={"sid": MESSAGE})
        assert account.rest.send_text(CALLER, WORDS, OURS) == MESSAGE
        assert account.slept == [1.375]


def test_a_text_is_not_offered_for_ever() -> None:
    with twilio() as account:
        for _ in range(TRIES):
            account.fails("POST", MESSAGES_URL, 429, 20429)
        with pytest.raises(RestUnavailable, match="too_many_requests"):
            account.rest.send_text(CALLER, WORDS, OURS)


def test_credentials_that_are_refused_send_nothing_and_say_stop(caplog: pytest.LogCaptureFixture) -> None:
    with twilio() as account:
        account.fails("POST", MESSAGES_URL, 401, 20003)
        with pytest.raises(RestUnavailable) as raised:
            account.rest.send_text(CALLER, WORDS, OURS)
    assert (raised.value.reason, raised.value.stop) == ("credentials_refused", True)
    assert_nothing_leaks(raised.value, caplog)
