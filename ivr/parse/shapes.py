"""What a mapping of the language may hold, compiled once from what is said beside each field of a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass
from enum import StrEnum
from typing import Any, get_type_hints

from ivr.diagnostics import Route
from ivr.flow import MODELS
from ivr.flow.values import Model
from ivr.flow.written import Written, once, written_fields
from ivr.parse.findings import Findings
from ivr.parse.readers import Scalar, filler, reader
from ivr.source import Value

Compound = Callable[[Value, Route, Findings], Any]


@dataclass(frozen=True)
class Slot:
    """One key: the field it fills, how it is read, and what stands there where it is left out or wrong."""

    key: str
    field: str
    known: Written
    owner: str = ""
    """The field whose model it belongs to, where keys are written beside the others."""
    scalar: Scalar | None = None
    compound: Compound | None = None
    """How it is read where its kind alone does not say."""
    filler: Any = ""


@dataclass(frozen=True)
class Shape:
    """The keys of one model."""

    model: type[Any]
    slots: Mapping[str, Slot]
    absent: tuple[Slot, ...]
    """Those that want a word, or another key's value, where they are not written."""
    owned: Mapping[str, type[Any]]
    """The models whose keys are written beside the others, by the field they fill."""
    decides: str
    """The key whose value decides which others there are, if there is one."""
    named: bool
    """Whether the model keeps the name it is written under."""


@once
def shape(model: type[Any]) -> Shape:
    """The keys of a model, in the order of its fields."""
    slots: dict[str, Slot] = {}
    owned: dict[str, type[Any]] = {}
    for key, (field, known) in written_fields(model).items():
        if key:
            slots[key] = _slot(model, key, field, known)
        elif isinstance(known.value, Model):
            inner = owned[field.name] = MODELS[known.value.of]
            for name, (part, its) in written_fields(inner).items():
                slots[name] = _slot(inner, name, part, its, owner=field.name)
    absent = tuple(slot for slot in slots.values() if slot.known.needed or slot.known.as_in)
    decides = getattr(model, "verb", "") if any(slot.known.only_for for slot in slots.values()) else ""
    return Shape(
        model, slots, absent, owned, decides, "name" in model.__dataclass_fields__ and "name" not in slots
    )


def _slot(model: type[Any], key: str, field: Field[Any], known: Written, owner: str = "") -> Slot:
    read = reader(known.value)
    otherwise = filler(known.value) if field.default is MISSING else field.default
    hint = get_type_hints(model)[field.name]
    if read and isinstance(hint, type) and issubclass(hint, StrEnum):
        read, otherwise = _typed(read, hint), next(iter(hint))
    return Slot(key, field.name, known, owner, read, filler=otherwise)


def _typed(read: Scalar, made: type[StrEnum]) -> Scalar:
    def typed(text: str) -> StrEnum:
        return made(read(text))

    return typed
