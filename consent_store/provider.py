"""Where recordings lie: the little that the ledger asks of it."""

from __future__ import annotations

from typing import Protocol


class ProviderUnavailable(Exception):
    """The recording was not deleted; `stop` where asking for the next one would end the same way."""

    def __init__(self, reason: str, *, stop: bool) -> None:
        self.reason = reason
        self.stop = stop
        super().__init__(reason)


class Provider(Protocol):
    """Whoever holds the recordings."""

    def delete(self, recording: str) -> str:
        """`deleted` or `already_gone`.

        Raises `ProviderUnavailable`, and `ValueError` for what is no id of a recording.
        """
        ...
