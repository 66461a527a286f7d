"""One request to the application and what came back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Literal

from ivr.handset.trouble import Trouble

Kind = Literal["incoming", "action", "redirect", "fallback", "whisper", "status", "recording"]
"""Why a request is made."""


@dataclass(frozen=True)
class Request:
    """A request as it will be made; made again, it is the same to the byte.

    `token` marks deliveries of one request
    (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
    """

    kind: Kind
    method: str
    url: str
    form: tuple[tuple[str, str], ...]
    token: str = field(default_factory=lambda: str(uuid.uuid4()))

    def __getitem__(self, name: str) -> str:
        """A parameter; empty where it was not sent."""
        return dict(self.form).get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in dict(self.form)


@dataclass(frozen=True)
class Answer:
    """What the application answered; `seconds` are real ones."""

    status: int
    content_type: str
    body: bytes
    seconds: float
    url: str
    """Where it came from in the end."""


@dataclass(frozen=True)
class Exchange:
    """A request, its answer, and what Twilio would say was wrong with it."""

    request: Request
    at: float
    """Seconds into the call."""
    answer: Answer | None
    trouble: Trouble | None = None
    redirects: tuple[tuple[int, str], ...] = ()
    """Each redirect on the way: its status and where it led."""
    repeated: bool = False
    """Delivered once more; the call took no notice of the answer."""
