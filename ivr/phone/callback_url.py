"""The addresses of callbacks, which ask Twilio to try again when nobody could keep what they say."""

from __future__ import annotations

TRIED_AGAIN = "#rc=5&rp=ct,rt,5xx"
"""Five times, within Twilio's 15 seconds; the fragment stays at Twilio and is not signed
(https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides)."""


def callback_url(public_url: str, path: str) -> str:
    """Where Twilio tells of what happened beside the turns of a call."""
    return f"{public_url.rstrip('/')}/{path}{TRIED_AGAIN}"
