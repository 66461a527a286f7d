"""Webhooks as the telephone network sends them: distinct forms, each with a signature of its own."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

HOST = "calls.example.com"
PUBLIC = f"http://{HOST}"
TOKEN = "a token for this benchmark alone"  # noqa: S105
FORM_TYPE = "application/x-www-form-urlencoded; charset=UTF-8"

_VALIDATOR = RequestValidator(TOKEN)


@dataclass(frozen=True)
class Webhook:
    """One request: its path, its body, its signature."""

    path: str
    body: bytes
    signature: str

    def environ(self) -> dict[str, Any]:
        """The request as a server hands it to an application."""
        return {
            "REQUEST_METHOD": "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "RAW_URI": self.path,
            "QUERY_STRING": "",
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": FORM_TYPE,
            "CONTENT_LENGTH": str(len(self.body)),
            "HTTP_HOST": HOST,
            "HTTP_ACCEPT": "*/*",
            "HTTP_USER_AGENT": "TwilioProxy/1.1",
            "HTTP_X_TWILIO_SIGNATURE": self.signature,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }

    def over_http(self) -> bytes:
        """The request as it goes over the wire."""
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: {HOST}\r\nAccept: */*\r\nUser-Agent: TwilioProxy/1.1\r\n"
            f"Content-Type: {FORM_TYPE}\r\nContent-Length: {len(self.body)}\r\n"
            f"X-Twilio-Signature: {self.signature}\r\n\r\n"
        )
        return head.encode() + self.body


def signed(path: str, call: str, **said: str) -> Webhook:
    """A form of this call to this path, as large as Twilio's own."""
    form = {
        "AccountSid": "AC" + "0a" * 16,
        "ApiVersion": "2010-04-01",
        "CallSid": call,
        "CallStatus": "in-progress",
        "Called": "+33199000123",
        "CalledCity": "",
        "CalledCountry": "FR",
        "CalledState": "",
        "CalledZip": "",
        "Caller": "+33639980001",
        "CallerCity": "",
        "CallerCountry": "FR",
        "CallerState": "",
        "CallerZip": "",
        "Direction": "inbound",
        "From": "+33639980001",
        "FromCity": "",
        "FromCountry": "FR",
        "FromState": "",
        "FromZip": "",
        "To": "+33199000123",
        "ToCity": "",
        "ToCountry": "FR",
        "ToState": "",
        "ToZip": "",
        **said,
    }
    signature = _VALIDATOR.compute_signature(PUBLIC + path, form)
    return Webhook(path, urlencode(form).encode(), signature)
