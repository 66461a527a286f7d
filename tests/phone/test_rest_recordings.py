"""The recordings of a call are read on one page, by the call's id alone."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from consent_store import Found, ProviderUnavailable
from ivr.calls.network import TwilioNetwork
from ivr.phone.rest import Recording, RestUnavailable
from tests.phone.twilio_account import (
    CALLER,
    OURS,
    RECORDING,
    RECORDINGS_URL,
    ROOT,
    assert_nothing_leaks,
    twilio,
)

CALL = "CA" + "5f" * 16
AT_TWILIO = {
    "sid": RECORDING,
    "call_sid": CALL,
    "source": "DialVerb",
    "start_time": "Tue, 01 Dec 2026 11:00:05 +0000",
    "date_created": "Tue, 01 Dec 2026 11:00:06 +0000",
    "duration": "42",
    "channels": 2,
    "status": "completed",
}
STARTED = datetime(2026, 12, 1, 11, 0, 5, tzinfo=UTC)
READ = Recording(RECORDING, "DialVerb", STARTED, 42, 2, "completed")


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def listed(*recordings: dict[str, object], more: str | None = None) -> dict[str, object]:
    return {"recordings": list(recordings), "next_page_uri": more}


def test_what_was_recorded_of_a_call_is_read() -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed(AT_TWILIO))
        assert account.rest.recordings(CALL) == [READ]
        assert account.asked[-1].url == f"{RECORDINGS_URL}?CallSid={CALL}&PageSize=100"


def test_a_call_of_which_nothing_is_there_has_none() -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed())
        assert account.rest.recordings(CALL) == []


def test_no_second_page_is_asked_for() -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed(AT_TWILIO, more=f"{ROOT}/Recordings.json?Page=1"))
        assert account.rest.recordings(CALL) == [READ]
        assert len(account.asked) == 1


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"start_time": None}, STARTED.replace(second=6)),
        ({"start_time": "soon"}, STARTED.replace(second=6)),
        ({"start_time": None, "date_created": None}, None),
    ],
)
def test_where_no_beginning_is_told_the_entry_says_when_it_was_made(
    told: dict[str, object], read: datetime | None
) -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed(AT_TWILIO | told))
        assert account.rest.recordings(CALL)[0].started_at == read


def test_what_goes_on_has_no_length_yet() -> None:
    told = AT_TWILIO | {"duration": None, "channels": None, "source": None, "status": "in-progress"}
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed(told))
        assert account.rest.recordings(CALL) == [Recording(RECORDING, "", STARTED, None, None, "in-progress")]


@pytest.mark.parametrize("given", ["", RECORDING, OURS, "CA" + "0" * 31, f"{CALL}&Page=2", CALL + "\n"])
def test_only_the_id_of_a_call_goes_into_a_url(given: str) -> None:
    with twilio() as account:
        with pytest.raises(ValueError, match="not the id of a call"):
            account.rest.recordings(given)
        assert account.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        f"<html>{CALLER}</html>",
        "{}",
        '{"recordings": [{}]}',
        '{"recordings": [{"sid": null}]}',
        '{"recordings": [{"sid": "RE1"}]}',
        '{"recordings": [3]}',
    ],
)
def test_an_answer_that_is_not_twilios_is_said_to_be_unreadable(
    answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, body=answer)
        with pytest.raises(RestUnavailable, match="unreadable_answer") as raised:
            account.rest.recordings(CALL)
    assert_nothing_leaks(raised.value, caplog)


def test_reading_changes_nothing_so_a_fault_is_tried_again() -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, status=503)
        account.wire.get(RECORDINGS_URL, json=listed(AT_TWILIO))
        assert account.rest.recordings(CALL) == [READ]


@pytest.mark.parametrize(
    ("source", "asked_by"), [("DialVerb", "transfer"), ("RecordVerb", "voicemail"), ("OutboundAPI", None)]
)
def test_the_ledger_learns_which_step_asks_for_such_a_recording(source: str, asked_by: str | None) -> None:
    with twilio() as account:
        account.wire.get(RECORDINGS_URL, json=listed(AT_TWILIO | {"source": source}))
        found = TwilioNetwork(account.rest).recordings(CALL)
    assert found == [Found(RECORDING, source, STARTED, 42, 2, "completed", asked_by)]


def test_the_ledger_learns_that_twilio_refuses_access(caplog: pytest.LogCaptureFixture) -> None:
    with twilio() as account:
        account.fails("GET", RECORDINGS_URL, 401, 20003)
        with pytest.raises(ProviderUnavailable) as raised:
            TwilioNetwork(account.rest).recordings(CALL)
    assert (raised.value.reason, raised.value.stop) == ("credentials_refused", True)
    assert_nothing_leaks(raised.value, caplog)
