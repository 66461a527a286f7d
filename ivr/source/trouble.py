"""What the parser of YAML complains of, in words for people who write no YAML every day."""

from __future__ import annotations

import re

import yaml

from ivr.diagnostics import Place
from ivr.source.unreadable import NOT_YAML, UNQUOTED, Unreadable


def worded(trouble: yaml.MarkedYAMLError, lines: list[str]) -> Unreadable:
    """What the parser could not read, as its author would say it."""
    # A quote that is never closed is found at the end of the text, but was opened elsewhere.
    opened = "quoted scalar" in (trouble.context or "")
    mark = (opened and trouble.context_mark) or trouble.problem_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    place = Place(row + 1, column + 1, row + 1, column + 2)
    line = lines[row] if row < len(lines) else ""
    problem = trouble.problem or "it cannot be read"
    context = trouble.context or ""
    sign = line[column : column + 1]
    if "alias" in context or "anchor" in context:
        before = line[:column].rstrip()[-1:]
        sign = sign if sign in ("*", "&") else before
        return Unreadable(UNQUOTED, place, f"`{sign}` must be quoted", fix=f'write "{sign}" with quotes')
    if "directive" in context or "tag" in context or (sign and sign in "%@`"):
        sign = sign if sign and sign in "%@`!" else ("%" if "directive" in context else "!")
        return Unreadable(
            UNQUOTED,
            place,
            f"`{sign}` cannot begin a text without quotes",
            fix="put quotes around the text",
        )
    if re.search(r"[:-]\s+[{\[]", line):
        return Unreadable(
            UNQUOTED,
            place,
            "a text that begins with a brace or a bracket has no quotes",
            fix='put quotes around the text: "{business.name}, good morning."',
        )
    if "mapping values" in problem and re.search(r":\s.*:(\s|$)", line):
        return Unreadable(
            UNQUOTED,
            place,
            "a text with a colon and a space in it has no quotes",
            fix="put quotes around the text",
        )
    if "quoted scalar" in context:
        return Unreadable(
            NOT_YAML, place, f"the text in quotes cannot be read: {problem}", fix="check its quotes"
        )
    return Unreadable(
        NOT_YAML,
        place,
        f"this is not YAML: {problem}",
        fix="check the indentation and the quotes of this line and the one before",
    )
