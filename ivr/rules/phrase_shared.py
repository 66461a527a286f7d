"""The same words mean two things at one step.

Why: the caller would be led to only one of them, and could not know which.

Bad:
    speech: yes
    start: menu
    steps:
      menu:
        ask: Do you call about a car or a repair?
        choices:
          sales: {key: "1", words: [a car], next: bye}
          repairs: {key: "2", words: [repair, A car!], next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
    start: menu
    steps:
      menu:
        ask: Do you call about a car or a repair?
        choices:
          sales: {key: "1", words: [a car], next: bye}
          repairs: {key: "2", words: [repair], next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Les mêmes mots ont deux sens à une même étape.

Pourquoi: l'appelant serait conduit à l'un des deux seulement, sans pouvoir savoir lequel.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.hearing import normalised
from ivr.rules.answered import ACCEPTING, REFUSING, WITHDRAWING, Answered, same_meaning
from ivr.rules.finding import Finding
from ivr.rules.live import answers_live
from ivr.rules.script import Script

CODE = "L403"
ACROSS = True

MESSAGE = Sentence(
    fr="{phrase} veut dire à la fois {first} et {second} à {step}",
    en="{phrase} means both {first} and {second} at {step}",
)
FIX = Sentence(fr="gardez-le d'un seul côté", en="keep it on one side only")
AGAIN = Sentence(fr="encore ici", en="again here")
FIRST = Sentence(fr="d'abord ici", en="first here")


def check(script: Script) -> Iterator[Finding]:
    """Every phrase two answers of one step share, but for yes and no, which have a rule of their own."""
    places = script.places
    for name, live in answers_live(script):
        heard: dict[str, tuple[Answered, Route]] = {}
        for one in sorted(live, key=lambda one: one.meaning != WITHDRAWING and one.elsewhere is None):
            if not one.answer.words:
                continue
            for at, phrase in one.phrases(places):
                same = normalised(phrase)
                if not same:
                    continue
                other, first = heard.setdefault(same, (one, at))
                meanings = {one.meaning, other.meaning}
                if other is one or same_meaning(one, other) or meanings == {REFUSING, ACCEPTING}:
                    continue
                yield Finding(
                    at,
                    MESSAGE.filled(
                        phrase=quoted(phrase),
                        first=quoted(other.meaning),
                        second=quoted(one.meaning),
                        step=quoted(name),
                    ),
                    FIX,
                    here=AGAIN,
                    labels=(other.label(places, first, FIRST),),
                )
