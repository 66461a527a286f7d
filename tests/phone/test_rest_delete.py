"""A recording is deleted, was gone already, or stays on the list with a reason."""

from __future__ import annotations

import logging

import pytest
import requests
import responses
from hypothesis import given
from hypothesis import strategies as st

from ivr.phone.rest import LONGEST_PAUSE_SECONDS, TRIES, RestUnavailable
from tests.phone.twilio_account import (
    NUMBER_ID,
    RECORDING,
    RECORDING_URL,
    Account,
    assert_nothing_leaks,
    twilio,
)

BAD_GATEWAY = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def refusal(account: Account) -> RestUnavailable:
    with pytest.raises(RestUnavailable) as raised:
        account.rest.delete(RECORDING)
    return raised.value


def outcome(account: Account) -> tuple[str, bool]:
    """How the deletion ended, and whether the purge is told to stop."""
    try:
        return account.rest.delete(RECORDING), False
    except RestUnavailable as unavailable:
        return unavailable.reason, unavailable.stop


def test_a_recording_is_deleted() -> None:
    with twilio() as account:
        account.wire.delete(RECORDING_URL, status=204)
        assert account.rest.delete(RECORDING) == "deleted"
        assert account.slept == []


def test_a_recording_twilio_does_not_know_is_gone_already() -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, 404, 20404)
        assert account.rest.delete(RECORDING) == "already_gone"


def test_a_page_not_found_that_is_not_twilios_own_proves_no_deletion() -> None:
    with twilio() as account:
        account.wire.delete(RECORDING_URL, status=404, body="<html>no such page</html>")
        unavailable = refusal(account)
    assert (unavailable.reason, unavailable.stop) == ("refused_404", False)


@pytest.mark.parametrize(
    "given", ["", "CA" + "0" * 32, "RE" + "0" * 31, "RE" + "0" * 33, "../Calls", f"{RECORDING}\n", NUMBER_ID]
)
def test_only_the_id_of_a_recording_goes_into_a_url(given: str) -> None:
    with twilio() as account:
        with pytest.raises(ValueError, match="not the id of a recording"):
            account.rest.delete(given)
        assert account.asked == []


def test_a_whole_script_of_faults_ends_deleted(caplog: pytest.LogCaptureFixture) -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, 429, 20429, Retry_After="2")
        account.wire.delete(RECORDING_URL, status=502, body=BAD_GATEWAY)
        account.wire.delete(RECORDING_URL, status=204)
        assert account.rest.delete(RECORDING) == "deleted"
        assert account.slept == [2.375, 0.75]
    assert caplog.text == ""


def test_a_timeout_after_the_deletion_was_done_ends_as_gone_already() -> None:
    with twilio() as account:
        account.wire.delete(RECORDING_URL, body=requests.ReadTimeout("too late"))
        account.fails("DELETE", RECORDING_URL, 404, 20404)
        assert account.rest.delete(RECORDING) == "already_gone"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"status": 500, "json": {"code": 20500, "message": "trouble", "status": 500}}, "twilio_failed"),
        ({"status": 502, "body": BAD_GATEWAY}, "twilio_failed"),
        ({"status": 429, "json": {"code": 20429, "status": 429}}, "too_many_requests"),
        ({"body": requests.ReadTimeout("Read timed out.")}, "no_answer"),
        ({"body": requests.ConnectTimeout("Connect timed out.")}, "no_answer"),
        ({"body": requests.ConnectionError("reset")}, "no_connection"),
        ({"body": requests.exceptions.ChunkedEncodingError("cut")}, "no_connection"),
    ],
)
def test_what_may_pass_is_tried_three_times_and_no_more(
    fault: dict[str, object], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        for _ in range(TRIES):
            account.wire.add("DELETE", RECORDING_URL, **fault)  # type: ignore[arg-type]
        unavailable = refusal(account)
        assert len(account.asked) == TRIES
        assert account.slept == [0.375, 0.75]
    assert (unavailable.reason, unavailable.stop) == (reason, False)
    assert_nothing_leaks(unavailable, caplog)


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("code", [20003, 20009, 16114, 20404])
def test_credentials_that_are_refused_stop_the_purge_at_once(
    status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, status, code)
        unavailable = refusal(account)
        assert account.slept == []
    assert (unavailable.reason, unavailable.stop) == ("credentials_refused", True)
    assert_nothing_leaks(unavailable, caplog)


@pytest.mark.parametrize(("status", "code"), [(400, 20009), (409, 20009), (409, 0), (400, 16114)])
def test_a_recording_that_is_not_completed_is_left_for_later(status: int, code: int) -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, status, code)
        unavailable = refusal(account)
        assert account.slept == []
    assert (unavailable.reason, unavailable.stop) == ("not_completed_yet", False)


