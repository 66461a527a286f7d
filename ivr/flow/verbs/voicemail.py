"""`voicemail`: takes a message from a caller who agreed to leave one."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.recording import MESSAGE
from ivr.flow.values import Edge, Seconds, Spoken, Words
from ivr.flow.verbs.edges import GOING_ON_OR_ENDING
from ivr.flow.written import model, shared, written


@model
class Voicemail:
    """Takes a message from a caller who agreed to leave one."""

    verb: ClassVar[str] = "voicemail"
    about: ClassVar[Sentence] = Sentence(
        fr="Prend un message de l'appelant qui a accepté d'en laisser un.",
        en="Takes a message from a caller who agreed to leave one.",
    )

    text: str = written(
        Spoken(), key="voicemail", en="what is said before the tone", fr="ce qui est dit avant le signal"
    )
    unrecorded: StepName = written(
        Edge(),
        en="where callers go on whose message may not be kept",
        fr="où vont ceux dont le message ne peut être gardé",
        why=Sentence(
            fr="l'appelant dont le message ne peut être gardé doit être conduit plus loin",
            en="a caller whose message may not be kept must be led on",
        ),
        fix=Sentence(fr="`unrecorded:` et le nom d'une étape", en="`unrecorded:` and the name of a step"),
    )
    purpose: str = written(
        Words(),
        default=MESSAGE,
        en="the purpose it is kept for, declared under `recording.purposes`",
        fr="la finalité pour laquelle il est gardé, déclarée sous `recording.purposes`",
    )
    longest: int = written(
        Seconds(10, 600), default=120, en="how long a message may be", fr="la durée d'un message, au plus"
    )
    next: StepName | None = shared(GOING_ON_OR_ENDING, default=None)
