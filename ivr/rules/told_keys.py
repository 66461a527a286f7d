"""Which keys of the telephone a text tells callers to press, by their signs or by their names."""

from __future__ import annotations

import re

SIGNS = {"*": ("étoile", "astérisque", "star", "asterisk"), "#": ("dièse", "croisillon", "hash", "pound")}
DIGITS = {
    "0": ("zéro", "zero"),
    "1": ("un", "one"),
    "2": ("deux", "two"),
    "3": ("trois", "three"),
    "4": ("quatre", "four"),
    "5": ("cinq", "five"),
    "6": ("six",),
    "7": ("sept", "seven"),
    "8": ("huit", "eight"),
    "9": ("neuf", "nine"),
}
NAMES = {name: key for key, names in (*SIGNS.items(), *DIGITS.items()) for name in names}

KEY = rf"[0-9*#]|{'|'.join(NAMES)}"
PRESS = r"(?:tapez|pressez|faites le|appuyez sur|touche|press|key|dial)"
TOLD = re.compile(
    rf"(?<!\w){PRESS}\s+(?:sur\s+)?(?:la\s+|the\s+|le\s+)?(?:touche\s+|key\s+)?[«\"“']?\s*"
    rf"(?P<key>{KEY})(?!\w)(?:\s*(?:,|ou|or)\s+(?P<other>{KEY})(?!\w))?"
    r"(?!\s*(?:chiffres?|digits?|fois|times)\b)",
    re.IGNORECASE,
)
ARTICLES = ("un", "one")
"""What may be no number: `press one of the keys`."""


def tells(text: str, key: str) -> bool:
    """Whether a text says this key: its sign as a word, its name, or its number behind `press`."""
    if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text):
        return True
    if key in SIGNS:
        return re.search(rf"(?<!\w)(?:{'|'.join(SIGNS[key])})(?!\w)", text, re.IGNORECASE) is not None
    return any(key == _key(found) for found in _told(text))


def told_keys(text: str) -> list[str]:
    """The keys a text surely tells callers to press, each once."""
    return list(dict.fromkeys(_key(found) for found in _told(text) if found.lower() not in ARTICLES))


def _told(text: str) -> list[str]:
    found = [(one["key"], one["other"]) for one in TOLD.finditer(text)]
    return [word for pair in found for word in pair if word]


def _key(word: str) -> str:
    return NAMES.get(word.lower(), word)
