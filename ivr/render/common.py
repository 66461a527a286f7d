"""What the ways of showing a mistake have in common."""

from __future__ import annotations

from ivr.bilingual import Language, Sentence
from ivr.diagnostics import Diagnostic

COLON = Sentence(fr=" :", en=":")
WHY = Sentence(fr="pourquoi", en="why")
FIX = Sentence(fr="à faire", en="fix")


def in_a_line(one: Diagnostic, language: Language) -> str:
    """The steps of the call that shows it, the one after the other, and what leads on from each."""
    told = [
        f"{moment.step}: {done}" if (done := moment.done.told(language)) else moment.step
        for moment in one.call
    ]
    return " → ".join(told)


def visible(text: str) -> str:
    """The text without anything that would move the cursor of a terminal."""
    return "".join(
        letter if letter.isprintable() or letter in "\u00a0\u202f" else " " if letter == "\t" else "�"
        for letter in text
    )
