"""A number's settings are read and set, and the number itself never stands in a URL."""

from __future__ import annotations

import logging

import pytest

from ivr.phone.number import NumberSettings, wanted
from ivr.phone.rest import RestUnavailable
from tests.phone.twilio_account import (
    ACCOUNT,
    CALLER,
    NUMBER_ID,
    NUMBER_URL,
    NUMBERS_URL,
    OURS,
    RECORDING,
    assert_nothing_leaks,
    twilio,
)

WANTED = wanted("https://calls.example.com", "accueil")
AT_TWILIO = {
    "sid": NUMBER_ID,
    "phone_number": OURS,
    "voice_url": "https://demo.example.com/welcome",
    "voice_method": "GET",
    "status_callback": None,
    "status_callback_method": "POST",
    "voice_fallback_url": None,
    "voice_fallback_method": "POST",
    "voice_application_sid": "AP" + "4e" * 16,
    "trunk_sid": None,
}
READ = NumberSettings(
    voice_url="https://demo.example.com/welcome",
    voice_method="GET",
    status_callback_method="POST",
    voice_fallback_method="POST",
    voice_application_sid="AP" + "4e" * 16,
    sid=NUMBER_ID,
)


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def test_a_number_is_found_on_whatever_page_it_stands() -> None:
    more = f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json?PageSize=1000&Page=1"
    with twilio() as account:
        account.wire.get(
            NUMBERS_URL,
            json={"incoming_phone_numbers": [{"phone_number": "+33199000124"}], "next_page_uri": more},
        )
        account.wire.get(NUMBERS_URL, json={"incoming_phone_numbers": [AT_TWILIO], "next_page_uri": None})
        assert account.rest.number(OURS) == READ
        assert all(OURS[1:] not in str(request.url) for request in account.asked)


def test_a_number_that_is_another_accounts_is_not_found() -> None:
    with twilio() as account:
        account.wire.get(NUMBERS_URL, json={"incoming_phone_numbers": [AT_TWILIO], "next_page_uri": None})
        assert account.rest.number("+33199000125") is None


def test_setting_a_number_writes_every_setting_and_empties_what_would_go_before_it() -> None:
    answered = AT_TWILIO | {"voice_url": WANTED.voice_url, "voice_application_sid": None}
    with twilio() as account:
        account.wire.post(NUMBER_URL, json=answered)
        now = account.rest.set_number(NUMBER_ID, WANTED)
        assert account.form() == {
            "VoiceUrl": "https://calls.example.com/voice/accueil",
            "VoiceMethod": "POST",
            "StatusCallback": "https://calls.example.com/status#rc=5&rp=ct,rt,5xx",
            "StatusCallbackMethod": "POST",
            "VoiceFallbackUrl": "https://calls.example.com/fallback/accueil",
            "VoiceFallbackMethod": "POST",
            "VoiceApplicationSid": "",
            "TrunkSid": "",
        }
    assert (now.voice_url, now.voice_application_sid, now.sid) == (WANTED.voice_url, "", NUMBER_ID)


def test_setting_a_number_again_changes_nothing_so_a_fault_is_tried_again() -> None:
    with twilio() as account:
        account.wire.post(NUMBER_URL, status=503)
        account.wire.post(NUMBER_URL, json=AT_TWILIO)
        assert account.rest.set_number(NUMBER_ID, WANTED) == READ


@pytest.mark.parametrize("given", ["", RECORDING, OURS, "PN" + "0" * 31, f"{NUMBER_ID}/x"])
def test_only_the_id_of_a_number_goes_into_a_url(given: str) -> None:
    with twilio() as account:
        with pytest.raises(ValueError, match="not the id of a number"):
            account.rest.set_number(given, WANTED)
        assert account.asked == []


@pytest.mark.parametrize("answer", [f"<html>{CALLER}</html>", "[]", "{}", '{"a": 1, "b": 2}', '{"a": [3]}'])
def test_an_answer_that_is_not_twilios_is_said_to_be_unreadable(
    answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        account.wire.get(NUMBERS_URL, body=answer)
        with pytest.raises(RestUnavailable) as raised:
            account.rest.number(CALLER)
    assert (raised.value.reason, raised.value.stop) == ("unreadable_answer", False)
    assert_nothing_leaks(raised.value, caplog)


def test_a_wrong_token_is_told_as_such_while_reading_and_while_setting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with twilio() as account:
        account.fails("GET", NUMBERS_URL, 401, 20003)
        with pytest.raises(RestUnavailable) as reading:
            account.rest.number(OURS)
        account.fails("POST", NUMBER_URL, 401, 20003)
        with pytest.raises(RestUnavailable) as setting:
            account.rest.set_number(NUMBER_ID, WANTED)
    for raised in (reading.value, setting.value):
        assert (raised.reason, raised.stop) == ("credentials_refused", True)
        assert_nothing_leaks(raised, caplog)
