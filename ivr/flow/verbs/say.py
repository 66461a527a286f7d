"""`say`: speaks, then goes on."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Spoken
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.written import model, shared, written


@model
class Say:
    """Speaks, then goes on."""

    verb: ClassVar[str] = "say"
    about: ClassVar[Sentence] = Sentence(fr="Parle, puis continue.", en="Speaks, then goes on.")

    text: str = written(Spoken(), key="say", en="what is said", fr="ce qui est dit")
    next: StepName = shared(GOING_ON)
