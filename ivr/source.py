"""The text of a flow as values that know their place: every scalar stays as it was written.

The only reader of YAML; it makes no numbers, dates or booleans, follows no alias, and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ivr.diagnostics import Diagnostic, Kind, Label, Place, Route, quoted

LARGEST_TEXT = 512_000
"""Bytes."""
DEEPEST = 12
MOST_VALUES = 60_000
"""A flow of the most steps allowed holds fewer."""

NOT_YAML = Kind("S101", "not-yaml")
NOT_UTF8 = Kind("S102", "not-utf8")
TAB = Kind("S103", "tab-indentation")
UNQUOTED = Kind("S104", "unquoted-sign")
SHARED = Kind("S105", "anchor-or-tag")
DUPLICATE = Kind("S106", "duplicate-key")
SEVERAL = Kind("S107", "several-documents")
DEEP = Kind("S108", "nested-too-deep")
TOO_LARGE = Kind("S110", "text-too-large")
EMPTY = Kind("S111", "empty-flow")
NOT_A_MAPPING = Kind("S112", "not-a-mapping")
CONTROL = Kind("S113", "control-character")

BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
TABBED = re.compile("^ *\t[ \t]*\\S", re.MULTILINE)
START = Place(1, 1, 1, 2)
SEE = "docs/flow-reference.md"


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


@dataclass(frozen=True)
class SourceMap:
    """Where each value of a text stands, and the key before it."""

    file: str = ""
    values: dict[Route, Place] = field(default_factory=dict)
    keys: dict[Route, Place] = field(default_factory=dict)
    inside: dict[Route, tuple[str, ...]] = field(default_factory=dict)
    """The keys of each mapping."""

    def __contains__(self, at: Route) -> bool:
        return at in self.values

    def names(self, at: Route) -> tuple[str, ...]:
        """The keys of the mapping there, in order; none where there is no mapping."""
        return self.inside.get(at, ())

    def value(self, at: Route) -> Place:
        """The place of a value, or of the nearest one around it."""
        return next((self.values[way] for way in _outwards(at) if way in self.values), START)

    def key(self, at: Route) -> Place:
        """The place of the key of a value, or of the nearest one around it."""
        return next((self.keys[way] for way in _outwards(at) if way in self.keys), START)

    def diagnose(
        self,
        kind: Kind,
        at: Route,
        message: str,
        *,
        here: str = "",
        on_key: bool = False,
        span: Place | None = None,
        labels: tuple[Label, ...] = (),
        why: str = "",
        fix: str = "",
        see: str = SEE,
    ) -> Diagnostic:
        """A mistake at a value, at its key, or at a place of its own; `here` stands beneath it."""
        place = span or (self.key(at) if on_key else self.value(at))
        first = (Label(place, here),) if here else ()
        return Diagnostic(
            kind.code, kind.rule, kind.level, message, at, place, self.file, first + labels, why, fix, see
        )


@dataclass(frozen=True)
class Source:
    """What was found in a text; without a root there is a diagnostic that says why."""

    root: Map | None
    places: SourceMap
    diagnostics: tuple[Diagnostic, ...]


class _Unreadable(Exception):
    """The text cannot be read on from here."""

    def __init__(self, kind: Kind, place: Place, message: str, *, why: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.kind, self.place, self.message, self.why, self.fix = kind, place, message, why, fix


def read_source(text: str | bytes, file: str = "") -> Source:
    """The values of a text with their places, or what keeps it from being read."""
    places = SourceMap(file)
    try:
        root = _Composer(_decoded(text)).root()
    except _Unreadable as trouble:
        found = places.diagnose(
            trouble.kind, (), trouble.message, span=trouble.place, why=trouble.why, fix=trouble.fix
        )
        return Source(None, places, (found,))
    return Source(root, places, tuple(_mapped(root, (), places)))


def _decoded(text: str | bytes) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "replace"))
    if size > LARGEST_TEXT:
        raise _Unreadable(
            TOO_LARGE,
            START,
            f"the text is longer than {LARGEST_TEXT // 1000} kB",
            fix="split the script into several flows",
        )
    if isinstance(text, bytes):
        text = _from_utf8(text)
    text = text.removeprefix("\ufeff")
    if bad := UNSPEAKABLE.search(text):
        raise _Unreadable(
            CONTROL,
            _place_after(text[: bad.start()]),
            f"the control character U+{ord(bad[0]):04X} stands here",
            why="no voice can say it, and no editor shows it",
            fix="delete it",
        )
    if bad := TABBED.search(text):
        raise _Unreadable(
            TAB,
            _place_after(text[: bad.start() + bad[0].index("\t")]),
            "the line is indented with a tab",
            fix="indent with spaces",
        )
    return text


def _from_utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise _Unreadable(
            NOT_UTF8,
            _place_after(raw[: trouble.start].decode("utf-8")),
            f"the byte 0x{raw[trouble.start]:02x} is not UTF-8",
            why="letters with accents would be read aloud as something else",
            fix="save the file as UTF-8",
        ) from None


def _place_after(before: str) -> Place:
    lines = BREAKS.split(before)
    return Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


class _Composer:
    """Puts values together from the events of the parser; counts as it goes, so that nothing grows unseen."""

    def __init__(self, text: str) -> None:
        self._lines = BREAKS.split(text)
        self._events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._values = 0

    def root(self) -> Map:
        try:
            return self._document()
        except yaml.MarkedYAMLError as trouble:
            raise self._worded(trouble) from None
        except yaml.YAMLError as trouble:
            raise _Unreadable(NOT_YAML, START, f"this is not YAML: {str(trouble).splitlines()[0]}") from None

    def _document(self) -> Map:
        next(self._events)
        started = next(self._events)
        if isinstance(started, yaml.StreamEndEvent):
            raise _Unreadable(
                EMPTY, START, "the flow is empty", fix="begin with `accord: 1`; docs/first-flow.md shows how"
            )
        if started.version or started.tags:
            raise _Unreadable(
                UNQUOTED, self._place(started), "a line begins with `%`", fix="put quotes around the text"
            )
        first = next(self._events)
        root = self._value(first, 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            raise _Unreadable(
                SEVERAL,
                self._place(after),
                "a second document begins here",
                why="a file holds one flow",
                fix="delete the line `---`, or move what follows to a file of its own",
            )
        if isinstance(root, Text) and not root.value and not root.quoted:
            raise _Unreadable(
                EMPTY, START, "the flow is empty", fix="begin with `accord: 1`; docs/first-flow.md shows how"
            )
        if not isinstance(root, Map):
            raise _Unreadable(
                NOT_A_MAPPING,
                self._place(first),
                "a flow is written as keys and values",
                fix="begin with `accord: 1`; docs/first-flow.md shows how",
            )
        return root

    def _value(self, event: Any, depth: int) -> Value:
        self._values += 1
        if self._values > MOST_VALUES:
            raise _Unreadable(
                TOO_LARGE,
                self._place(event),
                f"the text holds more than {MOST_VALUES:,} values",
                fix="split the script into several flows",
            )
        self._refuse_sharing(event)
        if isinstance(event, yaml.ScalarEvent):
            return Text(event.value, self._place(event), event.style not in (None, ""))
        if depth >= DEEPEST:
            raise _Unreadable(
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
                raise _Unreadable(
                    UNQUOTED,
                    self._place(event),
                    "a list or a mapping stands where a key belongs",
                    fix="put quotes around a text that has braces or brackets",
                )
            if key.value == "<<" and not key.quoted:
                raise _Unreadable(
                    SHARED, key.place, "merge keys are not read", fix="write the keys out where they belong"
                )
            yield key, self._value(next(self._events), depth)

    def _refuse_sharing(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _Unreadable(
                SHARED,
                self._place(event),
                f"`{sign}` begins an anchor or an alias here",
                why="what a caller hears must be read where it stands",
                fix=f'put quotes around it: "{sign}…", or write the value out',
            )
        if event.tag is not None:
            raise _Unreadable(
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

    def _worded(self, trouble: yaml.MarkedYAMLError) -> _Unreadable:
        # A quote that is never closed is found at the end of the text, but was opened elsewhere.
        opened = "quoted scalar" in (trouble.context or "")
        mark = (opened and trouble.context_mark) or trouble.problem_mark
        row, column = (mark.line, mark.column) if mark else (0, 0)
        place = Place(row + 1, column + 1, row + 1, column + 2)
        line = self._lines[row] if row < len(self._lines) else ""
        problem = trouble.problem or "it cannot be read"
        context = trouble.context or ""
        sign = line[column : column + 1]
        if "alias" in context or "anchor" in context:
            before = line[:column].rstrip()[-1:]
            sign = sign if sign in ("*", "&") else before
            return _Unreadable(UNQUOTED, place, f"`{sign}` must be quoted", fix=f'write "{sign}" with quotes')
        if "directive" in context or "tag" in context or (sign and sign in "%@`"):
            sign = sign if sign and sign in "%@`!" else ("%" if "directive" in context else "!")
            return _Unreadable(
                UNQUOTED,
                place,
                f"`{sign}` cannot begin a text without quotes",
                fix="put quotes around the text",
            )
        if re.search(r"[:-]\s+[{\[]", line):
            return _Unreadable(
                UNQUOTED,
                place,
                "a text that begins with a brace or a bracket has no quotes",
                fix='put quotes around the text: "{business.name}, good morning."',
            )
        if "mapping values" in problem and re.search(r":\s.*:(\s|$)", line):
            return _Unreadable(
                UNQUOTED,
                place,
                "a text with a colon and a space in it has no quotes",
                fix="put quotes around the text",
            )
        if "quoted scalar" in context:
            return _Unreadable(
                NOT_YAML, place, f"the text in quotes cannot be read: {problem}", fix="check its quotes"
            )
        return _Unreadable(
            NOT_YAML,
            place,
            f"this is not YAML: {problem}",
            fix="check the indentation and the quotes of this line and the one before",
        )


def _mapped(value: Value, at: Route, places: SourceMap) -> Iterator[Diagnostic]:
    """Writes down every place; yields the keys that stand twice."""
    places.values.setdefault(at, value.place)
    if isinstance(value, List):
        for index, one in enumerate(value.values):
            yield from _mapped(one, (*at, index), places)
    if isinstance(value, Map):
        seen: dict[str, Place] = {}
        for key, one in value.items:
            way = (*at, key.value)
            if key.value in seen:
                yield places.diagnose(
                    DUPLICATE,
                    way,
                    f"the key {quoted(key.value)} stands twice",
                    span=key.place,
                    here="again here",
                    labels=(Label(seen[key.value], "first here"),),
                    why="only one of the two could be heard",
                    fix="keep one of them",
                )
                continue
            seen[key.value] = key.place
            places.keys[way] = key.place
            yield from _mapped(one, way, places)
        places.inside[at] = tuple(seen)


def _outwards(at: Route) -> Iterator[Route]:
    for length in range(len(at), -1, -1):
        yield at[:length]
