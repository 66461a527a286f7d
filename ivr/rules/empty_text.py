"""A step has nothing to say.

Why: the caller would hear nothing, and not know that it is their turn.

Bad:
    start: welcome
    steps:
      welcome:
        say: ""
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: bye
      bye:
        hang_up:

Titre: Une étape n'a rien à dire.

Pourquoi: l'appelant n'entendrait rien, et ne saurait pas que c'est à lui.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.source import Text

SAYABLE = re.compile(r"(?![\u115f\u1160\u3164\uffa0])[^\W_]")
"""A letter or a digit: signs, spaces and what cannot be seen are nothing to say."""

CODE = "T502"

MESSAGE = Sentence(fr="{key} de {step} n'a pas de mots", en="{key} of {step} has no words")
FIX = Sentence(fr="écrivez ce qui est dit", en="write what is said")


def check(script: Script) -> Iterator[Finding]:
    """Every text that is written down and has no letter in it."""
    for one in script.told:
        if SAYABLE.search(one.text):
            continue
        written = script.places.get(one.at)
        if isinstance(written, Text) and not SAYABLE.search(written.value):
            key, step = quoted(str(one.at[-1])), quoted(str(one.at[1]))
            yield Finding(one.at, MESSAGE.filled(key=key, step=step), FIX, on_key=True)
