"""The keys of one mapping, taken one by one; what nobody took is a mistake.

A wrong value is reported and something harmless returned, so that every mistake is found at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from ivr.diagnostics import Diagnostic, Kind, Nearest, Route, quoted
from ivr.parse.kinds import MISSING_KEY, UNKNOWN_KEY, WRONG_NAME, WRONG_SHAPE, WRONG_VALUE
from ivr.parse.scalars import NAME, Wrong, plain_name
from ivr.source import List, Map, SourceMap, Text, Value

T = TypeVar("T")


@dataclass
class Findings:
    """What is wrong with one text, as far as it has been read."""

    places: SourceMap
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(
        self, kind: Kind, at: Route, message: str, *, on_key: bool = False, why: str = "", fix: str = ""
    ) -> None:
        """Keeps a mistake."""
        self.diagnostics.append(self.places.diagnose(kind, at, message, on_key=on_key, why=why, fix=fix))

    def read(self, value: Value, at: Route, reader: Callable[[str], T], otherwise: T) -> T:
        """What a scalar means; `otherwise` where it is wrong."""
        if not isinstance(value, Text):
            self.add(
                WRONG_SHAPE, at, f"{_at(at)} takes one value", on_key=True, fix="write it on the same line"
            )
            return otherwise
        try:
            return reader(value.value)
        except Wrong as wrong:
            self.add(WRONG_VALUE, at, f"{_at(at)}: {wrong.message}", fix=wrong.fix)
            return otherwise

    def fields(self, value: Value, at: Route) -> Fields | None:
        """The keys of a mapping; None where there is no mapping."""
        if isinstance(value, Map):
            return Fields(value, at, self)
        self.add(
            WRONG_SHAPE, at, f"{_at(at)} takes keys and values", on_key=True, fix="indent its keys beneath it"
        )
        return None

    def named(self, value: Value, at: Route) -> Iterator[tuple[str, Value, Route]]:
        """The entries of a mapping whose keys the author made up."""
        if not isinstance(value, Map) or not value.items:
            self.add(
                WRONG_SHAPE, at, f"{_at(at)} takes names and what they mean", on_key=True, fix="indent them"
            )
            return
        seen: set[str] = set()
        for key, one in value.items:
            if key.value in seen:
                continue
            seen.add(key.value)
            way = (*at, key.value)
            if not NAME.fullmatch(key.value):
                plain = plain_name(key.value)
                self.add(
                    WRONG_NAME,
                    way,
                    f"{quoted(key.value)} cannot be a name",
                    on_key=True,
                    why="names are small letters without accents, digits and _; they begin with a letter",
                    fix=f"write `{plain}`" if plain else "write a name such as `menu`",
                )
            yield key.value, one, way

    def texts(self, value: Value, at: Route, reader: Callable[[str], str]) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        if isinstance(value, Text):
            return (self.read(value, at, reader, ""),)
        if isinstance(value, List):
            return tuple(self.read(one, (*at, index), reader, "") for index, one in enumerate(value.values))
        self.add(WRONG_SHAPE, at, f"{_at(at)} takes a list", on_key=True, fix="write it as `[one, two]`")
        return ()


class Fields:
    """One mapping being read."""

    def __init__(self, mapping: Map, at: Route, found: Findings) -> None:
        self.at, self.found = at, found
        self._left: dict[str, Value] = {}
        for key, value in mapping.items:
            self._left.setdefault(key.value, value)
        self._known: list[str] = []
        self._lacking: list[tuple[str, Kind, str, str, str]] = []

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def take(self, key: str) -> Value | None:
        """The value of a key; None where it is not written."""
        self._known.append(key)
        return self._left.pop(key, None)

    def may(self, key: str, reader: Callable[[str], T], otherwise: T) -> T:
        """The meaning of a key that may be left out."""
        value = self.take(key)
        return otherwise if value is None else self.found.read(value, (*self.at, key), reader, otherwise)

    def need(self, key: str, reader: Callable[[str], T], otherwise: T, *, why: str = "", fix: str = "") -> T:
        """The meaning of a key that must be written."""
        value = self.take(key)
        if value is None:
            self.missing(key, why=why, fix=fix)
            return otherwise
        return self.found.read(value, (*self.at, key), reader, otherwise)

    def texts(self, key: str, reader: Callable[[str], str]) -> tuple[str, ...]:
        """The list of a key that may be left out."""
        value = self.take(key)
        return () if value is None else self.found.texts(value, (*self.at, key), reader)

    def missing(
        self, key: str, *, kind: Kind = MISSING_KEY, message: str = "", why: str = "", fix: str = ""
    ) -> None:
        """Reports a key that is not written."""
        self._lacking.append(
            (key, kind, message or f"{_at(self.at)} has no `{key}`", why, fix or f"add `{key}:`")
        )

    def close(self) -> None:
        """Reports what nobody took, and what is missing unless it was only misspelt."""
        nearest = Nearest(self._known)
        meant: set[str | None] = set()
        known = ", ".join(f"`{name}`" for name in self._known)
        for key in self._left:
            near = nearest(key)
            meant.add(near)
            self.found.add(
                UNKNOWN_KEY,
                (*self.at, key),
                f"{_at(self.at)} has no option {quoted(key)}",
                on_key=True,
                fix=f"did you mean `{near}`?" if near else f"delete it, or use one of {known}",
            )
        for key, kind, message, why, fix in self._lacking:
            if key not in meant:
                self.found.add(kind, self.at, message, on_key=True, why=why, fix=fix)


def _at(at: Route) -> str:
    """How a message names a place: the step it is in and the key, or the flow."""
    if not at:
        return "the flow"
    if len(at) > 2 and at[0] == "steps":
        return f"`{quoted(str(at[-1]))[1:-1]}` of step {quoted(str(at[1]))}"
    return quoted(str(at[-1]))
