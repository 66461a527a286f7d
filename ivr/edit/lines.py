"""The lines of a text: where one begins and ends, and how its author breaks them."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Place
from ivr.source import BREAKS
from ivr.source.extents import BYTE_ORDER_MARK

SIGNS = "\n\r\x85\u2028\u2029"
"""What can end a line; no text that is written here ends one with the last two."""
USUAL = "\n"


def line_start(text: str, at: int) -> int:
    """The first letter of the line this letter stands in; a byte order mark is none."""
    return max(*(text.rfind(sign, 0, at) + 1 for sign in SIGNS), _first(text))


def line_end(text: str, at: int) -> int:
    """The break behind the line this letter stands in, or the end of the text."""
    found = BREAKS.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """The first letter of the line after this one, or the end of the text."""
    found = BREAKS.search(text, at)
    return found.end() if found else len(text)


def line_before(text: str, at: int) -> str | None:
    """The line above this letter's, without its break; None above the first."""
    start = line_start(text, at)
    if start == _first(text):
        return None
    end = start - (2 if text[start - 2 : start] == "\r\n" else 1)
    return text[line_start(text, end) : end]


def column(text: str, at: int) -> int:
    """How many letters stand before this one in its line."""
    return at - line_start(text, at)


def lines_after(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Where each line after this letter's begins, and the line itself without its break."""
    start = next_line(text, at)
    while start < len(text):
        yield start, text[start : line_end(text, start)]
        start = next_line(text, start)


def indent_of(beneath: str) -> int:
    """How deep the lines behind the first break stand: as deep as the shallowest that says something."""
    lines = [line for line in BREAKS.split(beneath)[1:] if line.strip(" ")]
    return min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)


def newline(text: str, at: int) -> str:
    """The line break its author uses around here."""
    found = BREAKS.search(text, at) or BREAKS.search(text)
    return found[0] if found and found[0] not in "\u2028\u2029" else USUAL


def place(text: str, start: int, end: int) -> Place:
    """A span of letters as lines and columns; an empty one as wide as one letter."""
    before = BREAKS.split(text[_first(text) : start])
    inside = BREAKS.split(text[start:end])
    line, column = len(before), len(before[-1]) + 1
    if len(inside) == 1:
        return Place(line, column, line, column + max(len(inside[0]), 1))
    return Place(line, column, line + len(inside) - 1, len(inside[-1]) + 1)


def at_place(text: str, wanted: Place) -> int:
    """The letter a place begins with; the end of the text where it has no such line."""
    start = _first(text)
    for _ in range(wanted.line - 1):
        start = next_line(text, start)
    return min(start + wanted.column - 1, len(text))


def _first(text: str) -> int:
    return len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
