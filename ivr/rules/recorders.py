"""The steps that record, and the situations in which calls come to them."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Step, StepName, Transfer, Voicemail
from ivr.proof import Explored, Situation
from ivr.rules.script import Script

Arrivals = tuple[Explored, StepName, tuple[Situation, ...]]


def arrivals(script: Script, kind: type[Step]) -> Iterator[Arrivals]:
    """The steps of that verb in this flow, each with the situations calls come to it in, by their entry."""
    names = [name for name, step in script.flow.steps.items() if isinstance(step, kind)]
    if not names:
        return
    for explored, inside in script.calls:
        for name in names:
            if situations := explored.at_steps.get((inside, name)):
                yield explored, name, situations


def recorders(script: Script) -> Iterator[tuple[Explored, StepName, str, tuple[Situation, ...]]]:
    """The steps that record, each with the key that makes it record."""
    for explored, name, situations in arrivals(script, Voicemail):
        yield explored, name, "voicemail", situations
    for explored, name, situations in arrivals(script, Transfer):
        step = script.flow.steps[name]
        if isinstance(step, Transfer) and step.record:
            yield explored, name, "record", situations
