"""What holds for every request and every answer: who may ask, what a browser may do, what an error shows.

An error carries no body: Twilio reads text aloud, and a page of HTML is no document to it.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from werkzeug.exceptions import HTTPException

from ivr.settings import is_loopback

NEVER_KEPT = ("Cache-Control", "no-store")
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def stand_guard(app: Flask, *, local: bool) -> None:
    """Puts the guard before and behind every route of the application."""
    if local:
        app.before_request(only_from_this_machine)
    app.after_request(with_headers)
    app.register_error_handler(HTTPException, bare)
    app.jinja_env.globals["nonce"] = nonce


def only_from_this_machine() -> None:
    """Refuses whoever is elsewhere, and a page elsewhere whose name was made to point here.

    The name a browser was told to ask for stands in Host, whatever address it resolved to.
    """
    if not (is_loopback(request.remote_addr) and is_loopback(_asked_for())):
        abort(403)


def with_headers(response: Response) -> Response:
    """The answer with what keeps browsers from guessing, framing, keeping and telling."""
    headers = response.headers
    if "Cache-Control" not in headers:
        headers.add(*NEVER_KEPT)
    headers.extend(HEADERS)
    if response.mimetype == "text/html":
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=nonce())
    return response


def bare(error: HTTPException) -> Response:
    """The error's number, and its Allow header where it has one; nothing that could be read aloud."""
    response = Response(status=error.code)
    del response.headers["Content-Type"]
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def nonce() -> str:
    """What this answer's own style sheet is known by."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def _asked_for() -> str | None:
    try:
        return urlsplit(f"//{request.headers.get('Host', '')}").hostname
    except ValueError:
        return None
