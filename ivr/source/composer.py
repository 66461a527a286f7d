"""From letters to values, with the parser of YAML: no alias is followed, and nothing is made of a scalar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from ivr.diagnostics import Place, quoted
from ivr.source.letters import BREAKS
from ivr.source.places import START
from ivr.source.trouble import worded
from ivr.source.unreadable import (
    DEEP,
    EMPTY,
    NOT_A_MAPPING,
    NOT_YAML,
    SEVERAL,
    SHARED,
    TOO_LARGE,
    UNQUOTED,
    Unreadable,
)
from ivr.source.values import List, Map, Text, Value

DEEPEST = 12
MOST_VALUES = 60_000
"""A flow of the most steps allowed holds fewer."""


class Composer:
    """Puts values together from the events of the parser; counts as it goes, so that nothing grows unseen."""

    def __init__(self, text: str) -> None:
        self._lines = BREAKS.split(text)
        self._events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._values = 0

    def root(self) -> Map:
        try:
            return self._document()
        except yaml.MarkedYAMLError as trouble:
            raise worded(trouble, self._lines) from None
        except yaml.YAMLError as trouble:
            raise Unreadable(NOT_YAML, START, f"this is not YAML: {str(trouble).splitlines()[0]}") from None

    def _document(self) -> Map:
        next(self._events)
        started = next(self._events)
        if isinstance(started, yaml.StreamEndEvent):
            raise Unreadable(
                EMPTY, START, "the flow is empty", fix="begin with `accord: 1`; docs/first-flow.md shows how"
            )
        if started.version or started.tags:
            raise Unreadable(
                UNQUOTED, self._place(started), "a line begins with `%`", fix="put quotes around the text"
            )
        first = next(self._events)
        root = self._value(first, 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            raise Unreadable(
                SEVERAL,
                self._place(after),
                "a second document begins here",
                why="a file holds one flow",
                fix="delete the line `---`, or move what follows to a file of its own",
            )
        if isinstance(root, Text) and not root.value and not root.quoted:
            raise Unreadable(
                EMPTY, START, "the flow is empty", fix="begin with `accord: 1`; docs/first-flow.md shows how"
            )
        if not isinstance(root, Map):
            raise Unreadable(
                NOT_A_MAPPING,
                self._place(first),
                "a flow is written as keys and values",
                fix="begin with `accord: 1`; docs/first-flow.md shows how",
            )
        return root

    def _value(self, event: Any, depth: int) -> Value:
        self._values += 1
        if self._values > MOST_VALUES:
            raise Unreadable(
                TOO_LARGE,
                self._place(event),
                f"the text holds more than {MOST_VALUES:,} values",
                fix="split the script into several flows",
            )
        self._refuse_sharing(event)
        if isinstance(event, yaml.ScalarEvent):
            return Text(event.value, self._place(event), event.style not in (None, ""))
        if depth >= DEEPEST:
            raise Unreadable(
                DEEP,
                self._place(event),
                f"values stand more than {DEEPEST} deep inside one another",
                fix="a step of a flow needs four levels; see docs/flow-reference.md",
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return List(tuple(self._sequence(depth + 1)), self._place(event))
        return Map(tuple(self._pairs(depth + 1)), self._place(event))

    def _sequence(self, depth: int) -> Iterator[Value]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Text, Value]]:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._value(event, depth)
            if not isinstance(key, Text):
                raise Unreadable(
                    UNQUOTED,
                    self._place(event),
                    "a list or a mapping stands where a key belongs",
                    fix="put quotes around a text that has braces or brackets",
                )
            if key.value == "<<" and not key.quoted:
                raise Unreadable(
                    SHARED, key.place, "merge keys are not read", fix="write the keys out where they belong"
                )
            yield key, self._value(next(self._events), depth)

    def _refuse_sharing(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise Unreadable(
                SHARED,
                self._place(event),
                f"`{sign}` begins an anchor or an alias here",
                why="what a caller hears must be read where it stands",
                fix=f'put quotes around it: "{sign}…", or write the value out',
            )
        if event.tag is not None:
            raise Unreadable(
                SHARED,
                self._place(event),
                f"{quoted(str(event.tag))} is read as a tag",
                fix="put quotes around a text that begins with `!`",
            )

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            if end.line == start.line:
                return Place(
                    start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1
                )
            # The end of a scalar of several lines is marked after the line breaks behind it.
            width = len(self._lines[start.line].rstrip()) if start.line < len(self._lines) else 0
            return Place(start.line + 1, start.column + 1, start.line + 1, max(width, start.column + 1) + 1)
        return Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
