"""What a call is, closed and opaque, travelling in the path of its own next webhook.

Bound to the call's id and authenticated; the same content always seals to the same bytes, so that a
repeated turn gets the same answer.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

LONGEST = 2_000
"""Characters of a sealed segment; a Twilio URL may be longer, other carriers' may not."""

LONGEST_OPENED = 64_000


class Unreadable(ValueError):
    """This was not sealed for this call with one of our keys."""


class TooLong(ValueError):
    """There is more to remember than a seal can carry."""


class Seal:
    """Closes and opens; the first key closes, every key opens."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = [AESSIV(key) for key in keys]

    def close(self, content: Any, call: str) -> str:
        """The content as a URL path segment; raises `TooLong` beyond 2,000 characters."""
        packed = zlib.compress(json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode(), 9)
        sealed = self._ciphers[0].encrypt(packed, [call.encode()])
        segment = base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
        if len(segment) > LONGEST:
            raise TooLong(TooLong.__doc__)
        return segment

    def open(self, segment: str, call: str) -> Any:
        """What was closed for this call; raises `Unreadable`."""
        try:
            if len(segment) > LONGEST:
                raise Unreadable(Unreadable.__doc__)
            sealed = base64.b64decode(segment + "=" * (-len(segment) % 4), altchars=b"-_", validate=True)
            unzipped = zlib.decompressobj()
            opened = unzipped.decompress(self._decrypted(sealed, call), LONGEST_OPENED)
            return json.loads(opened)
        except (binascii.Error, zlib.error, UnicodeError, json.JSONDecodeError) as error:
            raise Unreadable(Unreadable.__doc__) from error

    def _decrypted(self, sealed: bytes, call: str) -> bytes:
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(sealed, [call.encode()])
            except (InvalidTag, ValueError):
                continue
        raise Unreadable(Unreadable.__doc__)
