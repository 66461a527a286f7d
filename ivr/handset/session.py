"""Where requests go: over the network, or straight into a WSGI application in this process."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from http.client import HTTPMessage
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPHeaderDict, HTTPResponse

Application = Callable[..., Iterable[bytes]]
"""A WSGI application (https://peps.python.org/pep-3333/)."""

OpenSession = Callable[[], requests.Session]
"""Opens the session of one call."""


def network() -> requests.Session:
    """A session over the network; the environment's proxies and passwords stay out of it."""
    session = requests.Session()
    session.trust_env = False
    return session


def into(application: Application) -> OpenSession:
    """Opens sessions whose every request goes into this application, whatever host it names."""

    def opened() -> requests.Session:
        session = network()
        for scheme in ("http://", "https://"):
            session.mount(scheme, _Door(application))
        return session

    return opened


class _Door(HTTPAdapter):
    """Carries requests into an application."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """The application's answer."""
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], _: object = None) -> None:
            started[:] = [status, headers]

        answered = self._application(_environ(request), start)
        try:
            body = b"".join(answered)
        finally:
            if hasattr(answered, "close"):
                answered.close()
        status, headers = started
        return self.build_response(request, _raw(int(status.split()[0]), headers, body))


def _environ(request: requests.PreparedRequest) -> dict[str, Any]:
    url = urlsplit(str(request.url))
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else body
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    environ = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(url.path or "/").decode("latin-1"),
        "QUERY_STRING": url.query,
        "REQUEST_URI": target,
        "SERVER_NAME": url.hostname or "",
        "SERVER_PORT": str(url.port or (443 if url.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": request.headers.get("Content-Type", ""),
        "HTTP_HOST": url.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": url.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        if name.lower() not in ("content-type", "content-length", "host"):
            environ["HTTP_" + name.upper().replace("-", "_")] = value
    return environ


def _raw(status: int, headers: list[tuple[str, str]], body: bytes) -> HTTPResponse:
    raw = HTTPResponse(io.BytesIO(body), HTTPHeaderDict(headers), status, preload_content=False)
    # Cookies are read from the message the network would have brought.
    message = HTTPMessage()
    for name, value in headers:
        message[name] = value
    raw._original_response = SimpleNamespace(  # type: ignore[assignment]
        msg=message, isclosed=lambda: True, close=lambda: None
    )
    return raw
