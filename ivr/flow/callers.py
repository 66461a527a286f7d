"""From which countries callers are recorded on the word they gave; only their number tells the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivr.flow.verbs.consent import Mode

EVERY_MODE = frozenset(Mode)


@dataclass(frozen=True)
class Callers:
    """The ways of consenting that the law of each country accepts."""

    accepted: Mapping[str, frozenset[Mode]] = field(default_factory=dict, hash=False)
    """By the two letters of a country."""
    elsewhere: frozenset[Mode] = EVERY_MODE
    """Of the countries that are not named."""

    def accept(self, country: str, mode: Mode) -> bool:
        """Whether consent in this mode counts for a caller from there; a yes to a question counts anywhere.

        Of a caller who shows no number nothing is known, and nothing is supposed.
        """
        return mode is Mode.EXPLICIT or not country or mode in self.accepted.get(country, self.elsewhere)
