"""What may be asked of the writer: a turn, facts that no turn brought, the texts of a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from consent_store.fact import Fact, canonical, from_canonical
from consent_store.permission import ALLOWS
from consent_store.retention import COMPLETED, delete_by


class Offered(NamedTuple):
    """A fact made ready to be kept, or one that is kept already."""

    kind: str
    key: str
    happened_at: datetime
    subject: str | None
    text: str
    turn: int | None = None
    """The turn it is committed with, once that is known; None where no turn brought it."""

    @property
    def body(self) -> Mapping[str, Any]:
        """What the text says, as it will be read back."""
        return from_canonical(self.text)


@dataclass(frozen=True)
class TakeTurn:
    """Keep a turn of a call, once."""

    call: str
    turn: int
    facts: tuple[Offered, ...]
    replay: bytes = field(repr=False)
    number: str | None = field(repr=False)

    @property
    def records(self) -> bool:
        """Whether its answer would start a recording."""
        return any(fact.kind == ALLOWS for fact in self.facts)


@dataclass(frozen=True)
class AppendFacts:
    """Keep facts that no turn brought, each once."""

    call: str
    facts: tuple[Offered, ...]


@dataclass(frozen=True)
class KeepVersion:
    """Keep a version's texts, once."""

    version: str
    texts: bytes = field(repr=False)
    at: datetime


Wish = TakeTurn | AppendFacts | KeepVersion


def offered(facts: Sequence[Fact]) -> tuple[Offered, ...]:
    """The facts made ready; raises `ValueError` or `TypeError` for one that could not be read back."""
    return tuple(map(_offered, facts))


def _offered(fact: Fact) -> Offered:
    ready = Offered(fact.kind, fact.key, fact.happened_at, fact.subject, canonical(fact.body))
    if ready.kind == COMPLETED:
        delete_by(ready)
        if not ready.subject:
            raise ValueError("a recording without an id could never be deleted")
    return ready
