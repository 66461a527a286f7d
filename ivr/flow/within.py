"""What stands within a step: its texts, its edges, its answers, each with the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ivr.flow.answers import Retry
from ivr.flow.models import MODELS
from ivr.flow.values import Again, Edge, Model, Named, Value
from ivr.flow.written import once, written_fields


class Within(NamedTuple):
    """A value, the keys that lead to it from its step, and what kind of value it is."""

    way: tuple[str, ...]
    value: Any
    kind: Value


def within(model: Any, kinds: tuple[type[Any], ...]) -> Iterator[Within]:
    """The values of these kinds in a step, in the order of its fields; what is not there is left out."""
    for field, key, kind, inner in _ways(type(model), kinds):
        value = getattr(model, field)
        if value is None:
            continue
        at = (key,) if key else ()
        if isinstance(kind, kinds):
            yield Within(at, value, kind)
        if inner and isinstance(kind, Named):
            entries = value.items() if isinstance(value, dict) else ((one.name, one) for one in value)
            for name, entry in entries:
                for found in within(entry, kinds):
                    yield Within((*at, name, *found.way), found.value, found.kind)
        elif inner:
            for found in within(value, kinds):
                yield Within((*at, *found.way), found.value, found.kind)


def edges_within(step: Any) -> Iterator[Within]:
    """Each name of a step or of an offer that a step leads to, with the key it is written under."""
    for found in within(step, (Edge, Again)):
        if isinstance(found.value, Retry):
            yield Within((*found.way, "then"), found.value.then, found.kind)
        else:
            yield found


@once
def _ways(model: type[Any], kinds: tuple[type[Any], ...]) -> tuple[tuple[str, str, Value, bool], ...]:
    """The fields that are of these kinds or hold some: name, key, kind, whether to look inside."""
    found = []
    for key, (field, known) in written_fields(model).items():
        kind = known.value
        inner = isinstance(kind, Model | Named) and bool(_ways(MODELS[kind.of], kinds))
        if inner or isinstance(kind, kinds):
            found.append((field.name, key, kind, inner))
    return tuple(found)
