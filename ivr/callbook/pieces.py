"""What a callbook is made of, before it is written as Markdown or as HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A title; `anchor` is what branches lead to."""

    level: int
    words: str
    anchor: str = ""
    mark: str = ""
    """A few words beside it: that a step records."""


@dataclass(frozen=True)
class Paragraph:
    """Words about the flow."""

    words: str


@dataclass(frozen=True)
class Spoken:
    """Words the caller or somebody else hears, or reads."""

    who: str
    words: str


@dataclass(frozen=True)
class Item:
    """One branch: when it is taken, and where it leads."""

    words: str
    to: str = ""
    """The words of the link; empty where it leads nowhere."""
    anchor: str = ""
    after: str = ""
    """A remark: that it goes round."""


@dataclass(frozen=True)
class Items:
    """Branches, in order."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """Values in rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Piece = Heading | Paragraph | Spoken | Items | Table


@dataclass(frozen=True)
class Book:
    """A whole callbook."""

    title: str
    language: str
    pieces: tuple[Piece, ...]
