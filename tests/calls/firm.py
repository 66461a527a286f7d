"""A firm that answers with Accord: over real HTTP, on a real ledger, with a network that remembers.

Every answer it gives is held to Twilio's schema, to law 1 and to law 9 before a test sees it.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from lxml import etree
from werkzeug.serving import WSGIRequestHandler, make_server

from consent_store import Found, Kept, Ledger, ProviderUnavailable, purge
from ivr.calls.behind import TextRefused
from ivr.calls.sampling import drawn
from ivr.handset import Call, Handset
from ivr.phone.callback_url import callback_url
from ivr.settings import HERE, Settings
from ivr.story import Course, course, story
from ivr.web import create_app
from ivr.web.house import House
from tests.phone.twiml_schema import check

NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
TOKEN = "not-a-real-token-7d1f"
PROMPTLY = 3.0
"""Seconds within which the telephone is answered, whatever happens (law 9)."""


@dataclass
class Clock:
    """The firm's clock; it stands still until it is moved."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **time_passed: int) -> None:
        """Lets time pass."""
        self.at += timedelta(**time_passed)


@dataclass
class Network:
    """Twilio's other side: remembers what it was asked, and refuses what it was told to refuse."""

    deleted: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    refuses_texts: str = ""
    refuses_deletions: str = ""

    def delete(self, recording: str) -> str:
        if self.refuses_deletions:
            raise ProviderUnavailable(self.refuses_deletions, stop=False)
        if recording in self.deleted:
            return "already_gone"
        self.deleted.append(recording)
        return "deleted"

    def recordings(self, call: str) -> Sequence[Found]:
        return ()

    def send_text(self, to: str, words: str, sender: str | None) -> str:
        if self.refuses_texts:
            raise TextRefused(self.refuses_texts)
        self.texts.append((to, words))
        return f"SM{len(self.texts):032x}"


@dataclass
class Firm:
    """A running Accord and what a test may look at."""

    house: House
    url: str
    network: Network
    clock: Clock

    @property
    def ledger(self) -> Ledger:
        return self.house.ledger

    def handset(self, flow: str = "accueil", **given: Any) -> Handset:
        """A telephone that calls this firm."""
        return Handset(
            f"{self.url}/voice/{flow}",
            token=TOKEN,
            status_url=given.pop("status_url", callback_url(self.url, "status")),
            fallback_url=f"{self.url}/fallback/{flow}",
            **given,
        )

    def sid(self, flow: str = "accueil", *, sampled: bool = True, number: int = 0) -> str:
        """The id of a call that is among those drawn to be recorded, or is not."""
        live = self.house.library.flow(flow)
        share = live.recording.share if live and live.recording else 100
        key = self.house.calls._sampling_key
        found = (f"CA{candidate:032x}" for candidate in range(number * 1_000, (number + 1) * 1_000))
        return next(sid for sid in found if drawn(key, sid, share) is sampled)

    def call(
        self, moves: Sequence[Any] = (), *, flow: str = "accueil", sampled: bool = True, **given: Any
    ) -> Call:
        """Calls, does these things, and lets the firm finish its work before looking."""
        telephone = {
            name: given.pop(name)
            for name in ("number", "status_url", "extra", "dial_action_after_hang_up")
            if name in given
        }
        sid = given.pop("call_sid", None) or self.sid(flow, sampled=sampled)
        made = self.handset(flow, **telephone).call(moves, call_sid=sid, started_at=self.clock.at, **given)
        self.settle()
        self.examine(made)
        return made

    def settle(self) -> None:
        """Waits for what is done behind the answers."""
        for thread in threading.enumerate():
            if thread.name.startswith("behind"):
                thread.join(20)

    def examine(self, call: Call) -> None:
        """Holds every answer of a call to the laws that hold for all of them."""
        for exchange in call.exchanges:
            answer = exchange.answer
            assert answer is not None, exchange.trouble
            if exchange.request.kind in ("incoming", "action", "redirect", "fallback", "whisper"):
                assert answer.status == 200
                check(answer.body)
                assert answer.seconds < PROMPTLY
        assert call.troubles == []

    def story(self, call: Call | str) -> list[Kept]:
        """What the ledger kept of a call."""
        return list(self.ledger.story(call if isinstance(call, str) else call.call_sid))

    def kinds(self, call: Call | str) -> list[str]:
        """The kinds of what was kept, in order."""
        return [kept.kind for kept in self.story(call)]

    def course(self, call: Call | str) -> Course:
        """Which of the stories a call is."""
        return course(self.story(call))

    def told(self, call: Call | str) -> str:
        """The story in plain English."""
        return str(story(self.story(call), "en"))

    def reasons(self, call: Call | str) -> list[str]:
        """Why steps that record let this call pass."""
        return [str(kept.body["reason"]) for kept in self.story(call) if kept.kind == "recording_blocked"]

    def purge(self) -> tuple[str, ...]:
        """Deletes what is due by the firm's clock."""
        return tuple(purge(self.ledger, self.network, self.clock()).deleted)


def records(document: bytes) -> bool:
    """Whether a document would start a recording."""
    root = etree.fromstring(document)
    return bool(root.xpath("//Record | //Start/Recording | //Dial[@record and @record!='do-not-record']"))


@dataclass
class LawOne:
    """Stands before the application: no answer that records leaves before its fact is kept (law 1)."""

    application: Any = None
    house: House | None = None
    broken: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        assert self.house is not None
        form = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(form)
        answered = self.application(environ, start)
        body = b"".join(answered)
        if environ["PATH_INFO"].startswith("/voice/") and b"ecord" in body and records(body):
            call = dict(parse_qsl(form.decode()))["CallSid"]
            kept = [fact for fact in self.house.ledger.story(call) if _weighs(fact)]
            if not kept or kept[-1].kind != "recording_allowed":
                self.broken.append(call)
        if hasattr(answered, "close"):
            answered.close()
        return [body]


def _weighs(fact: Kept) -> bool:
    return fact.kind in ("recording_allowed", "withdrawn", "stopped") or fact.body.get("value") in (
        "refused",
        "objected",
    )


@contextmanager
def firm(var: Path, *, database_url: str = "", flows: Path = HERE / "flows", **more: str) -> Iterator[Firm]:
    """A firm that answers on a free port of this machine, until the block ends."""
    clock, network = Clock(), Network()
    environ = {"ACCORD_VAR": str(var), "ACCORD_FLOWS": str(flows), "TWILIO_AUTH_TOKEN": TOKEN, **more}
    if database_url:
        environ["DATABASE_URL"] = database_url
    law = LawOne()
    server = make_server("127.0.0.1", 0, law, threaded=True, request_handler=_Quiet)
    settings = Settings.from_environment(environ, bound_to="127.0.0.1", port=server.server_port)
    app = create_app(settings, network=network, clock=clock)
    house: House = app.extensions["accord"]
    law.application, law.house = app, house
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    try:
        yield Firm(house, settings.public_url, network, clock)
        assert law.broken == []
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
        house.ledger.close()


class _Quiet(WSGIRequestHandler):
    """A server that keeps no log of its own."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Says nothing."""


def until(true: Any, seconds: float = 10.0) -> None:
    """Waits until something has become so; fails when it does not."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never became so"
        time.sleep(0.02)
