"""How a field of a model is written in a flow: its key, what may stand there, what it means, its limits.

From these come the reading, the error messages, the reference pages and the schema that editors use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast, dataclass_transform

from ivr.bilingual import UNSAID, Sentence
from ivr.flow.values import Value


@dataclass(frozen=True)
class Written:
    """What a flow's author must know of one key."""

    key: str | None
    value: Value
    about: Sentence
    why: Sentence = UNSAID
    """Why a caller suffers where it is missing."""
    fix: Sentence = UNSAID
    as_in: str = ""
    """The key whose value stands here too where this one is not written."""
    only_for: tuple[str, ...] = ()
    """The ways of consenting that have this key; empty where all do."""
    needed: bool = True


WRITTEN = "written"

M = TypeVar("M")
F = TypeVar("F", bound=Callable[..., Any])


def written(
    value: Value,
    *,
    en: str,
    fr: str,
    key: str | None = None,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    why: Sentence = UNSAID,
    fix: Sentence = UNSAID,
    as_in: str = "",
    only_for: tuple[str, ...] = (),
    needed: bool | None = None,
) -> Any:
    """A field that a flow's author writes; `key` where it is not called as the field is.

    An empty `key` stands for keys that are written beside the others, not beneath a key of their own.
    """
    required = default is MISSING and default_factory is MISSING and not as_in
    known = Written(
        key, value, Sentence(fr=fr, en=en), why, fix, as_in, only_for, required if needed is None else needed
    )
    return shared(known, default=default, default_factory=default_factory)


def shared(known: Written, *, default: Any = MISSING, default_factory: Any = MISSING) -> Any:
    """A field that several models have alike."""
    if default_factory is not MISSING:
        # What is made anew each time is a mapping, and has no hash.
        return field(default_factory=default_factory, hash=False, metadata={WRITTEN: known})
    return field(default=default, metadata={WRITTEN: known})


@dataclass_transform(frozen_default=True, field_specifiers=(field, written, shared))
def model(cls: type[M]) -> type[M]:
    """A frozen dataclass whose fields are written in flows."""
    return dataclass(frozen=True)(cls)


def once(make: F) -> F:
    """What is made of the same model twice is made once."""
    return cast(F, cache(make))


@once
def written_fields(model: type[Any]) -> Mapping[str, tuple[Field[Any], Written]]:
    """The fields of a model that an author writes, by the key they are written under."""
    found = {}
    for one in fields(model):
        known = one.metadata.get(WRITTEN)
        if known is not None:
            found[one.name if known.key is None else known.key] = (one, known)
    return MappingProxyType(found)
