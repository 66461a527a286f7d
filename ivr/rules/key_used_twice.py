"""One key means two things at the same step.

Why: the caller would get only one of them, and could not know which.

Bad:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 1.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "1", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 2.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Une même touche a deux sens à une même étape.

Pourquoi: l'appelant n'aurait que l'un des deux, sans pouvoir savoir lequel.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import KEYS
from ivr.rules.answered import WITHDRAWING, Answered, same_meaning
from ivr.rules.finding import Finding
from ivr.rules.live import answers_live
from ivr.rules.script import Script

CODE = "L402"
ACROSS = True

MESSAGE = Sentence(
    fr="la touche `{key}` veut dire à la fois {first} et {second} à {step}",
    en="the key `{key}` means both {first} and {second} at {step}",
)
ANOTHER_KEY = Sentence(
    fr='donnez une autre touche à l\'un des deux : "{free}" est libre',
    en='give one of them another key: "{free}" is free',
)
WORDS = Sentence(fr="donnez des mots à l'un des deux", en="give one of them words")
AGAIN = Sentence(fr="encore ici", en="again here")
FIRST = Sentence(fr="d'abord ici", en="first here")


def check(script: Script) -> Iterator[Finding]:
    """Every key that two answers of one step share, those that are live from elsewhere included."""
    places = script.places
    for name, live in answers_live(script):
        # A withdrawal stands at the top of the flow, and a refusal may in another: what is shown is the
        # step that takes their key.
        answers = sorted(live, key=lambda one: one.meaning != WITHDRAWING and one.elsewhere is None)
        taken: dict[str, Answered] = {}
        for one in answers:
            key = one.answer.key
            if key is None:
                continue
            other = taken.setdefault(key, one)
            if other is not one and not same_meaning(one, other):
                keys = {answer.answer.key for answer in answers}
                free = next((free for free in KEYS[1:] + "0" if free not in keys), None)
                yield Finding(
                    (*one.at, "key"),
                    MESSAGE.filled(
                        key=key, first=quoted(other.meaning), second=quoted(one.meaning), step=quoted(name)
                    ),
                    ANOTHER_KEY.filled(free=free) if free else WORDS,
                    here=AGAIN,
                    labels=(other.label(places, (*other.at, "key"), FIRST),),
                )
