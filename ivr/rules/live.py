"""Which answers are live at a step: its own, withdrawing, and a refusal that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Consent, Flow, StepName
from ivr.proof import Place
from ivr.rules.answered import REFUSING, Answered
from ivr.rules.script import Script


def answers_live(script: Script) -> Iterator[tuple[StepName, list[Answered]]]:
    """The answers of every step that listens, with the refusals that are still open there.

    Those that stand in another flow come first.
    """
    open_refusals = _open_refusals(script)
    for name, answers in script.answers.items():
        refusals = open_refusals.get(name, ())
        elsewhere = [one for one in refusals if one.elsewhere]
        yield name, [*elsewhere, *answers, *(one for one in refusals if not one.elsewhere)]


def _open_refusals(script: Script) -> dict[StepName, list[Answered]]:
    """The refusals that a call can bring along to each step, an answer that came too soon included."""
    flows = {script.flow.name: script, **script.folder}
    refusals = {
        (flow, name): Answered(
            REFUSING,
            step.refuse,
            ("steps", name, "refuse"),
            one.places if flow != script.flow.name else None,
        )
        for flow, one in flows.items()
        for name, step in _staying_open(one.flow)
    }
    found: dict[StepName, dict[Place, Answered]] = {}
    for explored, inside in script.calls if refusals else ():
        for name in script.answers:
            if isinstance(script.flow.steps[name], Consent):
                continue
            for situation in explored.at_steps.get((inside, name), ()):
                if situation.window is None:
                    continue
                asked = explored.world.named(situation.window[:2]), situation.window[1]
                if asked in refusals:
                    found.setdefault(name, {})[asked] = refusals[asked]
    return {name: list(there.values()) for name, there in found.items()}


def _staying_open(flow: Flow) -> Iterator[tuple[StepName, Consent]]:
    """The consent steps whose refusal stays live until the next answer."""
    for name, step in flow.steps.items():
        if isinstance(step, Consent) and step.window is None and step.continued is not None:
            yield name, step
