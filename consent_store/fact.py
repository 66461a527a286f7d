"""What is to be kept of a call, and the same read back. Nothing here knows a database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Fact:
    """Something that happened in a call, to be kept once under its key.

    `happened_at` is aware; `subject` is the id of the recording or message it is about.
    """

    kind: str
    key: str
    happened_at: datetime
    body: Mapping[str, Any]
    subject: str | None = None

    def __post_init__(self) -> None:
        if self.happened_at.tzinfo is None:
            raise ValueError(f"the time of `{self.kind}` has no zone, so nobody could say when it was")


@dataclass(frozen=True, kw_only=True)
class Kept(Fact):
    """A fact as the ledger holds it."""

    call: str
    turn: int | None
    """The turn it was committed with; None where no turn brought it."""
    position: int
    """Its place in the ledger: of two facts of one call, the later has the higher."""
    kept_at: datetime


def canonical(body: Mapping[str, Any]) -> str:
    """The body as the one text that stands for it: JSON in UTF-8, keys in order, no spaces.

    Raises `ValueError` or `TypeError` for what JSON cannot carry.
    """
    text = _CANONICAL.encode(body)
    text.encode()
    return text


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_canonical(text: str) -> dict[str, Any]:
    """The body that the text stands for; tuples have become lists."""
    body: dict[str, Any] = json.loads(text)
    return body
