"""`consent`: tells the caller why the call may be recorded and lets them refuse."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from ivr.bilingual import Sentence, both
from ivr.flow.answers import Answer, Retry, StepName
from ivr.flow.values import Again, Edge, ListOf, Model, OneOf, Seconds, Spoken, Words
from ivr.flow.written import model, written


class Mode(StrEnum):
    """How a caller's consent is expressed; how it is *called* in law is the ledger's business."""

    IMPLICIT = "implicit"
    EXPLICIT = "explicit"
    OBJECTION = "objection"
    LEGAL_OBLIGATION = "legal_obligation"


GOING_ON_COUNTS = (Mode.IMPLICIT.value, Mode.OBJECTION.value, Mode.LEGAL_OBLIGATION.value)
ONLY_A_YES_COUNTS = (Mode.EXPLICIT.value,)


@model
class More:
    """The long notice, for those who want it."""

    answer: Answer = written(
        Model("Answer"), key="", en="the key that asks for it", fr="la touche qui le demande"
    )
    say: str = written(Spoken(), en="the long notice", fr="l'avis complet")


@model
class Consent:
    """Tells the caller why the call may be recorded and lets them refuse; it starts no recording itself."""

    verb: ClassVar[str] = "consent"
    about: ClassVar[Sentence] = Sentence(
        fr=(
            "Dit à l'appelant pourquoi l'appel peut être enregistré, et le laisse refuser. "
            "Rien ne commence ici : c'est une étape `transfer` avec `record: yes`, ou `voicemail`, "
            "qui enregistre ceux qui ont accepté."
        ),
        en=(
            "Tells callers why the call may be recorded and lets them refuse. "
            "It starts no recording: a transfer with `record: yes` or a voicemail does, for those who agreed."
        ),
    )

    mode: Mode = written(
        OneOf(tuple(mode.value for mode in Mode)),
        key="consent",
        en=(
            "`implicit`: who goes on agrees. `explicit`: only a yes is a yes. `objection`: recording rests "
            "on another ground, and callers may object. `legal_obligation`: the law obliges to record"
        ),
        fr=(
            "`implicit` : qui continue accepte. `explicit` : seul un oui est un oui. `objection` : "
            "l'enregistrement repose sur un autre motif, et l'on peut s'y opposer. "
            "`legal_obligation` : la loi oblige à enregistrer"
        ),
    )
    notice: str = written(
        Spoken(),
        en="the reasons, with `{purposes}`; heard to its end before anything counts",
        fr="les raisons, avec `{purposes}` ; entendu jusqu'au bout avant que rien ne compte",
        why=Sentence(
            fr="on doit dire à l'appelant pourquoi il peut être enregistré",
            en="callers must be told why they may be recorded",
        ),
    )
    offer: str = written(
        Spoken(),
        en="how to refuse, or to agree",
        fr="comment refuser, ou accepter",
        why=Sentence(fr="on doit dire à l'appelant comment refuser", en="callers must be told how to refuse"),
    )
    refuse: Answer = written(
        Model("Answer"),
        en="how to say no: a key, and words if there are any",
        fr="comment dire non : une touche, et des mots s'il y en a",
        fix=both('`refuse: {key: "9"}`'),
    )
    refused: StepName = written(
        Edge(),
        en="where those who refuse go on",
        fr="où vont ceux qui refusent",
        why=Sentence(
            fr="qui refuse doit être servi d'une autre façon",
            en="a caller who refuses must be served in another way",
        ),
    )
    unclear: Retry = written(
        Again(),
        en="what happens when an answer is not understood; it is never a yes",
        fr="ce qui se passe si la réponse n'est pas comprise ; ce n'est jamais un oui",
        fix=both("`unclear: {again: 1, then: …}`"),
    )
    window: int | None = written(
        Seconds(3, 30, word="next_answer"),
        default=5,
        en=(
            "the time to refuse once the offer is spoken; with `next_answer` the refusal stays live until "
            "the caller's next answer"
        ),
        fr=(
            "le temps pour refuser une fois l'offre dite ; avec `next_answer`, on peut refuser jusqu'à "
            "la réponse suivante"
        ),
    )
    continued: StepName | None = written(
        Edge(),
        default=None,
        needed=True,
        only_for=GOING_ON_COUNTS,
        en="where those who stay on the line go on",
        fr="où vont ceux qui restent en ligne",
    )
    accept: Answer | None = written(
        Model("Answer"),
        default=None,
        needed=True,
        only_for=ONLY_A_YES_COUNTS,
        en="how to say yes",
        fr="comment dire oui",
        fix=both('`accept: {key: "1"}`'),
    )
    accepted: StepName | None = written(
        Edge(),
        default=None,
        needed=True,
        only_for=ONLY_A_YES_COUNTS,
        en="where those who say yes go on",
        fr="où vont ceux qui disent oui",
    )
    silence: Retry | None = written(
        Again(),
        default=None,
        as_in="unclear",
        only_for=ONLY_A_YES_COUNTS,
        en="what silence leads to; it is no answer",
        fr="où mène le silence ; ce n'est pas une réponse",
    )
    purposes: tuple[str, ...] = written(
        ListOf(Words()),
        default=(),
        en="the purposes asked for, as `[message]`; all but `message` unless said",
        fr="les finalités demandées, comme `[message]` ; toutes sauf `message` sinon",
    )
    more: More | None = written(
        Model("More"),
        default=None,
        en="the second layer of the notice: a key, and the long notice it speaks",
        fr="le second niveau de l'avis : une touche, et l'avis complet qu'elle fait entendre",
    )
