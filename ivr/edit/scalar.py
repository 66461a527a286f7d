"""A text as YAML writes it on one line: bare where it can be, else in quotes."""

from __future__ import annotations

import re

from ivr.source import BREAKS

ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "\x85": "\\N",
        "\u2028": "\\L",
        "\u2029": "\\P",
    }
)
ALWAYS_QUOTED = ("---", "...", "<<")
"""What ends a document, and what merges keys, where it stands bare."""
BEGINS_BARE = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`\ufeff]|[-?:](?=[^\s,\[\]{}])""")
ENDS_BARE = re.compile(r":(\s|$)|\s#")
UNLIKE_IN_BRACES = re.compile(r"^[-?:]|[,\[\]{}]")
PHONE = re.compile(r"\+?[0-9]{6,}")


def on_one_line(value: str, style: str, *, braced: bool) -> str:
    """A text on one line, in the style its author uses there if it can be."""
    if style == "'" and not BREAKS.search(value) and "\t" not in value:
        return _single(value)
    if style not in ("'", '"') and can_be_bare(value, braced=braced):
        return value
    if style not in ("'", '"') and _clearer_single(value):
        return _single(value)
    return '"' + value.translate(ESCAPES) + '"'


def fresh(value: str, *, braced: bool) -> str:
    """A text where none was; a telephone number in quotes, which other readers would take for a sum."""
    return on_one_line(value, '"' if PHONE.fullmatch(value) else "", braced=braced)


def can_be_bare(value: str, *, braced: bool) -> bool:
    """Whether a text without quotes would be read as it is."""
    return (
        BEGINS_BARE.match(value) is not None
        and value == value.strip()
        and not value.startswith(ALWAYS_QUOTED)
        and not BREAKS.search(value)
        and "\t" not in value
        and not ENDS_BARE.search(value)
        and not (braced and UNLIKE_IN_BRACES.search(value))
    )


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _clearer_single(value: str) -> bool:
    """Whether quotes of the other kind spare the reader every backslash."""
    return (
        ('"' in value or "\\" in value)
        and "'" not in value
        and value.translate(ESCAPES) == (value.replace("\\", "\\\\").replace('"', '\\"'))
    )
