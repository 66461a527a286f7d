"""Values written for the first time: keys one to a line, short answers in braces, as flows are written."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.edit.paragraph import STEP, paragraph
from ivr.edit.scalar import fresh, on_one_line
from ivr.edit.tree import Tree

WIDTH = 100


@dataclass(frozen=True)
class Around:
    """What is written around a new value."""

    broken: str
    """How lines end."""
    at_the_end: bool = False
    """Whether the file ends behind it, without a line break that a text could end with."""


def laid(key: str, value: Tree, indent: int, around: Around, *, open_up: bool = False) -> str:
    """A key and its value, on as many lines as it takes; the first is not indented.

    `open_up` writes the keys of the value on lines of their own even where braces would hold them.
    """
    written, broken = fresh(key, braced=False), around.broken
    if isinstance(value, str):
        one_line = "\n" not in value or (around.at_the_end and value.endswith("\n"))
        lines = None if one_line else paragraph(value, "|", indent + STEP)
        if lines is not None:
            return broken.join([f"{written}: {lines.header}", *lines.lines])
        return f"{written}: {_text(key, value, braced=False)}"
    short = f"{written}: {in_braces(value)}"
    if not value or (_is_short(value) and not open_up and indent + len(short) <= WIDTH):
        return short
    inner = " " * (indent + STEP)
    if isinstance(value, list):
        return broken.join([f"{written}:", *(f"{inner}- {in_braces(one)}" for one in value)])
    lines_of = (inner + laid(name, one, indent + STEP, around) for name, one in value)
    return broken.join([f"{written}:", *lines_of])


def in_braces(value: Tree) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return fresh(value, braced=True)
    if isinstance(value, list):
        return "[" + ", ".join(map(in_braces, value)) + "]"
    return "{" + ", ".join(_pair(key, one) for key, one in value) + "}"


def _pair(key: str, value: Tree) -> str:
    written = _text(key, value, braced=True) if isinstance(value, str) else in_braces(value)
    return f"{fresh(key, braced=True)}: {written}"


def _text(key: str, value: str, *, braced: bool) -> str:
    """A text behind its key; keys of the telephone all have the quotes that `*` and `#` need."""
    return on_one_line(value, '"', braced=braced) if key == "key" else fresh(value, braced=braced)


def _is_short(value: Tree) -> bool:
    """Whether a value holds nothing but texts of one line, or lists of them."""
    if isinstance(value, str):
        return "\n" not in value
    if isinstance(value, list):
        return all(isinstance(one, str) and _is_short(one) for one in value)
    return all(not isinstance(one, tuple) and _is_short(one) for _, one in value)
