"""How each language groups the digits of a number."""

from __future__ import annotations

from ivr.bilingual import Sentence


def counted(number: int) -> Sentence:
    """A number as it is read: 3,000 and 3 000."""
    grouped = f"{number:,}"
    return Sentence(fr=grouped.replace(",", "\u202f"), en=grouped)
