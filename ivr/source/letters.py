"""From bytes to letters that a voice can say, or the first letter that none can."""

from __future__ import annotations

import re

from ivr.bilingual import Sentence
from ivr.diagnostics import Place
from ivr.source.places import START
from ivr.source.unreadable import CONTROL, NOT_UTF8, SPLIT, TAB, TOO_LARGE, Unreadable

LARGEST_TEXT = 512_000
"""Bytes."""

BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
TABBED = re.compile("^ *\t[ \t]*\\S", re.MULTILINE)
HARD = "\xa0\u2000-\u200b\u202f\u205f\u3000"
HARD_SPACED = re.compile(f"^ *([{HARD}])[ {HARD}]*(?:- |[\\w.-]+:(?=[\\s]|$))", re.MULTILINE)
"""A key or a dash behind what looks like a space and is none to YAML, as web pages and letters have it."""


def decoded(text: str | bytes) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "replace"))
    if size > LARGEST_TEXT:
        raise Unreadable(TOO_LARGE, START, _TOO_LONG, fix=SPLIT)
    if isinstance(text, bytes):
        text = _from_utf8(text)
    text = text.removeprefix("\ufeff")
    if bad := UNSPEAKABLE.search(text):
        raise Unreadable(
            CONTROL,
            _place_after(text[: bad.start()]),
            _CONTROL.filled(code=f"U+{ord(bad[0]):04X}"),
            why=_UNSEEN,
            fix=_DELETE,
        )
    if bad := TABBED.search(text):
        raise Unreadable(
            TAB,
            _place_after(text[: bad.start() + bad[0].index("\t")]),
            _TABBED,
            why=_DIFFERENT_WIDTHS,
            fix=_SPACES,
        )
    if not text.isascii() and (bad := HARD_SPACED.search(text)):
        raise Unreadable(
            TAB, _place_after(text[: bad.start(1)]), _HARD_SPACED, why=_NOT_SPACES, fix=_TYPE_SPACES
        )
    return text


def _from_utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise Unreadable(
            NOT_UTF8,
            _place_after(raw[: trouble.start].decode("utf-8")),
            _NOT_UTF8.filled(byte=f"0x{raw[trouble.start]:02x}"),
            why=_ACCENTS,
            fix=_SAVE,
        ) from None


def _place_after(before: str) -> Place:
    lines = BREAKS.split(before)
    return Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


_TOO_LONG = Sentence(
    fr=f"le texte dépasse {LARGEST_TEXT // 1000} ko", en=f"the text is longer than {LARGEST_TEXT // 1000} kB"
)
_CONTROL = Sentence(
    fr="le caractère de contrôle {code} se trouve ici", en="the control character {code} stands here"
)
_UNSEEN = Sentence(
    fr="aucune voix ne le dit, et aucun éditeur ne le montre",
    en="no voice can say it, and no editor shows it",
)
_DELETE = Sentence(fr="supprimez-le", en="delete it")
_TABBED = Sentence(
    fr="le retrait de cette ligne est fait d'une tabulation", en="the line is indented with a tab"
)
_DIFFERENT_WIDTHS = Sentence(
    fr="une tabulation n'a pas la même largeur partout, et le retrait dit ce qui va ensemble",
    en="a tab is not as wide everywhere, and indentation says what belongs together",
)
_HARD_SPACED = Sentence(
    fr="le retrait de cette ligne contient une espace insécable",
    en="the indentation of this line has a no-break space in it",
)
_NOT_SPACES = Sentence(
    fr="elle ressemble à une espace, souvent copiée d'une page ou d'un courrier, mais n'en est pas une ici",
    en="it looks like a space, often copied from a page or a letter, but is none here",
)
_TYPE_SPACES = Sentence(
    fr="effacez le début de la ligne, et retapez ses espaces",
    en="delete the beginning of the line, and type its spaces again",
)
_SPACES = Sentence(fr="faites le retrait avec des espaces", en="indent with spaces")
_NOT_UTF8 = Sentence(fr="l'octet {byte} n'est pas de l'UTF-8", en="the byte {byte} is not UTF-8")
_ACCENTS = Sentence(
    fr="les lettres accentuées seraient lues autrement à haute voix",
    en="letters with accents would be read aloud as something else",
)
_SAVE = Sentence(fr="enregistrez le fichier en UTF-8", en="save the file as UTF-8")
