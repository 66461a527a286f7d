"""`ask`: asks the caller to choose."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import Answer, Retry, StepName
from ivr.flow.values import Model, Named, Spoken
from ivr.flow.verbs.edges import GOING_ON, ON_SILENCE, WAITING, WHEN_UNCLEAR
from ivr.flow.written import model, shared, written


@model
class Choice:
    """One answer of a menu and where it leads."""

    name: str
    answer: Answer = written(Model("Answer"), key="", en="how to choose it", fr="comment la choisir")
    next: StepName = shared(GOING_ON)


@model
class Ask:
    """Asks the caller to choose."""

    verb: ClassVar[str] = "ask"
    about: ClassVar[Sentence] = Sentence(
        fr="Demande à l'appelant de choisir.", en="Asks the caller to choose."
    )

    text: str = written(Spoken(), key="ask", en="the question", fr="la question")
    choices: tuple[Choice, ...] = written(
        Named("Choice", most=12), en="each answer, by a name", fr="chaque réponse, par un nom"
    )
    silence: Retry = shared(ON_SILENCE)
    unclear: Retry = shared(WHEN_UNCLEAR)
    wait: int = shared(WAITING, default=5)
