"""Words between braces that stand for nothing.

Why: the caller would hear the words between the braces.

Bad:
    start: bye
    steps:
      bye:
        hang_up: "{business.nam} says goodbye."
Good:
    start: bye
    steps:
      bye:
        hang_up: "{business.name} says goodbye."

Titre: Des mots entre accolades ne désignent rien.

Pourquoi: l'appelant entendrait les mots entre accolades.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, listed, quoted
from ivr.rules.finding import Finding
from ivr.rules.placeholders import KNOWN, braced, remembered
from ivr.rules.script import Script

CODE = "P601"
ACROSS = True

MESSAGE = Sentence(fr="{word} ne désigne rien", en="{word} stands for nothing")
FIX = Sentence(fr="écrivez l'un de ces mots : {every}", en="write one of {every}")


def check(script: Script) -> Iterator[Finding]:
    """Every placeholder no one knows, and that no flow lets a call remember."""
    flows = [one.flow for one in script.folder.values()] or [script.flow]
    known = (*KNOWN, *sorted(remembered(flows)))
    nearest = Nearest(f"{{{word}}}" for word in known)
    every = listed(f"{{{word}}}" for word in known)
    for one in script.told:
        for word in braced(one.text):
            if word not in known:
                written = "{" + word + "}"
                fix = nearest.fix(written, FIX.filled(every=every))
                yield Finding(one.at, MESSAGE.filled(word=quoted(written)), fix)
