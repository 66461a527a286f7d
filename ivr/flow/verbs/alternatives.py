"""`alternatives`: offers those who refuse another way to be served."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import Answer, Retry, StepName
from ivr.flow.values import Edge, Model, Named, Spoken
from ivr.flow.verbs.edges import ON_SILENCE, WAITING, WHEN_UNCLEAR
from ivr.flow.written import model, shared, written


@model
class Offer:
    """One alternative to being recorded: words, a step to go on with, or both; words alone end the call."""

    name: str
    answer: Answer = written(Model("Answer"), key="", en="how to take it", fr="comment la choisir")
    say: str | None = written(
        Spoken(), default=None, en="what is said to who takes it", fr="ce qui est dit à qui la choisit"
    )
    next: StepName | None = written(
        Edge(),
        default=None,
        en="the step it leads to; words alone end the call, and `unrecorded` always has one",
        fr="l'étape où elle mène ; des mots seuls terminent l'appel, et `unrecorded` mène toujours plus loin",
    )


@model
class Alternatives:
    """Offers those who refuse another way to be served."""

    verb: ClassVar[str] = "alternatives"
    about: ClassVar[Sentence] = Sentence(
        fr="Propose à ceux qui refusent une autre façon d'être servis.",
        en="Offers those who refuse another way to be served.",
    )

    text: str = written(Spoken(), key="alternatives", en="what is offered", fr="ce qui est proposé")
    offers: tuple[Offer, ...] = written(
        Named("Offer", most=12),
        en="`unrecorded`, `office`, `website`, or any other name",
        fr="`unrecorded`, `office`, `website`, ou tout autre nom",
        why=Sentence(
            fr="qui refuse doit être servi d'une autre façon",
            en="a caller who refuses must be served in another way",
        ),
    )
    silence: Retry = shared(ON_SILENCE)
    unclear: Retry = shared(WHEN_UNCLEAR)
    """`then` names an offer of this step, or a step."""
    wait: int = shared(WAITING, default=5)
