"""`text`: sends the caller a text message."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import LONGEST_MESSAGE, Edge, Spoken
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.written import model, shared, written


@model
class Text:
    """Sends the caller a text message, once the telephone has been answered."""

    verb: ClassVar[str] = "text"
    about: ClassVar[Sentence] = Sentence(
        fr="Envoie un message écrit à l'appelant, puis continue.",
        en="Sends the caller a text message, then goes on.",
    )

    text: str = written(Spoken(LONGEST_MESSAGE), key="text", en="what is written", fr="ce qui est écrit")
    next: StepName = shared(GOING_ON)
    failed: StepName = written(
        Edge(),
        en="where callers go on to whom no text can be sent: a landline, a hidden number",
        fr="où vont ceux à qui rien ne peut être envoyé : un fixe, un numéro masqué",
        why=Sentence(
            fr="on n'envoie pas de message à un téléphone fixe", en="no text can be sent to a landline"
        ),
    )
