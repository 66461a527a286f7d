"""Steps that only speak lead round to one another.

Why: the caller would hear the same words again and again, and could not answer.

Bad:
    start: welcome
    steps:
      welcome:
        say: All our lines are busy.
        next: patience
      patience:
        say: Please hold the line.
        next: welcome
Good:
    start: welcome
    steps:
      welcome:
        say: All our lines are busy.
        next: again
      again:
        ask: To hear this again, press 1.
        choices:
          again: {key: "1", next: welcome}
        silence: {again: 1, then: goodbye}
      goodbye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Flow, Say, StepName, Text, edges
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "W204"
WHOLE = True
SHOWN = 6


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every round of steps none of which listens."""
    talking = {name: edges(step) for name, step in flow.steps.items() if isinstance(step, Say | Text)}
    for ring in _rings(_in_rounds(talking)):
        shown = [*ring[:SHOWN], *(["…"] if len(ring) > SHOWN else []), ring[0]]
        yield Finding(
            ("steps", ring[0]),
            f"{quoted(ring[0])} leads round to itself and never listens",
            why=f"the caller would hear {' -> '.join(shown)} again and again",
            fix="let one of these steps ask, or lead on to another step",
            here="the round begins here",
            on_key=True,
        )


def _rings(talking: dict[StepName, tuple[StepName, ...]]) -> Iterator[list[StepName]]:
    """Rounds no two of which share a step."""
    met: set[StepName] = set()
    for begin in talking:
        path: dict[StepName, None] = {}
        name = begin
        while name not in met:
            met.add(name)
            path[name] = None
            name = next(after for after in talking[name] if after in talking)
        if name in path:
            walked = list(path)
            yield walked[walked.index(name) :]


def _in_rounds(talking: dict[StepName, tuple[StepName, ...]]) -> dict[StepName, tuple[StepName, ...]]:
    """What is left when steps that lead out of the talk are taken away, and those that only lead to them."""
    before: dict[StepName, list[StepName]] = {name: [] for name in talking}
    open_ways = {name: sum(after in talking for after in afters) for name, afters in talking.items()}
    for name, afters in talking.items():
        for after in afters:
            if after in before:
                before[after].append(name)
    leaving = [name for name, ways in open_ways.items() if not ways]
    for name in leaving:
        for earlier in before[name]:
            open_ways[earlier] -= 1
            if not open_ways[earlier]:
                leaving.append(earlier)
    left = set(talking) - set(leaving)
    return {name: afters for name, afters in talking.items() if name in left}
