"""Accord as a test serves it: on a folder of its own, asked by a client that can sign as Twilio does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from ivr.settings import HERE, Settings, first_run_token
from ivr.web import create_app
from ivr.web.house import House

TOKEN = "not-a-real-token-7d1f"
CALLER = "+33639980001"
OURS = "+33199000123"
PUBLIC = "https://calls.example.com"
NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Served:
    """An application and what it was built from."""

    app: Flask
    settings: Settings

    @property
    def house(self) -> House:
        house: House = self.app.extensions["accord"]
        return house

    def signed(self, path: str, *, signed_for: str = "", **form: str) -> TestResponse:
        """What Accord answers to a form that Twilio sent to this path, or signed for another."""
        sent = {"CallSid": "CA" + "1" * 32, "From": CALLER, "To": OURS, "CallStatus": "ringing", **form}
        signature = RequestValidator(TOKEN).compute_signature(
            self.settings.public_url + (signed_for or path), sent
        )
        return self.app.test_client().post(path, data=sent, headers={"X-Twilio-Signature": signature})

    def page(self, language: str = "en") -> TestResponse:
        """The first page, after the link of the first run was followed."""
        client = self.app.test_client()
        client.get(f"/first/{first_run_token(self.settings)}")
        return client.get("/", headers={"Accept-Language": language})


def served(var: Path, *, local: bool = True, flows: Path = HERE / "flows", token: str = TOKEN) -> Served:
    """Accord on this machine alone, or as it is in production."""
    environ = {"ACCORD_VAR": str(var), "TWILIO_AUTH_TOKEN": token, "ACCORD_FLOWS": str(flows)}
    settings = Settings.from_environment(environ, bound_to="127.0.0.1")
    if not local:
        settings = Settings(
            flows=flows,
            var=var,
            public_url=PUBLIC,
            database_url=settings.database_url,
            secrets=("a-secret-of-thirty-two-characters-and-more",),
            account_sid="AC" + "0a" * 16,
            auth_tokens=(token,),
            local=False,
        )
    app = create_app(settings, clock=lambda: NOON)
    made = Served(app, settings)
    made.house.ledger.upgrade()
    return made
