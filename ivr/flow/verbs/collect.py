"""`collect`: takes digits from the caller, checks them, and reads them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import Answer, Retry, StepName
from ivr.flow.values import Length, Model, OneOf, Spoken, Variable, YesNo
from ivr.flow.verbs.edges import GOING_ON, ON_SILENCE, WAITING, WHEN_UNCLEAR
from ivr.flow.written import model, shared, written

MOST_DIGITS = 20


@dataclass(frozen=True)
class Digits:
    """How many digits are taken."""

    least: int
    most: int


@model
class Collect:
    """Takes digits from the caller, checks them, and reads them back."""

    verb: ClassVar[str] = "collect"
    about: ClassVar[Sentence] = Sentence(
        fr="Prend des chiffres tapés par l'appelant, les vérifie, et peut les relire.",
        en="Takes digits from the caller, checks them, and can read them back.",
    )

    text: str = written(Spoken(), key="collect", en="the question", fr="la question")
    into: str = written(
        Variable(),
        en="the name the call remembers them by; texts say it as `{name}`",
        fr="le nom sous lequel l'appel les retient ; les textes le disent par `{nom}`",
    )
    digits: Digits = written(
        Length(MOST_DIGITS),
        en="how many: `6`, or `4-8`; a number of digits that may vary ends with `#`",
        fr="combien : `6`, ou `4-8` ; un nombre variable se termine par `#`",
    )
    next: StepName = shared(GOING_ON)
    silence: Retry = shared(ON_SILENCE)
    unclear: Retry = shared(WHEN_UNCLEAR)
    """Also for digits that are too few, or fail their check."""
    check: str | None = written(
        OneOf(("luhn", "date")),
        default=None,
        en="`luhn`: the last digit checks the others, as on cards; `date`: a real day, as 31122026",
        fr="`luhn` : le dernier chiffre contrôle les autres, comme sur les cartes ; `date` : un vrai jour",
    )
    sensitive: bool = written(
        YesNo(),
        default=False,
        en="`yes` for card or health numbers: never kept, and nothing records meanwhile",
        fr="`yes` pour une carte ou un numéro de santé : jamais gardé, et rien n'enregistre pendant ce temps",
    )
    read_back: str | None = written(
        Spoken(),
        default=None,
        en="what is said to have them confirmed, as `You entered {name}. Press 1 if so, 2 to correct.`",
        fr="ce qui est dit pour les confirmer : `Vous avez tapé {nom}. Tapez 1, ou 2 pour corriger.`",
    )
    confirm: Answer = written(
        Model("Answer"), default=Answer("1"), en="how to confirm", fr="comment confirmer"
    )
    correct: Answer = written(
        Model("Answer"), default=Answer("2"), en="how to correct", fr="comment corriger"
    )
    wait: int = shared(WAITING, default=5)
