"""Twilio as the ledger and the calls want it: the only place where its client meets their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from consent_store import Found, ProviderUnavailable
from ivr.calls.behind import TextRefused
from ivr.phone import rest
from ivr.settings import Settings

ASKED_BY = {"DialVerb": "transfer", "RecordVerb": "voicemail"}
"""Twilio's source of a recording, and the kind of step whose answer asks for it."""

Answer = TypeVar("Answer")


class TwilioNetwork:
    """Finds and deletes recordings and sends texts through Twilio's REST interface."""

    def __init__(self, client: rest.Rest) -> None:
        self._client = client

    def delete(self, recording: str) -> str:
        """`deleted` or `already_gone`; raises `ProviderUnavailable`."""
        return _provided(lambda: self._client.delete(recording))

    def recordings(self, call: str) -> Sequence[Found]:
        """What is there of a call; raises `ProviderUnavailable`, and `ValueError` for no id of a call."""
        return [
            Found(
                recording=found.sid,
                source=found.source,
                started_at=found.started_at,
                seconds=found.seconds,
                channels=found.channels,
                status=found.status,
                asked_by=ASKED_BY.get(found.source),
            )
            for found in _provided(lambda: self._client.recordings(call))
        ]

    def send_text(self, to: str, words: str, sender: str | None) -> str:
        """The id of the message Twilio took; raises `TextRefused`."""
        if not sender:
            raise TextRefused("no_sender")
        try:
            return self._client.send_text(to, words, sender)
        except rest.TextRefused as refused:
            raise TextRefused(refused.reason) from None
        except rest.RestUnavailable as unavailable:
            raise TextRefused(unavailable.reason) from None


def _provided(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except rest.RestUnavailable as unavailable:
        raise ProviderUnavailable(unavailable.reason, stop=unavailable.stop) from None


def rest_client(settings: Settings) -> rest.Rest | None:
    """Twilio's REST client for the owner's account; None where there is none."""
    if not settings.reaches_twilio:
        return None
    return rest.Rest(
        settings.account_sid, settings.auth_tokens[0], region=settings.region, edge=settings.edge
    )


def real_network(settings: Settings) -> TwilioNetwork | None:
    """Twilio, where the owner has an account with it."""
    client = rest_client(settings)
    return TwilioNetwork(client) if client else None
