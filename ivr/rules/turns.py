"""What is said in one go: the steps a call passes before it listens again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ivr.flow import Goto, StepName, Text
from ivr.rules.script import Script
from ivr.rules.talk import TALKING


def steps_at_once(script: Script) -> dict[StepName, int]:
    """From each step, the most steps of this flow a call passes before it listens, itself included."""
    return ahead(script.flow.steps, lambda name: _goes_on(script, name), lambda _: 1)


def ahead(
    begins: Iterable[StepName],
    goes_on: Callable[[StepName], tuple[StepName, ...]],
    weight: Callable[[StepName], int],
) -> dict[StepName, int]:
    """From each step, the weight of the heaviest way onwards, itself included; a round counts once."""
    found: dict[StepName, int] = {}
    for begin in begins:
        path, on_path = [begin], {begin}
        while path:
            name = path[-1]
            afters = goes_on(name)
            ahead = next((after for after in afters if after not in found and after not in on_path), None)
            if ahead is not None and name not in found:
                path.append(ahead)
                on_path.add(ahead)
                continue
            path.pop()
            on_path.discard(name)
            found[name] = weight(name) + max((found.get(after, 0) for after in afters), default=0)
    return found


def beginnings(script: Script) -> set[StepName]:
    """The steps at which a turn can begin."""
    found = {script.flow.start}
    for name, step in script.flow.steps.items():
        if isinstance(step, Text | Goto) or not isinstance(step, TALKING):
            found.update(script.edges[name])
    return found


def _goes_on(script: Script, name: StepName) -> tuple[StepName, ...]:
    step = script.flow.steps[name]
    if isinstance(step, Text):
        # Where a message can be sent the turn ends; where none can, the call goes on at once.
        return (step.failed,) if step.failed in script.flow.steps else ()
    return script.edges[name] if isinstance(step, TALKING) else ()
