"""What a text is made of: scalars as they were written, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ivr.diagnostics import Place


class Text(NamedTuple):
    """A scalar."""

    value: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True)
class List:
    """Values one after the other."""

    values: tuple[Value, ...]
    place: Place


@dataclass(frozen=True)
class Map:
    """Keys and their values in the order written; a key written twice is there twice."""

    items: tuple[tuple[Text, Value], ...]
    place: Place
    keyed: dict[str, tuple[Text, Value]] = field(init=False, repr=False, compare=False)
    """Each key once, with the first value written for it."""

    def __post_init__(self) -> None:
        keyed: dict[str, tuple[Text, Value]] = {}
        for item in self.items:
            keyed.setdefault(item[0].value, item)
        object.__setattr__(self, "keyed", keyed)


Value = Text | List | Map
