"""`pause_recording`: lets nothing record while card or health data is given."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import YesNo
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.written import model, shared, written


@model
class PauseRecording:
    """Lets nothing record until it is taken up again."""

    verb: ClassVar[str] = "pause_recording"
    about: ClassVar[Sentence] = Sentence(
        fr="Rien n'enregistre plus à partir d'ici, jusqu'à `pause_recording: no`.",
        en="Nothing records from here on, until `pause_recording: no`.",
    )

    pause: bool = written(
        YesNo(),
        key="pause_recording",
        en="`yes` before card or health data is given, `no` after it",
        fr="`yes` avant que soient donnés un numéro de carte ou des données de santé, `no` après",
    )
    next: StepName = shared(GOING_ON)
