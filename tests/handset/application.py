"""A tiny application for the handset to call: it answers each path with what was written for it, in turn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from ivr.handset import Handset, into

HOST = "https://calls.example.com"
TOKEN = "not-a-real-token-7d1f"
XML = "text/xml; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """What is answered to one request."""

    body: str | bytes = "<Response/>"
    status: int = 200
    content_type: str | None = XML
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    query: str
    form: tuple[tuple[str, str], ...]
    headers: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return dict(self.form)[name]

    def __contains__(self, name: str) -> bool:
        return name in dict(self.form)


@dataclass
class Application:
    """Answers by path: the answers of a path in turn, the last of them for ever."""

    answers: dict[str, list[Answer]]
    asked: list[Asked] = field(default_factory=list)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], object]
    ) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        asked = Asked(
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            tuple(parse_qsl(body.decode(), keep_blank_values=True)),
            {name[5:]: value for name, value in environ.items() if name.startswith("HTTP_")},
        )
        self.asked.append(asked)
        written = self.answers[asked.path]
        answer = written.pop(0) if len(written) > 1 else written[0]
        content_type = [("Content-Type", answer.content_type)] if answer.content_type else []
        start_response(f"{answer.status} Status", [*content_type, *answer.headers])
        return [answer.body.encode() if isinstance(answer.body, str) else answer.body]

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    def at(self, path: str) -> list[Asked]:
        """The requests that came there."""
        return [asked for asked in self.asked if asked.path == path]


def says(verbs: str) -> Answer:
    """A document with these verbs."""
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?><Response>{verbs}</Response>')


def application(**answers: Answer | str | list[Answer]) -> Application:
    """An application whose paths are these names; `voice` is where calls come in."""
    known: dict[str, list[Answer]] = {
        "/status": [Answer("", 204, None)],
        "/recording": [Answer("", 204, None)],
    }
    for name, written in answers.items():
        listed = written if isinstance(written, list) else [written]
        known["/" + name] = [says(one) if isinstance(one, str) else one for one in listed]
    return Application(known)


def handset(application: Application, **how: Any) -> Handset:
    """A handset whose requests go straight into that application."""
    told = {"status_url": f"{HOST}/status", **how}
    return Handset(f"{HOST}/voice", token=TOKEN, http=into(application), **told)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None: ...


@contextmanager
def served(application: Application) -> Iterator[str]:
    """The application on loopback, by its address."""
    server: WSGIServer = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
