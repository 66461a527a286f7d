"""Where recordings lie: the little that the ledger asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class ProviderUnavailable(Exception):
    """What was asked was not done; `stop` where asking for the next one would end the same way."""

    def __init__(self, reason: str, *, stop: bool) -> None:
        self.reason = reason
        self.stop = stop
        super().__init__(reason)


@dataclass(frozen=True)
class Found:
    """A recording as the provider has it."""

    recording: str
    source: str
    started_at: datetime | None
    seconds: int | None
    channels: int | None
    status: str
    """`completed`, `absent` or `failed`; anything else is not over yet."""
    asked_by: str | None
    """The source that `recording_allowed` gives for such a recording; None where no answer asks for one."""


class Provider(Protocol):
    """Whoever holds the recordings."""

    def delete(self, recording: str) -> str:
        """`deleted` or `already_gone`.

        Raises `ProviderUnavailable`, and `ValueError` for what is no id of a recording.
        """
        ...

    def recordings(self, call: str) -> Sequence[Found]:
        """What is there of a call.

        Raises `ProviderUnavailable`, and `ValueError` for what is no id of a call.
        """
        ...
