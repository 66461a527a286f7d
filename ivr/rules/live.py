"""Which answers are live at a step: its own, withdrawing, and a refusal that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import StepName
from ivr.rules.answered import Answered
from ivr.rules.script import Script


def answers_live(script: Script) -> Iterator[tuple[StepName, list[Answered]]]:
    """The answers of every step that listens, with the refusals that are still open there.

    Those that stand in another flow come first.
    """
    for name, answers in script.answers.items():
        refusals = script.open_refusals.get(name, ())
        elsewhere = [one for one in refusals if one.elsewhere]
        yield name, [*elsewhere, *answers, *(one for one in refusals if not one.elsewhere)]
