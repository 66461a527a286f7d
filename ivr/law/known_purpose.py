"""A purpose that Accord knows: how it is said, and what the law asks of whoever records for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivr.bilingual import Sentence
from ivr.flow import Span
from ivr.law.known_law import Bounds, Checked

UNVERIFIED = "unverified"


@dataclass(frozen=True)
class KnownPurpose:
    """A reason to record."""

    name: str
    title: Sentence
    spoken: Mapping[str, str] = field(hash=False)
    """The reason as it stands in `{purposes}`, by the two letters of a language."""
    dpv: str
    """The nearest broader term of DPV 2.3 (https://w3id.org/dpv), or `unverified`."""
    usual: Span
    bounds: Bounds
    by_law: Bounds
    """Where the flow names a legal text."""
    needs_dates: bool
    only_with_legal_text: bool
    checked: Checked
    unverified: frozenset[str] = frozenset()

    def words(self, language: str) -> str | None:
        """The reason in that language; None where Accord has no words in it."""
        return self.spoken.get(language.lower().split("-")[0])
