"""The comments of a text; a `#` inside a text that is spoken is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from ivr.source.letters import BREAKS

SIGN = re.compile(r"(?:^|(?<=\s))#")
BLANK = re.compile(r"\s*(#.*)?")


class Comment(NamedTuple):
    """A comment, where it stands, and the line it concerns: its own, or the next with more than comments."""

    text: str
    line: int
    column: int
    concerns: int
    behind: tuple[int, int] | None = None
    """Where the text without quotes begins that it ends, if there is one on its line."""


def comments(text: str) -> list[Comment]:
    """Every comment of a text that can be read."""
    lines = BREAKS.split(text)
    scalars = list(_scalars(text))
    starts = [start for start, _, _ in scalars]
    found = []
    for row, line in enumerate(lines):
        for sign in SIGN.finditer(line):
            at = (row, sign.start())
            index = bisect_right(starts, at) - 1
            if index >= 0 and at < scalars[index][1]:
                continue
            alone = not line[: sign.start()].strip()
            concerns = _next_written(lines, row) if alone else row
            behind = None if alone or index < 0 else _plain(*scalars[index], row, line[: sign.start()])
            found.append(
                Comment(line[sign.start() :].rstrip(), row + 1, sign.start() + 1, concerns + 1, behind)
            )
            break
    return found


def _next_written(lines: list[str], row: int) -> int:
    return next((after for after in range(row + 1, len(lines)) if not BLANK.fullmatch(lines[after])), row)


def _plain(
    start: tuple[int, int], end: tuple[int, int], style: str, row: int, before: str
) -> tuple[int, int] | None:
    """The line and the column at which a scalar without quotes begins that ends just before a comment."""
    ends_here = end[0] == row and not before[end[1] :].strip()
    return (start[0] + 1, start[1] + 1) if ends_here and not style and start != end else None


def _scalars(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """From where to where each scalar goes, as rows and columns counted from 0, and how it is quoted."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            yield (start.line, start.column), (end.line, end.column), event.style or ""
