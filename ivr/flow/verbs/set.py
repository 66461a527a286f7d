"""`set`: lets the call remember something."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import NamedTexts
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.written import model, shared, written

MOST_VARIABLES = 12
LONGEST_VALUE = 40
"""Characters: what a call remembers travels in the address of its next turn."""


@model
class Set:
    """Lets the call remember something."""

    verb: ClassVar[str] = "set"
    about: ClassVar[Sentence] = Sentence(
        fr="Fait retenir quelque chose à l'appel, puis continue.",
        en="Lets the call remember something, then goes on.",
    )

    values: tuple[tuple[str, str], ...] = written(
        NamedTexts(MOST_VARIABLES, LONGEST_VALUE),
        key="set",
        en="names and what they stand for: `{reason: repair}`; texts say it as `{reason}`",
        fr="des noms et ce qu'ils désignent : `{motif: panne}` ; les textes le disent par `{motif}`",
    )
    next: StepName = shared(GOING_ON)
