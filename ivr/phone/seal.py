"""What a call is, closed and opaque, travelling in the path of its own next webhook.

Bound to the call's id and authenticated; the same content always seals to the same bytes, so that a
repeated turn gets the same answer.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

LONGEST = 2_000
"""Characters of a sealed segment; a Twilio URL may be longer, other carriers' may not."""

LARGEST_OPENED = 64_000
"""Bytes."""


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
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        plain = text.encode("utf-8", "surrogatepass")
        segment = _segment(self._ciphers[0].encrypt(zlib.compress(plain, 9), [call.encode()]))
        if len(segment) > LONGEST or len(plain) > LARGEST_OPENED:
            raise TooLong(TooLong.__doc__)
        return segment

    def open(self, segment: str, call: str) -> Any:
        """What was closed for this call; raises `Unreadable`."""
        try:
            packed = self._decrypted(_sealed(segment), call)
            return json.loads(_unzipped(packed))
        except (ValueError, zlib.error, RecursionError) as error:
            raise Unreadable(Unreadable.__doc__) from error

    def _decrypted(self, sealed: bytes, call: str) -> bytes:
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(sealed, [call.encode()])
            except InvalidTag:
                continue
        raise Unreadable(Unreadable.__doc__)


def _segment(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def _sealed(segment: str) -> bytes:
    """The bytes of a segment; raises `ValueError` unless it is the one way to write them."""
    if len(segment) > LONGEST:
        raise Unreadable(Unreadable.__doc__)
    sealed = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    if _segment(sealed) != segment:
        raise Unreadable(Unreadable.__doc__)
    return sealed


def _unzipped(packed: bytes) -> bytes:
    unzipping = zlib.decompressobj()
    opened = unzipping.decompress(packed, LARGEST_OPENED)
    if not unzipping.eof:
        raise Unreadable(Unreadable.__doc__)
    return opened
