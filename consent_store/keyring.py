"""The owner's secrets, and the keys that come of them: one for each purpose, none ever shown.

The first secret closes; every secret opens and finds, so that one may be replaced by another.
"""

from __future__ import annotations

import hmac
import secrets as chance
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 64
GCM_KEY_BYTES = 32
NONCE_BYTES = 12
"""https://csrc.nist.gov/pubs/sp/800/38/d/final, section 8.2.2"""


class Unopened(Exception):
    """This number was not sealed for this call with one of these secrets."""


@dataclass(frozen=True)
class Blind:
    """What a number is found by; without the key it says nothing of the number.

    An unkeyed hash would: all mobile numbers of a country are tried in minutes.
    """

    key: str
    """The short id of the key it was made with."""
    index: str = field(repr=False)


class Keyring:
    """Derives keys and closes numbers; raises `ValueError` where there is no secret."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets or not all(secrets):
            raise ValueError("there is no secret, or an empty one: numbers could not be kept closed")
        self._secrets = tuple(secret.encode() for secret in secrets)
        self._numbers = [
            _Numbers(identity[:4].hex(), index, sealing[:GCM_KEY_BYTES])
            for identity, index, sealing in zip(
                self.derived("key id"), self.derived("number index"), self.derived("number"), strict=True
            )
        ]

    def __repr__(self) -> str:
        return f"Keyring({len(self._secrets)})"

    def derived(self, purpose: str) -> list[bytes]:
        """A key of 64 bytes for this purpose from each secret, that of the first secret first."""
        return [
            HKDF(SHA256(), KEY_BYTES, salt=None, info=b"accord " + purpose.encode()).derive(secret)
            for secret in self._secrets
        ]

    def blind(self, number: str) -> list[Blind]:
        """What this number is found by under each secret; new calls are kept under the first."""
        return [
            Blind(keys.identity, hmac.digest(keys.index, number.encode(), "sha256").hex())
            for keys in self._numbers
        ]

    def seal(self, number: str, call: str) -> bytes:
        """The number, closed with the first secret and bound to this call."""
        nonce = chance.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._numbers[0].sealing).encrypt(nonce, number.encode(), call.encode())

    def open(self, sealed: bytes, call: str) -> str:
        """The number that was sealed for this call; raises `Unopened`."""
        nonce, closed = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        for keys in self._numbers:
            try:
                return AESGCM(keys.sealing).decrypt(nonce, closed, call.encode()).decode()
            except (InvalidTag, ValueError):
                continue
        raise Unopened(Unopened.__doc__)


@dataclass(frozen=True)
class _Numbers:
    """What one secret does to numbers."""

    identity: str
    index: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
