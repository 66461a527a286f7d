"""Digits are read back without being said.

Why: the caller would confirm something they did not hear.

Bad:
    start: number
    steps:
      number:
        collect: Please type your customer number.
        into: customer
        digits: 6
        read_back: Is that right? Press 1 if so, 2 to correct.
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: number
    steps:
      number:
        collect: Please type your customer number.
        into: customer
        digits: 6
        read_back: You typed {customer}. Press 1 if so, 2 to correct.
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Des chiffres sont à confirmer sans être dits.

Pourquoi: l'appelant confirmerait ce qu'il n'a pas entendu.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Collect
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "P607"
LEVEL = "warning"
ALLOWED = True

MESSAGE = Sentence(
    fr="`read_back` de {step} ne dit pas {word}", en="`read_back` of {step} does not say {word}"
)
FIX = Sentence(
    fr="écrivez-le : `Vous avez tapé {word}. Tapez 1, ou 2 pour corriger.`",
    en="write it: `You typed {word}. Press 1 if so, 2 to correct.`",
)


def check(script: Script) -> Iterator[Finding]:
    """Every `read_back` without the name the digits are remembered by."""
    for name, step in script.flow.steps.items():
        if (
            isinstance(step, Collect)
            and step.read_back
            and step.into
            and "{" + step.into + "}" not in step.read_back
        ):
            word = "{" + step.into + "}"
            message = MESSAGE.filled(step=quoted(name), word=quoted(word))
            yield Finding(("steps", name, "read_back"), message, FIX.filled(word=word))
