"""What is said, whispered and sent in a stretch of a call, and whether a piece of words is among it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from ivr.actions import Action, Listen, Play, Say, SendText, TakeDigits
from ivr.rehearsal import Exchange

SENTENCE = re.compile(r"(?<=[.!?])\s+")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})


def said(exchanges: Iterable[Exchange]) -> list[str]:
    """Every piece of words the caller hears, as it may be shown."""
    return [_shown(one) for exchange in exchanges for one in _spoken(exchange.turn.actions)]


def whispered(exchanges: Iterable[Exchange]) -> list[str]:
    """What whoever answers hears before the caller does."""
    return [_shown(one) for exchange in exchanges for one in _spoken(exchange.whispered)]


def sent(exchanges: Iterable[Exchange]) -> list[str]:
    """The text messages sent to the caller."""
    return [
        action.words
        for exchange in exchanges
        for action in exchange.turn.actions
        if isinstance(action, SendText)
    ]


def plain(text: str) -> str:
    """The text without differences nobody hears: case, kinds of apostrophes and of spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(APOSTROPHES).casefold().split())


def after(piece: str, words: str, start: int = 0) -> int | None:
    """Where a piece ends in the words, looked for from `start` on; None where it is not there."""
    wanted = plain(piece)
    at = words.find(wanted, start)
    return None if at < 0 else at + len(wanted)


def nearest(piece: str, pieces: Iterable[str]) -> str | None:
    """The sentence most like this piece of words, if one is like it."""
    sentences = {plain(one): one.strip() for words in pieces for one in SENTENCE.split(words)}
    found = difflib.get_close_matches(plain(piece), sentences, n=1, cutoff=0.6)
    return sentences[found[0]] if found else None


def _spoken(actions: Iterable[Action]) -> Iterator[Say | Play]:
    for action in actions:
        if isinstance(action, Listen | TakeDigits):
            yield from action.prompt
        elif isinstance(action, Say | Play):
            yield action


def _shown(one: Say | Play) -> str:
    return one.shown or one.words if isinstance(one, Say) else one.words
