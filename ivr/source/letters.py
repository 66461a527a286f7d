"""From bytes to letters that a voice can say, or the first letter that none can."""

from __future__ import annotations

import re

from ivr.diagnostics import Place
from ivr.source.places import START
from ivr.source.unreadable import CONTROL, NOT_UTF8, TAB, TOO_LARGE, Unreadable

LARGEST_TEXT = 512_000
"""Bytes."""

BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
TABBED = re.compile("^ *\t[ \t]*\\S", re.MULTILINE)


def decoded(text: str | bytes) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "replace"))
    if size > LARGEST_TEXT:
        raise Unreadable(
            TOO_LARGE,
            START,
            f"the text is longer than {LARGEST_TEXT // 1000} kB",
            fix="split the script into several flows",
        )
    if isinstance(text, bytes):
        text = _from_utf8(text)
    text = text.removeprefix("\ufeff")
    if bad := UNSPEAKABLE.search(text):
        raise Unreadable(
            CONTROL,
            _place_after(text[: bad.start()]),
            f"the control character U+{ord(bad[0]):04X} stands here",
            why="no voice can say it, and no editor shows it",
            fix="delete it",
        )
    if bad := TABBED.search(text):
        raise Unreadable(
            TAB,
            _place_after(text[: bad.start() + bad[0].index("\t")]),
            "the line is indented with a tab",
            fix="indent with spaces",
        )
    return text


def _from_utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise Unreadable(
            NOT_UTF8,
            _place_after(raw[: trouble.start].decode("utf-8")),
            f"the byte 0x{raw[trouble.start]:02x} is not UTF-8",
            why="letters with accents would be read aloud as something else",
            fix="save the file as UTF-8",
        ) from None


def _place_after(before: str) -> Place:
    lines = BREAKS.split(before)
    return Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
