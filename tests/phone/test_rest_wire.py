"""On real sockets: no wait without a bound, no answer to the wrong thread. And Twilio's own document."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import requests

from ivr.phone.number import wanted
from ivr.phone.rest import TRIES, Rest, RestUnavailable
from tests.phone.twilio_account import (
    ACCOUNT,
    CALLER,
    MESSAGES_URL,
    NUMBER_ID,
    NUMBER_URL,
    NUMBERS_URL,
    OURS,
    RECORDING,
    RECORDING_URL,
    RECORDINGS_URL,
    TOKEN,
    WORDS,
    twilio,
)
from tests.phone.twilio_document import NAME, undocumented


class Echo(BaseHTTPRequestHandler):
    """Answers each text with its own words as its id, after a moment; a deletion gets no answer."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        time.sleep(0.02)
        body = ('{"sid": "%s"}' % form["Body"][0]).encode()  # noqa: UP031
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_DELETE(self) -> None:
        silence.wait(5)

    def log_message(self, *_: object) -> None:
        """Stays silent."""


class Cut(BaseHTTPRequestHandler):
    """Promises more than it says, whatever it is asked; `status` is the line it begins with."""

    status = 200

    def do_DELETE(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"{")
        self.close_connection = True

    def do_POST(self) -> None:
        self.do_DELETE()

    def log_message(self, *_: object) -> None:
        """Stays silent."""


silence = threading.Event()


@contextmanager
def answering(answers: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    silence.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        silence.set()
        server.shutdown()
        thread.join()
        server.server_close()


def rest_at(address: str, **options: object) -> Rest:
    rest = Rest(ACCOUNT, TOKEN, sleep=lambda _: None, **options)  # type: ignore[arg-type]
    rest._client.api.base_url = address
    return rest


def test_a_server_that_says_nothing_is_left_after_the_timeout() -> None:
    with answering(Echo) as address:
        began = time.monotonic()
        with pytest.raises(RestUnavailable, match="no_answer"):
            rest_at(address, timeout=0.1).delete(RECORDING)
        took = time.monotonic() - began
    assert TRIES * 0.1 <= took < 2


@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_deletion_that_the_status_line_tells_of_is_done_though_the_rest_is_cut(status: int) -> None:
    with answering(type("Cut", (Cut,), {"status": status})) as address:
        assert rest_at(address).delete(RECORDING) == "deleted"


def test_a_refusal_is_known_though_the_rest_is_cut() -> None:
    with (
        answering(type("Cut", (Cut,), {"status": 401})) as address,
        pytest.raises(RestUnavailable) as raised,
    ):
        rest_at(address).delete(RECORDING)
    assert (raised.value.reason, raised.value.stop) == ("credentials_refused", True)


def test_a_text_whose_id_is_cut_may_have_been_sent_and_is_not_known() -> None:
    with (
        answering(type("Cut", (Cut,), {"status": 201})) as address,
        pytest.raises(RestUnavailable, match="no_connection"),
    ):
        rest_at(address).send_text(CALLER, WORDS, OURS)


def test_nobody_there_is_told_as_no_connection() -> None:
    with pytest.raises(RestUnavailable, match="no_connection"):
        rest_at("http://127.0.0.1:1").delete(RECORDING)


def test_each_thread_gets_the_answer_to_its_own_text(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with answering(Echo) as address:
        rest = rest_at(address)
        with ThreadPoolExecutor(8) as threads:
            sent = list(threads.map(lambda n: rest.send_text(CALLER, f"SM{n}", OURS), range(40)))
        rest._client.http_client._session.close()
    assert sent == [f"SM{n}" for n in range(40)]
    assert all(secret not in caplog.text for secret in (CALLER, CALLER[1:], OURS[1:], TOKEN))


@pytest.mark.parametrize(
    ("region", "edge", "host"),
    [
        (None, None, "api.twilio.com"),
        ("ie1", "dublin", "api.dublin.ie1.twilio.com"),
        ("ie1", None, "api.ie1.twilio.com"),
    ],
)
def test_a_request_goes_to_the_region_that_was_given_and_to_no_other(
    region: str | None, edge: str | None, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "au1")
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    asked = []

    def refuse(session: requests.Session, method: str, url: str, **_: object) -> None:
        asked.append(url)
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "request", refuse)
    with pytest.raises(RestUnavailable):
        Rest(ACCOUNT, TOKEN, region=region, edge=edge, sleep=lambda _: None).delete(RECORDING)
    assert set(asked) == {f"https://{host}/2010-04-01/Accounts/{ACCOUNT}/Recordings/{RECORDING}.json"}


def test_an_account_shows_no_token() -> None:
    assert TOKEN not in repr(Rest(ACCOUNT, TOKEN))


def test_whatever_we_ask_is_in_twilios_document(shared_data: Callable[[str], Path]) -> None:
    more = f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json?PageSize=1000&Page=1"
    with twilio() as account:
        account.wire.delete(RECORDING_URL, status=204)
        account.rest.delete(RECORDING)
        account.wire.get(RECORDINGS_URL, json={"recordings": [], "next_page_uri": None})
        account.rest.recordings("CA" + "5f" * 16)
        account.wire.post(MESSAGES_URL, status=201, json={"sid": "SM" + "3d" * 16})
        account.rest.send_text(CALLER, WORDS, OURS)
        account.wire.get(NUMBERS_URL, json={"incoming_phone_numbers": [], "next_page_uri": more})
        account.wire.get(NUMBERS_URL, json={"incoming_phone_numbers": [], "next_page_uri": None})
        account.rest.number(OURS)
        account.wire.post(NUMBER_URL, json={"sid": NUMBER_ID})
        account.rest.set_number(NUMBER_ID, wanted("https://calls.example.com", "accueil"))
        asked = account.asked
    assert [request.method for request in asked] == ["DELETE", "GET", "POST", "GET", "GET", "POST"]
    document = shared_data(NAME)
    assert [problem for request in asked for problem in undocumented(request, document)] == []


@pytest.mark.parametrize(
    ("method", "url", "form", "unknown"),
    [
        ("PUT", RECORDING_URL, None, "no PUT on"),
        ("GET", f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Records.json", None, "no GET on"),
        ("POST", MESSAGES_URL, {"Text": WORDS}, "form: Text"),
        ("GET", f"{NUMBERS_URL}?Number={NUMBER_ID}", None, "query: Number"),
    ],
)
def test_what_twilio_would_overlook_is_seen(
    method: str, url: str, form: dict[str, str] | None, unknown: str, shared_data: Callable[[str], Path]
) -> None:
    request = requests.Request(method, url, data=form).prepare()
    [problem] = undocumented(request, shared_data(NAME))
    assert problem.startswith(unknown)
