"""Where steps lead."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.flow import Flow, StepName, edges


def reached(flow: Flow, begin: Iterable[StepName]) -> list[StepName]:
    """Every step that can be reached from these, themselves included, the nearest first."""
    found = dict.fromkeys(name for name in begin if name in flow.steps)
    waiting = list(found)
    for name in waiting:
        for after in edges(flow.steps[name]):
            if after in flow.steps and after not in found:
                found[after] = None
                waiting.append(after)
    return waiting
