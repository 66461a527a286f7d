"""Twilio as the ledger and the calls want it: the only place where its client meets their words."""

from __future__ import annotations

from consent_store import ProviderUnavailable
from ivr.calls.behind import TextRefused
from ivr.phone import rest
from ivr.settings import Settings


class TwilioNetwork:
    """Deletes recordings and sends texts through Twilio's REST interface."""

    def __init__(self, client: rest.Rest) -> None:
        self._client = client

    def delete(self, recording: str) -> str:
        """`deleted` or `already_gone`; raises `ProviderUnavailable`."""
        try:
            return self._client.delete(recording)
        except rest.RestUnavailable as unavailable:
            raise ProviderUnavailable(unavailable.reason, stop=unavailable.stop) from None

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
