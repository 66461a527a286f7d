"""Which calls are drawn to be recorded: a keyed hash of the call, so that the draw can be done again."""

from __future__ import annotations

import hmac

DRAWS = 2**64


def drawn(key: bytes, call: str, share: int) -> bool:
    """Whether this call is among the `share` percent that may be recorded; decided by its id alone."""
    number = int.from_bytes(hmac.digest(key, call.encode(), "sha256")[:8], "big")
    return number * 100 < share * DRAWS
