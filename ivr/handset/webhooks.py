"""Makes requests as Twilio's HTTP client does: signed, with the call's cookies, bounded in time and size.

https://www.twilio.com/docs/usage/webhooks and https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
"""

from __future__ import annotations

import time
from urllib.parse import urlencode, urljoin, urlsplit

import requests

from ivr.handset.clock import Clock
from ivr.handset.document import LARGEST
from ivr.handset.exchanges import Answer, Exchange, Request
from ivr.handset.signature import SIGNATURE, signature
from ivr.handset.trouble import (
    HTTP_FAILED,
    NO_CONNECTION,
    TOO_LARGE,
    TOO_MANY_REDIRECTS,
    Trouble,
)

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 15.0
MOST_REDIRECTS = 10
BECOME_GET = (301, 302, 303)
KEEP_METHOD = (307, 308)


class Webhooks:
    """The requests of one call; one session, so that cookies stay with it."""

    def __init__(self, session: requests.Session, token: str, clock: Clock, deliveries: int = 1) -> None:
        self._session = session
        self._token = token
        self._clock = clock
        self._deliveries = deliveries
        self.exchanges: list[Exchange] = []

    def make(self, request: Request, repeated: bool = False) -> Exchange:
        """Makes a request, as many times as this call delivers each, and returns the first exchange.

        Never raises for what the application does.
        """
        first = self._made(request, repeated)
        self.exchanges.append(first)
        for _ in range(self._deliveries - 1):
            self.exchanges.append(self._made(request, repeated=True))
        return first

    def _made(self, request: Request, repeated: bool) -> Exchange:
        redirects: list[tuple[int, str]] = []
        method, url, form = _as_sent(request)
        began = time.monotonic()
        answer: Answer | None = None
        trouble: Trouble | None = None
        try:
            while True:
                status, content_type, location, body = self._asked(method, url, form, request.token)
                answer = Answer(status, content_type, body, time.monotonic() - began, url)
                if not location or status not in BECOME_GET + KEEP_METHOD:
                    break
                if len(redirects) == MOST_REDIRECTS:
                    trouble = Trouble(TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")
                    break
                url = urljoin(url, location)
                redirects.append((status, url))
                if status in BECOME_GET:
                    # The parameters, what was pressed among them, are lost here.
                    method, form = "GET", ()
            trouble = trouble or _wrong_with(answer)
        except requests.Timeout:
            trouble = Trouble(HTTP_FAILED, f"no answer within {ANSWER_SECONDS:.0f} seconds")
        except requests.ConnectionError:
            trouble = Trouble(NO_CONNECTION, f"no connection to {urlsplit(url).netloc}")
        except requests.RequestException as error:
            trouble = Trouble(HTTP_FAILED, f"the answer cannot be read: {type(error).__name__}")
        return Exchange(request, self._clock.seconds, answer, trouble, tuple(redirects), repeated)

    def _asked(
        self, method: str, url: str, form: tuple[tuple[str, str], ...], token: str
    ) -> tuple[int, str, str, bytes]:
        headers = {
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "Connection": "close",
            "I-Twilio-Idempotency-Token": token,
        }
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
            body = urlencode(form).encode()
        prepared = self._session.prepare_request(requests.Request(method, url, headers=headers, data=body))
        # What is signed is the address as it goes over the wire.
        prepared.headers[SIGNATURE] = signature(self._token, str(prepared.url), form)
        with self._session.send(
            prepared, timeout=(CONNECT_SECONDS, ANSWER_SECONDS), allow_redirects=False, stream=True
        ) as response:
            received = b""
            for piece in response.iter_content(8192):
                received += piece
                if len(received) > LARGEST:
                    break
            return (
                response.status_code,
                response.headers.get("Content-Type", ""),
                response.headers.get("Location", ""),
                received,
            )


def _as_sent(request: Request) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Method, URL and body: a GET carries its parameters in the URL, and is signed with them there."""
    url = request.url.split("#", 1)[0]
    if request.method != "GET" or not request.form:
        return request.method, url, request.form
    joined_by = "&" if urlsplit(url).query else "?"
    return "GET", f"{url}{joined_by}{urlencode(request.form)}", ()


def _wrong_with(answer: Answer) -> Trouble | None:
    if not 200 <= answer.status < 300:
        return Trouble(HTTP_FAILED, f"the answer is HTTP {answer.status}")
    if len(answer.body) > LARGEST:
        return Trouble(TOO_LARGE, f"the answer is longer than {LARGEST} bytes")
    return None
