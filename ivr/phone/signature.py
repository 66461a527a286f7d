"""Is it Twilio? Every webhook is checked here, over the URL that Twilio asked for.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from twilio.request_validator import add_port, remove_port

_A_KEY = re.compile(r"Digits[0-9*#]")

SIGNATURE = "X-Twilio-Signature"
SIGNATURE_SETTINGS = "X-Twilio-Webhooks-Signature-Settings"

OF_SHARED_KEYS = "HMAC_SHA256"
"""The one algorithm a shared key signs with here, whatever else a header proposes
(https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys)."""

_BEFORE_PATH = re.compile("^[a-z][a-z0-9+.-]*://[^/?]*", re.IGNORECASE)
"""What a target in absolute form, as proxies send it, has before its path."""


class Headers(Protocol):
    """The headers of a request, whatever server received it."""

    def get(self, name: str, default: str, /) -> str: ...


class Form(Protocol):
    """The form of a request, which knows every value of a field that was sent twice."""

    def __iter__(self) -> Iterator[str]: ...

    def getlist(self, name: str, /) -> list[str]: ...


class Signatures:
    """The secrets a webhook may be signed with: several account tokens while one is being rotated,
    and shared keys by their id, which sign with SHA-256.

    Raises `ValueError` on an empty secret: with one, anybody could sign.
    """

    def __init__(self, tokens: Sequence[str], shared_keys: Mapping[str, str] | None = None) -> None:
        keys = dict(shared_keys or {})
        if not tokens and not keys:
            raise ValueError("no secret to check signatures with: set TWILIO_AUTH_TOKEN")
        if not all(secret.strip() for secret in (*tokens, *keys.values())):
            raise ValueError("an empty secret would accept a signature made by anybody: TWILIO_AUTH_TOKEN")
        self._tokens = tuple(token.encode() for token in tokens)
        self._shared = {name: secret.encode() for name, secret in keys.items()}

    def accept(self, url: str, form: Form, headers: Headers) -> bool:
        """Whether the form that came to this URL carries a signature made with one of our secrets.

        The URL as asked is tried first; with and without its port only when that fails.
        """
        given = headers.get(SIGNATURE, "").encode("ascii", "replace")
        settings = headers.get(SIGNATURE_SETTINGS, "")
        secrets, algorithm = self._named(settings) if settings else (self._tokens, "sha1")
        if not given or not secrets:
            return False
        fields = "".join(map("".join, _signed(form)))
        return any(
            hmac.compare_digest(_signature(secret, form_of_url + fields, algorithm), given)
            for form_of_url in _forms(url)
            for secret in secrets
        )

    def _named(self, settings: str) -> tuple[Sequence[bytes], str]:
        """The secrets that the settings name, and how they sign; without a key's id, the tokens."""
        named = dict(part.strip().split("=", 1) for part in settings.split(",") if "=" in part)
        algorithm = named.get("algorithm", "HMAC_SHA1").upper()
        if "key" not in named:
            return (self._tokens if algorithm == "HMAC_SHA1" else ()), "sha1"
        secret = self._shared.get(named["key"])
        return ((secret,) if secret and algorithm == OF_SHARED_KEYS else ()), "sha256"


def ambiguous(form: Form) -> bool:
    """Whether a signed form could have been another one, cut elsewhere.

    Names and values are signed as one text: a captured refusal, `Digits=9`, would else pass as
    `Digit=s9`, and so as silence.
    """
    names = [name for name in form if name and name != "Digits"]
    if any("Digits".startswith(name) or _A_KEY.match(name) for name in names if name[0] == "D"):
        return True
    # One search for all: what is looked for has no line break in it.
    values = "\n".join(value for name in names if name != "SpeechResult" for value in form.getlist(name))
    return "SpeechResult" in values or _A_KEY.search(values) is not None


def requested_url(public_url: str, environ: Mapping[str, Any]) -> str:
    """The URL Twilio asked for: our public address and the request's target, untouched.

    A server's own `request.url` has decoded parts of it. gunicorn keeps the target in RAW_URI,
    waitress in REQUEST_URI.
    """
    target = _BEFORE_PATH.sub("", str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or ""))
    return public_url.rstrip("/") + (target if target.startswith("/") else "/" + target)


def _signed(form: Form) -> Iterator[tuple[str, str]]:
    """Names and values as they are signed: in order, and each value once."""
    for name in sorted(set(form)):
        values = form.getlist(name)
        for value in values if len(values) == 1 else sorted(set(values)):
            yield name, value


def _forms(url: str) -> Iterator[str]:
    yield url
    try:
        parsed = urlsplit(url)
        others = (remove_port(parsed), add_port(parsed))
    except ValueError:
        return
    yield from (other for other in dict.fromkeys(others) if other != url)


def _signature(secret: bytes, content: str, algorithm: str) -> bytes:
    return base64.b64encode(hmac.digest(secret, content.encode("utf-8", "surrogatepass"), algorithm))
