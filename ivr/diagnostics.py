"""What is wrong with a flow, where, why it matters and what to do: one shape for every way of showing it.

Only shapes live here; who finds a mistake words it in both languages, and `render` shows it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ivr.bilingual import UNSAID, Sentence, both

Route = tuple[str | int, ...]
"""The way from the top of a flow to a value: the keys, and the places in lists, one after the other."""

Level = Literal["error", "warning"]

LONGEST_QUOTE = 40
LONGEST_WORD = 60
MOST_COMPARISONS = 20_000

DID_YOU_MEAN = Sentence(fr="vouliez-vous dire `{near}` ?", en="did you mean `{near}`?")


class Place(NamedTuple):
    """Where a value stands in its text; lines and columns are counted from 1, and the end is just behind."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: its code never changes, its name reads well after "allow"."""

    code: str
    rule: str
    level: Level = "error"
    about: Sentence = UNSAID
    """What it is, for pages; a rule says it on its own page."""


@dataclass(frozen=True)
class Label:
    """A few words beneath a place that has its part in a mistake."""

    place: Place
    words: Sentence
    file: str = ""
    """The file of the place, where it is not that of the mistake."""


@dataclass(frozen=True)
class Moment:
    """One moment of a call that shows a mistake: what is heard at a step, and what leads on from there."""

    flow: str
    step: str
    edge: str
    """The keys of the step that the way on is written under, as `choices.rdv.next`; empty for none."""
    place: Place
    file: str
    heard: str
    """The author's own words; empty where nothing is said."""
    done: Sentence


@dataclass(frozen=True)
class Diagnostic:
    """One mistake of one text."""

    code: str
    rule: str
    level: Level
    message: Sentence
    at: Route
    span: Place
    file: str = ""
    labels: tuple[Label, ...] = ()
    why: Sentence = UNSAID
    fix: Sentence = UNSAID
    see: Sentence = UNSAID
    call: tuple[Moment, ...] = ()
    """The shortest call that shows it, where it is a mistake of a whole call."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, as the text is read."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics), key=lambda one: (one.file, one.span, one.code, one.message, one.fix)
        )
    )


def quoted(text: str) -> str:
    """A piece of the author's text as a message shows it."""
    one_line = " ".join(text.split())
    return f"`{one_line if len(one_line) <= LONGEST_QUOTE else one_line[:LONGEST_QUOTE] + '…'}`"


class Nearest:
    """Finds the name someone meant; gives up on a text with so many mistakes that it would take long."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._left = MOST_COMPARISONS

    def __call__(self, word: str) -> str | None:
        """The name nearest to this word, if one is near."""
        found = self.near(word, 1)
        return found[0] if found else None

    def near(self, word: str, most: int) -> list[str]:
        """The names near to this word, the nearest first."""
        self._left -= len(self._names)
        if self._left < 0 or len(word) > LONGEST_WORD:
            return []
        return difflib.get_close_matches(word, self._names, n=most, cutoff=0.65)

    def fix(self, word: str, otherwise: Sentence) -> Sentence:
        """A question when a name is near, else the advice given."""
        near = self(word)
        return DID_YOU_MEAN.filled(near=near) if near else otherwise


def listed(names: Iterable[str]) -> Sentence:
    """Names as a message enumerates them."""
    return both(", ".join(f"`{name}`" for name in names))
