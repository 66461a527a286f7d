"""What a text is made of: scalars as they were written, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.diagnostics import Place


@dataclass(frozen=True)
class Text:
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


Value = Text | List | Map
