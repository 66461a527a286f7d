"""What a call surely remembers when it comes to a step, whichever way it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivr.flow import BACK, Collect, Goto, Set, Step, StepName, When
from ivr.rules.script import Script

Names = frozenset[str]
NOTHING: Names = frozenset()


def remembered_at(script: Script) -> dict[StepName, Names]:
    """The names remembered on every way to each step; a flow begins as those that lead to it do."""
    folder = dict(script.folder) or {script.flow.name: script}
    brought = {name: _brought_back(one) for name, one in folder.items()}
    before: dict[str, Names | None] = dict.fromkeys(folder)
    led_to = {name for one in folder.values() for name in one.goes_to}
    changed = [name for name in folder if name not in led_to]
    for name in changed:
        before[name] = NOTHING
    for name in changed:
        one = folder[name]
        at = _through(one, before[name] or NOTHING, brought)
        for step_name, step in one.flow.steps.items():
            if not isinstance(step, Goto) or step.flow not in folder or step_name not in at:
                continue
            known = before[step.flow]
            met = at[step_name] if known is None else known & at[step_name]
            if met != known:
                before[step.flow] = met
                changed.append(step.flow)
    return _through(script, before[script.flow.name] or NOTHING, brought)


def _through(script: Script, before: Names, brought: Mapping[str, Names]) -> dict[StepName, Names]:
    """What is remembered at each step that can be reached, from what was remembered at the start."""
    at: dict[StepName, Names] = {}
    waiting = [(script.flow.start, before)]
    while waiting:
        name, known = waiting.pop()
        step = script.flow.steps.get(name)
        if step is None:
            continue
        met = at[name] & known if name in at else known
        if at.get(name) == met:
            continue
        at[name] = met
        gained = dict(_gained(step, brought))
        waiting += [(after, met | gained.get(after, NOTHING)) for after in script.edges[name]]
    return at


def _gained(step: Step, brought: Mapping[str, Names]) -> Iterator[tuple[StepName, Names]]:
    """What is remembered besides on the way to a step that follows."""
    if isinstance(step, Set):
        yield step.next, frozenset(name for name, _ in step.values)
    elif isinstance(step, Collect):
        ways = (step.silence.then, step.unclear.then)
        yield step.next, NOTHING if step.next in ways else frozenset({step.into})
    elif isinstance(step, Goto) and step.next:
        yield step.next, brought.get(step.flow, NOTHING)
    elif isinstance(step, When):
        cases = [case for case in step.cases if case.variable]
        for case in cases:
            others = [step.otherwise, *(one.next for one in step.cases if one is not case)]
            yield case.next, NOTHING if case.next in others else frozenset({case.variable or ""})


def _brought_back(script: Script) -> Names:
    """What a flow makes a call remember on every way that comes back from it."""
    at = _through(script, NOTHING, {})
    backs = [
        at[name]
        for name, step in script.flow.steps.items()
        if isinstance(step, Goto) and step.flow == BACK and name in at
    ]
    return frozenset.intersection(*backs) if backs else NOTHING
