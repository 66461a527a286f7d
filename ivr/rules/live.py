"""Which answers are live at a step: its own, withdrawing, and a refusal that is still open."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Consent, StepName
from ivr.rules.answered import LISTENING, REFUSING, Answered
from ivr.rules.script import Script


def answers_live(script: Script) -> Iterator[tuple[StepName, list[Answered]]]:
    """The answers of every step that listens, with the refusals that are still open there."""
    open_refusals = _open_refusals(script)
    for name, answers in script.answers.items():
        yield name, [*answers, *open_refusals.get(name, ())]


def _open_refusals(script: Script) -> dict[StepName, list[Answered]]:
    found: dict[StepName, list[Answered]] = {}
    for name, step in script.flow.steps.items():
        if not isinstance(step, Consent) or step.window is not None or step.continued is None:
            continue
        refusal = Answered(REFUSING, step.refuse, ("steps", name, "refuse"))
        for after in _until_answered(script, step.continued):
            found.setdefault(after, []).append(refusal)
    return found


def _until_answered(script: Script, begin: StepName) -> list[StepName]:
    """The steps that can listen before the caller has answered: silence decides nothing, and goes on."""
    steps = script.flow.steps
    met = dict.fromkeys([begin] if begin in steps else [])
    waiting = list(met)
    for name in waiting:
        step = steps[name]
        if isinstance(step, Consent):
            continue
        if isinstance(step, LISTENING):
            afters = tuple(retry.then for retry in (step.silence, step.unclear))
        else:
            afters = script.edges[name]
        for after in afters:
            if after in steps and after not in met:
                met[after] = None
                waiting.append(after)
    return [
        name
        for name in waiting
        if isinstance(steps[name], LISTENING) and not isinstance(steps[name], Consent)
    ]
