"""Which keys of the telephone a text tells callers to press, by their signs or by their names."""

from __future__ import annotations

import re

SIGNS = {
    "*": ("étoile", "astérisque", "star", "asterisk", "stern", "sternchen", "asterisco", "sterretje"),
    "#": ("dièse", "croisillon", "hash", "pound", "raute", "almohadilla", "cancelletto", "hekje"),
}
DIGITS = {
    "0": ("zéro", "zero", "null", "cero", "nul"),
    "1": ("un", "one", "eins", "uno", "één"),
    "2": ("deux", "two", "zwei", "dos", "due", "twee"),
    "3": ("trois", "three", "drei", "tres", "tre", "drie"),
    "4": ("quatre", "four", "vier", "cuatro", "quattro"),
    "5": ("cinq", "five", "fünf", "cinco", "cinque", "vijf"),
    "6": ("six", "sechs", "seis", "sei", "zes"),
    "7": ("sept", "seven", "sieben", "siete", "sette", "zeven"),
    "8": ("huit", "eight", "acht", "ocho", "otto"),
    "9": ("neuf", "nine", "neun", "nueve", "nove", "negen"),
}
NAMES = {name: key for key, names in (*SIGNS.items(), *DIGITS.items()) for name in names}

KEY = rf"[0-9*#]|{'|'.join(NAMES)}"
PRESS = (
    r"(?:tapez|pressez|faites le|appuyez sur|touche|press|key|dial"
    r"|drücken sie|wählen sie|taste|pulse|marque|presione|oprima|tecla"
    r"|prema|premere|premi|digiti|digitate|tasto|toets|druk op|kies)"
)
TOLD = re.compile(
    rf"(?<!\w){PRESS}\s+(?:sur\s+|auf\s+|op\s+)?(?:la\s+|the\s+|le\s+|die\s+|el\s+|il\s+|lo\s+|de\s+)?"
    rf"(?:touche\s+|key\s+|taste\s+|tecla\s+|tasto\s+|toets\s+)?[«\"“„']?\s*"
    rf"(?P<key>{KEY})(?!\w)(?:\s*(?:,|(?:,\s*)?(?:ou|or|oder|o|of))\s+(?P<other>{KEY})(?!\w))?"
    r"(?!\s*(?:chiffres?|digits?|fois|times|ziffern?|mal|cifras?|veces|cifre|volte|cijfers?|keer)\b)",
    re.IGNORECASE,
)
ARTICLES = ("un", "one", "uno")
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