def test_any_other_refusal_keeps_twilios_code_and_none_of_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, 400, 20001)
        unavailable = refusal(account)
    assert (unavailable.reason, unavailable.stop) == ("refused_20001", False)
    assert_nothing_leaks(unavailable, caplog)


def test_a_redirect_is_a_refusal_and_takes_the_token_nowhere() -> None:
    with twilio() as account:
        account.wire.delete(RECORDING_URL, status=307, headers={"Location": "https://elsewhere.example/"})
        assert refusal(account).reason == "refused_307"
        assert len(account.asked) == 1


def test_who_is_told_to_wait_too_long_leaves_it_to_a_later_run() -> None:
    with twilio() as account:
        account.fails("DELETE", RECORDING_URL, 429, 20429, Retry_After="3600")
        assert refusal(account).reason == "too_many_requests"
        assert account.slept == []


@pytest.mark.parametrize("told", ["", "soon", "-1", "²", "Tue, 24 Nov 2026 10:00:00 GMT"])
def test_a_wait_we_cannot_read_is_our_own_pause(told: str) -> None:
    with twilio() as account:
        account.wire.delete(
            RECORDING_URL, status=429, headers={"Retry-After": told.encode().decode("latin-1")}
        )
        account.wire.delete(RECORDING_URL, status=204)
        assert account.rest.delete(RECORDING) == "deleted"
        assert account.slept == [0.375]


def test_two_workers_do_not_wait_the_same_time() -> None:
    slept = []
    for chance in (0.0, 0.999):
        with twilio() as account:
            account.chance = chance
            account.wire.delete(RECORDING_URL, status=500)
            account.wire.delete(RECORDING_URL, status=204)
            account.rest.delete(RECORDING)
            slept += account.slept
    assert slept[0] == 0.25
    assert 0.49 < slept[1] < 0.5


ANSWERS = st.fixed_dictionaries(
    {
        "status": st.sampled_from(
            [200, 202, 204, 301, 400, 401, 403, 404, 409, 410, 429, 500, 502, 503, 504]
        ),
        "body": st.sampled_from(
            [
                "",
                "[]",
                "null",
                '"code"',
                "{",
                BAD_GATEWAY,
                '{"code": 20404}',
                '{"code": "x"}',
                '{"code": 20009}',
            ]
        ),
        "headers": st.sampled_from([{}, {"Retry-After": "1"}, {"Retry-After": "9" * 30}]),
    }
)


@given(script=st.lists(ANSWERS, min_size=TRIES, max_size=TRIES), chance=st.floats(0, 1, exclude_max=True))
def test_whatever_twilio_answers_the_end_is_known_and_near(
    script: list[dict[str, object]], chance: float
) -> None:
    with responses.RequestsMock(
        assert_all_requests_are_fired=False, registry=responses.registries.OrderedRegistry
    ) as wire:
        account = Account(wire, chance=chance)
        for answer in script:
            wire.add("DELETE", RECORDING_URL, **answer)  # type: ignore[arg-type]
        ended, stop = outcome(account)
        last = script[len(account.asked) - 1]
        assert stop == (last["status"] in (401, 403))
        assert (ended == "deleted") == (last["status"] in (200, 202, 204))
        assert (ended == "already_gone") == (last["status"] == 404 and last["body"] == '{"code": 20404}')
        assert len(account.asked) == len(account.slept) + 1 <= TRIES
        assert all(0 < pause <= LONGEST_PAUSE_SECONDS for pause in account.slept)
