"""A text is longer than the voice reads.

Why: the voice stops with an error, and the caller hears nothing of it.

Bad:
    start: bye
    steps:
      bye:
        hang_up: <3,001 letters>
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.
Law: Twilio, error 13521: https://www.twilio.com/docs/api/errors/13521
Date: 2026-11

Titre: Un texte est plus long que ce que lit la voix.

Pourquoi: la voix s'arrête sur une erreur, et l'appelant n'entend rien.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Text
from ivr.rules.finding import Finding
from ivr.rules.longest import longest
from ivr.rules.numbers import counted
from ivr.rules.script import Script
from ivr.rules.voices import longest_text

CODE = "T501"

MESSAGE = Sentence(fr="un texte de {step} a {count} caractères", en="a text of {step} has {count} characters")
ONCE_FILLED = Sentence(
    fr="un texte de {step} peut avoir {count} caractères, une fois dit ce qui est entre accolades",
    en="a text of {step} can have {count} characters, once what is between braces is said",
)
WHY = Sentence(
    fr="la voix en lit {most} au plus, et l'on en écoute moins",
    en="the voice reads {most} at most, and callers listen to fewer",
)
FIX = Sentence(
    fr="raccourcissez-le, ou passez à un second `say`", en="shorten it, or lead on to a second `say`"
)


def check(script: Script) -> Iterator[Finding]:
    """Every spoken text that can be of more characters than the voice takes."""
    most = longest_text(script.flow.voice)
    for one in script.told:
        said = longest(script, one)
        if len(said) > most and not isinstance(one.step, Text):
            message = MESSAGE if said == one.text else ONCE_FILLED
            message = message.filled(step=quoted(str(one.at[1])), count=counted(len(said)))
            yield Finding(one.at, message, FIX, WHY.filled(most=counted(most)), on_key=True)
