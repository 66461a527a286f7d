"""Twilio's REST side: finds and deletes recordings, sends texts, reads and sets numbers.

Nothing of what Twilio answers but its codes leaves this file: no number, no body, no token, no log line.
"""

from __future__ import annotations

import json
import logging
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeVar

import requests
from twilio.base.exceptions import TwilioException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from ivr.phone.number import NumberSettings

TIMEOUT_SECONDS = 5.0
TRIES = 3
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 10.0
"""Who is told to wait longer leaves it to a later run: asking sooner than told is asking in vain."""

NUMBERS_A_PAGE = 1_000
RECORDINGS_OF_A_CALL = 100
"""One page of them: a call makes a few."""

CALL = re.compile(r"CA[0-9a-fA-F]{32}")
RECORDING = re.compile(r"RE[0-9a-fA-F]{32}")
NUMBER = re.compile(r"PN[0-9a-fA-F]{32}")

NOT_FOUND = 20404
NOT_YET = (20009, 16114)
"""https://www.twilio.com/docs/api/errors/20009 and https://www.twilio.com/docs/api/errors/16114"""

TEXT_REASONS = {
    21211: "not_a_number",
    21408: "country_not_allowed",
    21606: "sender_cannot_text",
    21608: "trial_account",
    21610: "opted_out",
    21612: "cannot_be_reached",
    21614: "not_a_mobile",
    21617: "too_long",
}
"""https://www.twilio.com/docs/api/errors"""

Answer = TypeVar("Answer")


class RestUnavailable(Exception):
    """Twilio did not do what was asked; `stop` where asking again would end the same way."""

    def __init__(self, reason: str, *, stop: bool) -> None:
        self.reason = reason
        self.stop = stop
        super().__init__(reason)


class TextRefused(Exception):
    """Twilio will not send this text; the reason never holds the number."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Recording:
    """A recording as Twilio has it (https://www.twilio.com/docs/voice/api/recording)."""

    sid: str
    source: str
    started_at: datetime | None
    seconds: int | None
    channels: int | None
    status: str


class Rest:
    """One account at Twilio, with a bound on every wait.

    `timeout` is in seconds, for connecting and for each silence while Twilio answers.
    """

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        *,
        region: str | None = None,
        edge: str | None = None,
        timeout: float = TIMEOUT_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        random: Callable[[], float] = random.random,
    ) -> None:
        self._client = Client(
            account_sid,
            auth_token,
            region=region,
            edge=edge,
            http_client=_Wire(timeout),
            # Anything but an empty mapping, or twilio would read the process's environment instead.
            environment={"TWILIO_ACCOUNT_SID": account_sid},
        )
        self._sleep = sleep
        self._random = random

    def delete(self, recording: str) -> Literal["deleted", "already_gone"]:
        """What became of the recording; raises `RestUnavailable`, and `ValueError` on another kind of id.

        Only a completed recording can be deleted
        (https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource).
        """
        if not RECORDING.fullmatch(recording):
            raise ValueError("not the id of a recording: RE and 32 hexadecimal digits")
        try:
            self._asked(lambda: self._client.recordings(recording).delete())
        except _Refused as refused:
            # A 404 that is not Twilio's own, from a proxy say, proves no deletion.
            if refused.status == 404 and refused.code == NOT_FOUND:
                return "already_gone"
            if not refused.stops and (refused.status == 409 or refused.code in NOT_YET):
                raise RestUnavailable("not_completed_yet", stop=False) from None
            raise refused.unavailable() from None
        return "deleted"

    def recordings(self, call: str) -> list[Recording]:
        """The recordings of a call that were not deleted, the first hundred.

        Raises `RestUnavailable`, and `ValueError` on another kind of id.
        """
        if not CALL.fullmatch(call):
            raise ValueError("not the id of a call: CA and 32 hexadecimal digits")

        def found() -> list[Recording]:
            page = self._client.recordings.page(call_sid=call, page_size=RECORDINGS_OF_A_CALL)
            return [_recording(recording) for recording in page]

        try:
            return self._asked(found)
        except _Refused as refused:
            raise refused.unavailable() from None

    def send_text(self, to: str, words: str, sender: str) -> str:
        """The id of the message Twilio took; raises `TextRefused` and `RestUnavailable`.

        Sent at most once: where Twilio did not answer, nobody knows whether it was, and it is not repeated.
        A 429 was never acted upon and may be (https://www.twilio.com/docs/api/errors/20429).
        """
        try:
            sent = self._asked(
                lambda: self._client.messages.create(to=to, from_=sender, body=words).sid, creates=True
            )
        except _Refused as refused:
            if refused.code in TEXT_REASONS:
                raise TextRefused(TEXT_REASONS[refused.code]) from None
            if refused.status in (401, 403, 429) or not 400 <= refused.status < 500:
                raise refused.unavailable() from None
            raise TextRefused(f"refused_{refused.code}") from None
        if not isinstance(sent, str):
            raise RestUnavailable("unreadable_answer", stop=False)
        return sent

    def number(self, e164: str) -> NumberSettings | None:
        """How one of the account's numbers is set; None where the account has no such number.

        Raises `RestUnavailable`.
        """

        def found() -> NumberSettings | None:
            # Not by Twilio's own filter, which would put the number into a URL, and URLs get logged.
            for number in self._client.incoming_phone_numbers.stream(page_size=NUMBERS_A_PAGE):
                if number.phone_number == e164:
                    return _settings(number)
            return None

        try:
            return self._asked(found)
        except _Refused as refused:
            raise refused.unavailable() from None

    def set_number(self, sid: str, settings: NumberSettings) -> NumberSettings:
        """Sets a number and says how Twilio now has it.

        Raises `RestUnavailable`, and `ValueError` on another kind of id.
        """
        if not NUMBER.fullmatch(sid):
            raise ValueError("not the id of a number: PN and 32 hexadecimal digits")
        try:
            return self._asked(
                lambda: _settings(
                    self._client.incoming_phone_numbers(sid).update(
                        voice_url=settings.voice_url,
                        voice_method=settings.voice_method,
                        status_callback=settings.status_callback,
                        status_callback_method=settings.status_callback_method,
                        voice_fallback_url=settings.voice_fallback_url,
                        voice_fallback_method=settings.voice_fallback_method,
                        voice_application_sid=settings.voice_application_sid,
                        trunk_sid=settings.trunk_sid,
                    )
                )
            )
        except _Refused as refused:
            raise refused.unavailable() from None

    def _asked(self, request: Callable[[], Answer], creates: bool = False) -> Answer:
        for later in range(TRIES):
            try:
                return request()
            except _Refused as refused:
                pause = refused.wait + FIRST_PAUSE_SECONDS * 2**later * (1 + self._random()) / 2
                again = refused.status == 429 if creates else refused.may_pass
                if not again or later == TRIES - 1 or pause > LONGEST_PAUSE_SECONDS:
                    raise
            except (TwilioException, ValueError, TypeError, KeyError, AttributeError):
                raise RestUnavailable("unreadable_answer", stop=False) from None
            self._sleep(pause)
        raise AssertionError("the last try returns or raises")


