"""Something asked of the ledger, and the place where whoever asked waits: never longer than they said."""

from __future__ import annotations

import threading
import time
from typing import Any

from consent_store.unavailable import LedgerUnavailable


class Job:
    """What is wished, until when an answer is of use, and the answer."""

    def __init__(self, wish: Any, within: float) -> None:
        self.wish = wish
        self._within = within
        self._until = time.monotonic() + within
        self._settled = threading.Event()
        self._answer: Any = None
        self._failed: str | None = None

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits; where nobody does, nothing may be committed any more."""
        return time.monotonic() < self._until

    def settle(self, answer: Any) -> None:
        """Gives the answer."""
        self._answer = answer
        self._settled.set()

    def fail(self, reason: str) -> None:
        """Says that there will be none."""
        self._failed = reason
        self._settled.set()

    def answer(self) -> Any:
        """The answer; raises `LedgerUnavailable` where there is none in time."""
        if not self._settled.wait(max(0.0, self._until - time.monotonic())):
            raise LedgerUnavailable(f"the ledger did not answer within {self._within:g} seconds")
        if self._failed is not None:
            raise LedgerUnavailable(self._failed)
        return self._answer
