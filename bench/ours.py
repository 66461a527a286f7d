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
    heard = answered(app, signed(f"/voice/{FLOW}", call, CallStatus="ringing"))
    found = NEXT.search(heard)
    if found is None:
        raise RuntimeError(f"the notice was not answered: {heard[:200]!r}")
    return signed(found[1].decode(), call, Digits=AGREES, msg="Gather")


def answered(app: Any, webhook: Webhook) -> bytes:
    """The body an application answers with."""
    body: bytes = b"".join(app(webhook.environ(), lambda *_: None))
    return body
