"""Which calls are drawn to be recorded: a keyed hash of the call, so that the draw can be done again."""

from __future__ import annotations

import hmac

DRAWS = 2**64


def drawn(key: bytes, call: str, share: int) -> bool:
    """Whether this call is among the `share` percent that may be recorded; decided by its id alone."""
    return lot(key, call) < share


def lot(key: bytes, call: str) -> int:
    """The call's place among a hundred, from 0 on: it is recorded where the share is larger."""
    number = int.from_bytes(hmac.digest(key, call.encode(), "sha256")[:8], "big")
    return number * 100 // DRAWS
