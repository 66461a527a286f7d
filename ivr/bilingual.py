"""A sentence in the two languages of those who write flows and of those who answer for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["fr", "en"]


@dataclass(frozen=True, order=True)
class Sentence:
    """The same words in French and in English."""

    fr: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.fr or self.en)

    def told(self, language: Language) -> str:
        """The words in that language."""
        return self.fr if language == "fr" else self.en

    def filled(self, **values: Any) -> Sentence:
        """The same sentence with its `{names}` replaced; a value that is a sentence speaks each language."""
        return Sentence(
            self.fr.format(**{name: _in(value, "fr") for name, value in values.items()}),
            self.en.format(**{name: _in(value, "en") for name, value in values.items()}),
        )


UNSAID = Sentence()
"""Nothing is said, in either language."""


def both(words: str) -> Sentence:
    """Words that are the same in every language: a name, a number, a piece of YAML."""
    return Sentence(words, words)


def _in(value: Any, language: Language) -> Any:
    return value.told(language) if isinstance(value, Sentence) else value
