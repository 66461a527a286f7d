"""A step says more in one go than the telephone takes.

Why: the call would break off in the middle of what is said.

Bad:
    business: {name: Harbour Dental, address: "<900 letters>", fallback: "+33199001234"}
    start: bye
    steps:
      bye:
        hang_up: "<30 times {business.address}>"
Good:
    business: {name: Harbour Dental, address: 4 Quay Street, fallback: "+33199001234"}
    start: bye
    steps:
      bye:
        hang_up: "We are at {business.address}. Goodbye."
Law: Twilio, error 11750: https://www.twilio.com/docs/api/errors/11750

Titre: Une étape dit d'un trait plus que le téléphone n'en accepte.

Pourquoi: l'appel s'interromprait au milieu de ce qui est dit.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Business, Text
from ivr.rules.finding import Finding
from ivr.rules.numbers import counted
from ivr.rules.placeholders import BRACED, OF_BUSINESS
from ivr.rules.script import Script

CODE = "T507"

MOST_BYTES = 24_000
"""Twilio takes 64 kB; the engine lets a document grow to 40 kB before it lets a step into the next one."""

MESSAGE = Sentence(
    fr="{step} dit {count} octets d'un trait, les mots remplacés compris",
    en="{step} says {count} bytes in one go, with what stands for its placeholders",
)
FIX = Sentence(
    fr="raccourcissez ce texte, ou ce que `business` lui fait dire",
    en="shorten the text, or what `business` makes it say",
)


def check(script: Script) -> Iterator[Finding]:
    """Every spoken text that is too large once its placeholders are filled in."""
    for one in script.told:
        if len(one.text) * 5 <= MOST_BYTES and "{business." not in one.text:
            continue
        said = BRACED.sub(lambda found: _value(found[1], script.flow.business), one.text)
        size = len(escape(said).encode("utf-8", "replace"))
        if size > MOST_BYTES and not isinstance(one.step, Text):
            message = MESSAGE.filled(step=quoted(str(one.at[1])), count=counted(size))
            yield Finding(one.at, message, FIX, on_key=True)


def _value(word: str, business: Business) -> str:
    return getattr(business, word.removeprefix("business.")) or "" if word in OF_BUSINESS else word
