"""Talk: the steps a call passes without listening, through every flow it can go to."""

from __future__ import annotations

from ivr.flow import BACK, Goto, Hours, PauseRecording, Play, Say, Set, StepName, Text, When
from ivr.rules.script import Script

TALKING = (Say, Play, Set, Hours, When, PauseRecording, Text)

Place = tuple[str, StepName]
"""A step, by its flow and its name."""


def talk(script: Script) -> tuple[dict[Place, tuple[Place, ...]], set[Place]]:
    """Where each talking step leads, and those of which one way alone is always taken at a given moment."""
    graph: dict[Place, tuple[Place, ...]] = {}
    either: set[Place] = set()
    scripts = together(script)
    back = _talk_back(scripts) if len(scripts) > 1 else set()
    for name, one in scripts.items():
        for step_name, step in one.flow.steps.items():
            place = (name, step_name)
            if isinstance(step, TALKING):
                graph[place] = tuple((name, after) for after in one.edges[step_name])
                if isinstance(step, Hours):
                    either.add(place)
            elif isinstance(step, Goto) and step.flow in scripts:
                ways: list[Place] = [(step.flow, scripts[step.flow].flow.start)]
                if step.next and (step.flow, scripts[step.flow].flow.start) in back:
                    ways.append((name, step.next))
                graph[place] = tuple(ways)
                either.add(place)
    return graph, either


def together(script: Script) -> dict[str, Script]:
    """The flows a call can come to from this one, itself first."""
    found = {script.flow.name: script}
    waiting = [script]
    for one in waiting:
        for name in one.goes_to:
            if name in script.folder and name not in found:
                found[name] = script.folder[name]
                waiting.append(found[name])
    return found


def _talk_back(scripts: dict[str, Script]) -> set[Place]:
    """The steps from which a call always comes back to the flow before, without listening."""
    waits: dict[Place, int] = {}
    wait_for: dict[Place, list[Place]] = {}
    found: list[Place] = []
    for name, one in scripts.items():
        for step_name in one.flow.steps:
            needs = _needs(one, step_name, scripts)
            if needs is None:
                continue
            place = (name, step_name)
            waits[place] = len(needs)
            if not needs:
                found.append(place)
            for need in needs:
                wait_for.setdefault(need, []).append(place)
    for place in found:
        for earlier in wait_for.get(place, ()):
            waits[earlier] -= 1
            if not waits[earlier]:
                found.append(earlier)
    return set(found)


def _needs(one: Script, name: StepName, scripts: dict[str, Script]) -> list[Place] | None:
    """The steps that must all come back so that this one does; None where it never does by itself."""
    step = one.flow.steps[name]
    if isinstance(step, Goto):
        if step.flow == BACK:
            return []
        other = scripts.get(step.flow)
        if other is None or step.next is None:
            return None
        return [(step.flow, other.flow.start), (one.flow.name, step.next)]
    afters = one.edges[name]
    return [(one.flow.name, to) for to in afters] if isinstance(step, TALKING) and afters else None
