"""In which order the steps of a flow are read, and which branches lead back to one already read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivr.callbook.branches import Branch, branches
from ivr.flow import Consent, Flow, StepName


@dataclass(frozen=True)
class Order:
    """The steps a call can come to, numbered: those that ask for consent first, then the others as met."""

    numbers: Mapping[StepName, int]
    branches: Mapping[StepName, tuple[Branch, ...]]
    unreached: tuple[StepName, ...]
    back: frozenset[tuple[StepName, str]]
    """The steps and edges by which a call goes round: they lead to a step it came through."""


def order(flow: Flow) -> Order:
    """The order in which this flow is read."""
    ways = {name: branches(flow, step) for name, step in flow.steps.items()}
    met = _met(flow.start, ways)
    consent = [name for name in met if isinstance(flow.steps[name], Consent)]
    others = [name for name in met if name not in consent]
    numbers = {name: number for number, name in enumerate([*consent, *others], 1)}
    unreached = tuple(name for name in flow.steps if name not in numbers)
    return Order(numbers, ways, unreached, frozenset(_back(flow.start, ways)))


def _met(start: StepName, ways: Mapping[StepName, tuple[Branch, ...]]) -> list[StepName]:
    met = [start] if start in ways else []
    for name in met:
        met += dict.fromkeys(one.to for one in ways[name] if one.to in ways and one.to not in met)
    return met


def _back(start: StepName, ways: Mapping[StepName, tuple[Branch, ...]]) -> list[tuple[StepName, str]]:
    """The edges that lead to a step on the way from the start to their own."""
    found: list[tuple[StepName, str]] = []
    done: set[StepName] = set()
    path = {start: None} if start in ways else {}
    waiting = [(name, iter(ways[name])) for name in path]
    while waiting:
        name, left = waiting[-1]
        branch = next(left, None)
        if branch is None:
            waiting.pop()
            path.pop(name)
            done.add(name)
        elif branch.to in path:
            found.append((name, branch.edge.name))
        elif branch.to in ways and branch.to not in done:
            path[branch.to] = None
            waiting.append((branch.to, iter(ways[branch.to])))
    return found
