"""Is it Twilio? Every webhook is checked here, over the URL that Twilio asked for.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from twilio.request_validator import (
    HMAC_SHA1,
    HMAC_SHA256,
    RequestValidator,
    add_port,
    get_signature_algorithm,
    remove_port,
)

SIGNATURE = "X-Twilio-Signature"
SIGNATURE_SETTINGS = "X-Twilio-Webhooks-Signature-Settings"


class Headers(Protocol):
    """The headers of a request, whatever server received it."""

    def get(self, name: str, default: str = "", /) -> Any: ...


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
        self._tokens = tuple(RequestValidator(token) for token in tokens)
        self._shared = {name: RequestValidator(secret) for name, secret in keys.items()}

    def accept(self, url: str, form: Any, headers: Headers) -> bool:
        """Whether the form that came to this URL carries a signature made with one of our secrets.

        The URL as asked is tried first; with and without its port only when that fails.
        """
        given = str(headers.get(SIGNATURE, "")).encode()
        if not given:
            return False
        settings = str(headers.get(SIGNATURE_SETTINGS, ""))
        algorithm = get_signature_algorithm(settings).upper()
        validators = self._validators(settings, algorithm)
        return any(
            hmac.compare_digest(validator.compute_signature(form_of_url, form, algorithm).encode(), given)
            for form_of_url in _forms(url)
            for validator in validators
        )

    def _validators(self, settings: str, algorithm: str) -> Sequence[RequestValidator]:
        named = dict(part.strip().split("=", 1) for part in settings.split(",") if "=" in part)
        if "key" in named:
            known = self._shared.get(named["key"])
            return (known,) if known and algorithm in (HMAC_SHA1, HMAC_SHA256) else ()
        return self._tokens if algorithm == HMAC_SHA1 else ()


def requested_url(public_url: str, environ: Mapping[str, Any]) -> str:
    """The URL Twilio asked for: our public address and the request's target, untouched.

    A server's own `request.url` has decoded parts of it. gunicorn keeps the target in RAW_URI,
    waitress in REQUEST_URI.
    """
    target = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or "")
    if not target.startswith("/"):
        parts = urlsplit(target)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return public_url.rstrip("/") + target


def _forms(url: str) -> Iterator[str]:
    yield url
    try:
        parsed = urlsplit(url)
        others = (remove_port(parsed), add_port(parsed))
    except ValueError:
        return
    yield from (other for other in dict.fromkeys(others) if other != url)
