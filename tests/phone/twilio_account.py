"""An account at Twilio as the tests play it: scripted answers, a sleep that only counts, and a search
of everything that was said aloud for what must never be."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
import requests
import responses

from ivr.phone.rest import Rest

ACCOUNT = "AC" + "0a" * 16
TOKEN = "not-a-real-token-7d1f"
RECORDING = "RE" + "1b" * 16
NUMBER_ID = "PN" + "2c" * 16
CALLER = "+33639980001"
OURS = "+33199000123"
WORDS = "Votre rendez-vous est noté."
ROOT = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}"
RECORDING_URL = f"{ROOT}/Recordings/{RECORDING}.json"
RECORDINGS_URL = f"{ROOT}/Recordings.json"
MESSAGES_URL = f"{ROOT}/Messages.json"
NUMBERS_URL = f"{ROOT}/IncomingPhoneNumbers.json"
NUMBER_URL = f"{ROOT}/IncomingPhoneNumbers/{NUMBER_ID}.json"


@dataclass
class Account:
    """What Twilio was scripted to answer, and what it was asked."""

    wire: responses.RequestsMock
    slept: list[float] = field(default_factory=list)
    chance: float = 0.5

    @property
    def rest(self) -> Rest:
        return Rest(ACCOUNT, TOKEN, sleep=self.slept.append, random=lambda: self.chance)

    @property
    def asked(self) -> list[requests.PreparedRequest]:
        return [call.request for call in self.wire.calls]

    def form(self) -> dict[str, str]:
        """The form of the last request, blank fields kept."""
        return {
            key: value[0] for key, value in parse_qs(str(self.asked[-1].body), keep_blank_values=True).items()
        }

    def fails(self, method: str, url: str, status: int, code: int, **headers: str) -> None:
        """One refusal in Twilio's words, which name the caller."""
        self.wire.add(
            method,
            url,
            json={"code": code, "message": f"{CALLER} {WORDS}", "more_info": "", "status": status},
            status=status,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )


@contextmanager
def twilio() -> Iterator[Account]:
    """An account whose whole script is played."""
    with responses.RequestsMock(registry=responses.registries.OrderedRegistry) as wire:
        yield Account(wire)


def assert_nothing_leaks(raised: BaseException, caplog: pytest.LogCaptureFixture) -> None:
    """No number, token or word in the exception, however it is printed, nor in any line of the log."""
    said = [str(raised), repr(raised), *traceback.format_exception(raised), caplog.text]
    for secret in (TOKEN, CALLER, CALLER[1:], OURS, OURS[1:], WORDS):
        assert all(secret not in text for text in said)