class _Refused(Exception):
    """Twilio's no, in codes alone; status 0 where there was no answer at all."""

    def __init__(self, status: int, code: int, wait: float = 0.0, silence: str = "") -> None:
        self.status = status
        self.code = code
        self.wait = wait
        self.silence = silence
        super().__init__(f"{status} {code}")

    @property
    def may_pass(self) -> bool:
        return self.status in (0, 429) or self.status >= 500

    @property
    def stops(self) -> bool:
        """The credentials were refused, whatever else the answer says."""
        return self.status in (401, 403)

    def unavailable(self) -> RestUnavailable:
        if self.stops:
            return RestUnavailable("credentials_refused", stop=True)
        if self.status == 429:
            return RestUnavailable("too_many_requests", stop=False)
        if self.status >= 500:
            return RestUnavailable("twilio_failed", stop=False)
        return RestUnavailable(self.silence or f"refused_{self.code}", stop=False)


class _Wire(HttpClient):  # type: ignore[misc]
    """Carries a request to Twilio and raises `_Refused` for every answer that is not a success.

    twilio's own client logs URLs, and keeps each answer in an attribute that threads would take from
    one another.
    """

    def __init__(self, timeout: float) -> None:
        super().__init__(logging.Logger("silent", logging.CRITICAL + 1), False, timeout)
        self._session = requests.Session()

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Twilio's answer to one request; never follows a redirect, which would take the token along."""
        try:
            answer = self._session.request(
                method,
                url,
                params=params,  # type: ignore[arg-type]
                data=data,
                headers=headers,
                auth=auth,
                timeout=timeout or self.timeout,
                allow_redirects=False,
                stream=True,
            )
            with answer:
                body = _body(answer, wanted=method != "DELETE")
        except requests.Timeout:
            raise _Refused(0, 0, silence="no_answer") from None
        except requests.RequestException:
            raise _Refused(0, 0, silence="no_connection") from None
        if not _did(answer):
            raise _Refused(answer.status_code, _code(answer.status_code, body), _told_to_wait(answer))
        return Response(answer.status_code, body, answer.headers)


def _body(answer: requests.Response, wanted: bool) -> str:
    """The body; empty where it was cut and the status line alone says what became of the request."""
    try:
        return answer.text
    except requests.RequestException:
        if wanted and _did(answer):
            raise
        return ""


def _did(answer: requests.Response) -> bool:
    return 200 <= answer.status_code < 300


def _code(status: int, body: str) -> int:
    """Twilio's own error code; the HTTP status where the answer carries none, as a proxy's page."""
    try:
        code = json.loads(body)["code"]
    except (ValueError, TypeError, KeyError):
        return status
    return code if isinstance(code, int) else status


def _told_to_wait(answer: requests.Response) -> float:
    told = answer.headers.get("Retry-After", "")
    return float(told) if told.isascii() and told.isdigit() else 0.0


def _settings(number: Any) -> NumberSettings:
    return NumberSettings(
        voice_url=number.voice_url or "",
        voice_method=number.voice_method or "",
        status_callback=number.status_callback or "",
        status_callback_method=number.status_callback_method or "",
        voice_fallback_url=number.voice_fallback_url or "",
        voice_fallback_method=number.voice_fallback_method or "",
        voice_application_sid=number.voice_application_sid or "",
        trunk_sid=number.trunk_sid or "",
        sid=number.sid or "",
    )


def _recording(found: Any) -> Recording:
    """What Twilio says of a recording; raises `ValueError` or `TypeError` where that cannot be read."""
    if not RECORDING.fullmatch(found.sid):
        raise ValueError("a recording without its id")
    return Recording(
        sid=found.sid,
        source=str(found.source or "")[:40],
        started_at=found.start_time or found.date_created,
        seconds=_whole(found.duration),
        channels=_whole(found.channels),
        status=str(found.status or ""),
    )


def _whole(value: Any) -> int | None:
    text = "" if value is None else str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
