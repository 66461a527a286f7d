"""Where each value of a text begins and ends, to the letter, and how it is written: for those who change it.

Only what the composer reads has extents; of anything else it says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from ivr.source.composer import DEEPEST
from ivr.source.letters import decoded
from ivr.source.unreadable import Unreadable

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class TextExtent:
    """A scalar, from its first letter or sign to the one before `end`."""

    start: int
    end: int
    style: str
    """How it begins: nothing, `'`, `"`, `|` or `>`. A `|` or `>` ends behind the blank lines that follow."""
    value: str


@dataclass(frozen=True)
class ListExtent:
    """Values one after the other."""

    start: int
    end: int
    braced: bool
    """In brackets, not one to a line behind dashes."""
    values: tuple[Extent, ...]


@dataclass(frozen=True)
class MapExtent:
    """Keys and their values; a key written twice is there twice."""

    start: int
    end: int
    braced: bool
    """In braces, not one to a line."""
    items: tuple[tuple[TextExtent, Extent], ...]

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the items each key has; more than one where it stands more than once."""
        found: dict[str, list[int]] = {}
        for number, (key, _) in enumerate(self.items):
            found.setdefault(key.value, []).append(number)
        return found


Extent = TextExtent | ListExtent | MapExtent


def extents(text: str) -> MapExtent | None:
    """The extents of a text, counted in all its letters, even a byte order mark; None where it has none."""
    skipped = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    try:
        following = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(decoded(text)).get_event
        following()
        if type(following()) is not yaml.DocumentStartEvent:
            return None
        root = _extent(following(), following, skipped, 0)
        following()
        alone = type(following()) is yaml.StreamEndEvent
    except (Unreadable, yaml.YAMLError, _Unlike):
        return None
    return root if alone and isinstance(root, MapExtent) else None


class _Unlike(Exception):
    """What stands here is YAML, but no flow is written so: an anchor, a tag, a list as a key."""


def _extent(event: Any, following: Callable[[], Any], skipped: int, depth: int) -> Extent:
    kind: type[Any] = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _Unlike
    start = event.start_mark.index + skipped
    if kind is yaml.ScalarEvent:
        return TextExtent(start, _end(event) + skipped, event.style or "", event.value)
    if depth >= DEEPEST:
        raise _Unlike
    braced = bool(event.flow_style)
    if kind is yaml.SequenceStartEvent:
        values = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            values.append(_extent(event, following, skipped, depth + 1))
        end = _end(event) + skipped if braced else values[-1].end
        return ListExtent(start, end, braced, tuple(values))
    items = []
    while type(event := following()) is not yaml.MappingEndEvent:
        key = _extent(event, following, skipped, depth + 1)
        if not isinstance(key, TextExtent) or (key.value == "<<" and not key.style):
            raise _Unlike
        items.append((key, _extent(following(), following, skipped, depth + 1)))
    end = _end(event) + skipped if braced else items[-1][1].end
    return MapExtent(start, end, braced, tuple(items))


def _end(event: Any) -> int:
    return int(event.end_mark.index)
