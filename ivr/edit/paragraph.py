"""A text of several lines beneath its key, behind `|` (each line as it is) or `>` (lines run together)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEADER = re.compile("[|>][-+0-9]*")
NARROWEST, WIDTH = 40, 100
STEP = 2
"""Letters a line is indented beneath its key."""


@dataclass(frozen=True)
class Paragraph:
    """What stands behind the key, and the lines beneath it, indented."""

    header: str
    lines: tuple[str, ...]


def paragraph(value: str, style: str, indent: int, before: Sequence[str] = ()) -> Paragraph | None:
    """A text in several lines, in this style if it can be; None where only quotes can keep it whole.

    Lines of the text as it was before are broken where they were, as far as they stay.
    """
    if not _can_be_lines(value):
        return None
    kept = "" if value.endswith("\n") else "-"
    body = value.removesuffix("\n")
    if style == ">" and _can_be_folded(body):
        lines = _folded_as_before(body, before)
        return Paragraph(f">{kept}", _indented(lines, indent))
    return Paragraph(f"|{kept}", _indented(body.split("\n"), indent))


def _can_be_lines(value: str) -> bool:
    """Neither the indentation nor the end of the text may depend on signs nobody sees."""
    body = value.removesuffix("\n")
    return (
        bool(body.strip())
        and not body.startswith((" ", "\n"))
        and not body.endswith("\n")
        and bool(body.rpartition("\n")[2].strip(" "))
        and not any(sign in body for sign in "\r\x85\u2028\u2029")
        and not re.search(r"^ *\t", body, re.MULTILINE)
    )


def _can_be_folded(body: str) -> bool:
    return not re.search(r"^[ \t]|[ \t]$", body, re.MULTILINE)


def _folded_as_before(body: str, before: Sequence[str]) -> list[str]:
    """Lines that are read as this text; its first and its last stay the lines they were, where they can."""
    width = max([NARROWEST, *map(len, before)]) if before else WIDTH
    if "\n" in body or "" in before or not _can_be_folded("\n".join(before)):
        return _folded(body, width)
    first: list[str] = []
    last: list[str] = []
    for line in before:
        rest = body.removeprefix(f"{line} ")
        if rest == body or rest.startswith(" "):
            break
        first.append(line)
        body = rest
    for line in reversed(before[len(first) :]):
        rest = body.removesuffix(f" {line}")
        if rest == body or rest.endswith(" "):
            break
        last.insert(0, line)
        body = rest
    return [*first, *_wrapped(body, width), *last]


def _folded(body: str, width: int) -> list[str]:
    """Lines that are read as this text: a blank line stands for each break."""
    lines: list[str] = []
    for index, line in enumerate(body.split("\n")):
        lines += [""] if index and line else []
        lines += _wrapped(line, width)
    return lines


def _wrapped(line: str, width: int) -> list[str]:
    """A line broken where one space alone parts two words."""
    lines, now = [], ""
    for piece in re.split(r"(?<=\S) (?=\S)", line):
        longer = f"{now} {piece}" if now else piece
        if now and len(longer) > width:
            lines.append(now)
            now = piece
        else:
            now = longer
    return [*lines, now]


def _indented(lines: list[str], indent: int) -> tuple[str, ...]:
    return tuple(" " * indent + line if line else "" for line in lines)
