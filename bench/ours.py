"""Accord as the benchmarks serve it: as in production, on a folder of its own, reaching no network.

The turn that is measured is the one that decides: the caller agrees by key, and hears the menu.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from flask import Flask

from bench.telephone import PUBLIC, TOKEN, Webhook, signed
from consent_store import Appended, Ledger
from ivr.settings import HERE, Settings
from ivr.web import create_app

FLOW = "front-desk"
AGREES = "1"
NEXT = re.compile(rb'action="' + PUBLIC.encode() + rb'([^"]+)"')


class KeepsNothing:
    """Stands for the ledger where the answer alone is measured."""

    def take_turn(self, *_: Any, **__: Any) -> Appended:
        return Appended()

    def append(self, *_: Any, **__: Any) -> None:
        """Keeps nothing."""

    def keep_version(self, *_: Any, **__: Any) -> None:
        """Keeps nothing."""


def accord(var: str | Path, *, durable: bool = True) -> Flask:
    """The application whose ledger lies in this folder, or keeps nothing at all."""
    settings = Settings(
        flows=HERE / "flows",
        var=Path(var),
        public_url=PUBLIC,
        database_url=f"sqlite:///{Path(var) / 'accord.db'}",
        secrets=("a secret of this benchmark alone, and long",),
        account_sid="AC" + "0a" * 16,
        auth_tokens=(TOKEN,),
        local=False,
    )
    app = create_app(settings, ledger=None if durable else cast(Ledger, KeepsNothing()))
    if durable:
        app.extensions["accord"].ledger.upgrade()
    return app


def decisions(app: Flask, first: int, count: int) -> list[Webhook]:
    """The turns in which so many callers agree, each having heard the notice; calls are numbered."""
    return [_decision(app, f"CA{number:032x}") for number in range(first, first + count)]


def _decision(app: Flask, call: str) -> Webhook:
    """The notice is heard to its end, then the offer is answered."""
    notice = answered(app, signed(f"/voice/{FLOW}", call, CallStatus="ringing"))
    offer = answered(app, signed(_next(notice), call, msg="Gather"))
    return signed(_next(offer), call, Digits=AGREES, msg="Gather")


def _next(document: bytes) -> str:
    """The path to which the answer to this document goes."""
    found = NEXT.search(document)
    if found is None:
        raise RuntimeError(f"nothing more is asked: {document[:200]!r}")
    return found[1].decode()


def held_to_be_kept(app: Flask, first: int, count: int) -> None:
    """Raises `RuntimeError` unless the ledger knows these decisions: what is not kept is not measured."""
    for number in range(first, first + count, max(1, count // 10)):
        story = app.extensions["accord"].ledger.story(f"CA{number:032x}")
        if not any(fact.kind == "decision" and fact.body["value"] == "accepted" for fact in story):
            raise RuntimeError(f"call {number} decided, and the ledger does not know it")


def answered(app: Any, webhook: Webhook) -> bytes:
    """The body an application answers with."""
    body: bytes = b"".join(app(webhook.environ(), lambda *_: None))
    return body
