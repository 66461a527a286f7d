"""A flow that notes which of its edges a call takes: each edge leads on by a name that knows where it stands.

The engine neither knows nor is changed: it looks the following step up by that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from ivr.flow import MODELS, Flow, Retry, Step, StepName
from ivr.flow.named import edge_name
from ivr.flow.values import Again, Edge, Model, Named
from ivr.flow.written import written_fields

Taken = tuple[str, StepName, str]
"""A flow, one of its steps, and the name of the edge by which it was left."""


def watched(flow: Flow) -> tuple[Flow, set[Taken]]:
    """The same flow and those it goes to, and the edges that calls take in it from now on."""
    taken: set[Taken] = set()
    others = {name: _watching(other, taken) for name, other in flow.others.items()}
    return replace(_watching(flow, taken), others=others), taken


class Way(StepName):
    """The name of a step, which knows the edge that leads there."""

    edge: Taken

    @classmethod
    def of(cls, name: str, edge: Taken) -> Way:
        made = cls(name)
        made.edge = edge
        return made


class _Steps(Mapping[StepName, Step]):
    """Steps that note by which edge they are looked up."""

    def __init__(self, steps: Mapping[StepName, Step], taken: set[Taken]) -> None:
        self._steps, self._taken = steps, taken

    def __getitem__(self, name: StepName) -> Step:
        if isinstance(name, Way) and name in self._steps:
            self._taken.add(name.edge)
        return self._steps[name]

    def __iter__(self) -> Iterator[StepName]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)


def _watching(flow: Flow, taken: set[Taken]) -> Flow:
    steps: dict[StepName, Step] = {
        name: _with_ways(step, (flow.name, name), ()) for name, step in flow.steps.items()
    }
    return replace(flow, steps=_Steps(steps, taken))


def _with_ways(model: Any, step: tuple[str, StepName], at: tuple[str, ...]) -> Any:
    """A model whose names of steps know their edges."""
    known = {field.name for field in fields(model)}
    made = {
        field.name: _value(getattr(model, field.name), known_as.value, step, (*at, key) if key else at)
        for key, (field, known_as) in written_fields(type(model)).items()
        if field.name in known
    }
    return replace(model, **made)


def _value(value: Any, kind: Any, step: tuple[str, StepName], at: tuple[str, ...]) -> Any:
    if value is None or value == "":
        return value
    if isinstance(kind, Edge):
        return Way.of(value, (*step, edge_name(at)))
    if isinstance(kind, Again) and isinstance(value, Retry):
        return replace(value, then=Way.of(value.then, (*step, edge_name((*at, "then")))))
    if isinstance(kind, Named) and isinstance(value, tuple) and kind.of in MODELS:
        return tuple(_with_ways(one, step, (*at, one.name)) for one in value)
    if isinstance(kind, Model):
        return _with_ways(value, step, at)
    return value
