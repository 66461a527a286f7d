"""What a caller's words mean where they stand: one of the phrases listed there, or nothing (law 5).

Never by likeness: words that are not exactly a listed phrase are not understood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
"""NFKD leaves these two alone, and speech recognition writes `cœur` and `coeur` alike."""


def understood(speech: str, phrases: Sequence[str]) -> str:
    """The listed phrase that was said, whatever its case, accents and punctuation; else nothing."""
    said = normalised(speech)
    if not said:
        return ""
    return next((phrase for phrase in phrases if normalised(phrase) == said), "")


def normalised(text: str) -> str:
    """The bare words of a text: no case, no accents, no punctuation, single spaces."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter)).translate(LIGATURES)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())
