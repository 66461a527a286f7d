"""A step says more in one go than the telephone takes.

Why: the call would break off in the middle of what is said.

Bad:
    voice: Google.en-GB-Standard-A
    start: bye
    steps:
      bye:
        hang_up: "Goodbye <4900 times &>"
Good:
    voice: Google.en-GB-Standard-A
    start: bye
    steps:
      bye:
        hang_up: "Goodbye & thank you."
Law: Twilio, error 11750: https://www.twilio.com/docs/api/errors/11750
Date: 2026-11

Titre: Une étape dit d'un trait plus que le téléphone n'en accepte.

Pourquoi: l'appel s'interromprait au milieu de ce qui est dit.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Text
from ivr.rules.finding import Finding
from ivr.rules.longest import longest
from ivr.rules.numbers import counted
from ivr.rules.script import Script
from ivr.rules.voices import longest_text

CODE = "T507"

MOST_BYTES = 24_000
"""Twilio takes 64 kB; the engine lets a document grow to 40 kB before it lets a step into the next one."""

LARGEST_LETTER = 5
"""Bytes: `&amp;`."""

MESSAGE = Sentence(
    fr="{step} dit {count} octets d'un trait, les mots remplacés compris",
    en="{step} says {count} bytes in one go, with what stands for its placeholders",
)
FIX = Sentence(
    fr="raccourcissez ce texte, ou ce que `business` lui fait dire",
    en="shorten the text, or what `business` makes it say",
)


def check(script: Script) -> Iterator[Finding]:
    """Every spoken text of as many letters as the voice takes, but of more bytes than the telephone does."""
    most = longest_text(script.flow.voice)
    for one in script.told:
        said = longest(script, one)
        if len(said) * LARGEST_LETTER <= MOST_BYTES or len(said) > most or isinstance(one.step, Text):
            continue
        size = len(escape(said).encode("utf-8", "replace"))
        if size > MOST_BYTES:
            message = MESSAGE.filled(step=quoted(str(one.at[1])), count=counted(size))
            yield Finding(one.at, message, FIX, on_key=True)
