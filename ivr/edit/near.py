"""The one name someone surely meant: a slip of the finger away, and no other name is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivr.flow.names import plain_name

SHORTEST = 3
"""Letters a part of a made-up name needs for one of them to be a slip: `menu_b` is no misspelt `menu_a`."""


def surely(word: str, names: Iterable[str], *, made_up: bool = False) -> str | None:
    """The name that is one slip away; None where there is none, or more than one.

    Names that were made up by the author must be told apart with more care than keys of the language.
    """
    found = [name for name in dict.fromkeys(names) if name != word and _alike(word, name, made_up=made_up)]
    return found[0] if len(found) == 1 else None


def _alike(word: str, name: str, *, made_up: bool) -> bool:
    if plain_name(word) == plain_name(name) is not None:
        return True
    if abs(len(word) - len(name)) > 1 or re.sub(r"\D", "", word) != re.sub(r"\D", "", name):
        return False
    first = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), len(word))
    if not _one_slip(word[first:], name[first:]):
        return False
    return not made_up or len(_part(name, first)) >= SHORTEST


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is added, left out, changed or swapped, between endings that differ at once."""
    return (
        word[1:] == name[1:]
        or word[1:] == name
        or word == name[1:]
        or (word[1::-1] == name[:2] and word[2:] == name[2:] and len(word) > 1)
    )


def _part(name: str, at: int) -> str:
    """The part of a name, between its underscores, that has this letter."""
    before = name[:at].rpartition("_")[2]
    return before + name[at:].partition("_")[0]
