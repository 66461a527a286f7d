"""The words Accord says by itself, a file for each language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ivr.engine.phrases.dutch import DUTCH
from ivr.engine.phrases.english import ENGLISH
from ivr.engine.phrases.french import FRENCH
from ivr.engine.phrases.german import GERMAN
from ivr.engine.phrases.italian import ITALIAN
from ivr.engine.phrases.phrases import Phrases
from ivr.engine.phrases.spanish import SPANISH

__all__ = ["SPOKEN", "Phrases", "phrases", "speaks"]

SPOKEN: Mapping[str, Phrases] = MappingProxyType(
    {"fr": FRENCH, "en": ENGLISH, "de": GERMAN, "es": SPANISH, "it": ITALIAN, "nl": DUTCH}
)


def phrases(language: str) -> Phrases:
    """What Accord says by itself in that language; English where it has no words of its own."""
    return SPOKEN.get(_letters(language), ENGLISH)


def speaks(language: str) -> bool:
    """Whether Accord has words of its own in that language."""
    return _letters(language) in SPOKEN


def _letters(language: str) -> str:
    return language.lower().split("-")[0]
