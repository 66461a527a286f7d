"""A page of the law data, a file of this package: its keys and values, or where and why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from ivr.bilingual import Sentence
from ivr.flow import Mode, Span
from ivr.law.known_law import Bounds, Checked
from ivr.source import List, Map, Text, Value, read_source

UNVERIFIED = "unverified"
CONFIDENCES = ("high", "medium", "low", UNVERIFIED)
SPAN = re.compile(r"([1-9][0-9]{0,2}) (day|week|month|year)s?")
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")

T = TypeVar("T")


class LawUnreadable(ValueError):
    """A file of the law data says something that nobody could rely on."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


@dataclass
class Page:
    """The keys of a mapping, each asked for once; `close` refuses what nobody asked for."""

    file: str
    keys: Map

    def __post_init__(self) -> None:
        self.left = set(self.keys.keyed)

    @classmethod
    def read(cls, text: bytes, file: str) -> Page:
        """The page of a text; raises `LawUnreadable`."""
        source = read_source(text, file)
        if source.root is None or source.diagnostics:
            found = source.diagnostics[0]
            raise LawUnreadable(file, found.span.line, found.message.en)
        return cls(file, source.root)

    def close(self) -> None:
        """Raises `LawUnreadable` for a key that means nothing."""
        for name in sorted(self.left):
            self.wrong(self.keys.keyed[name][0], f"`{name}` means nothing here")

    def wrong(self, value: Value, message: str) -> NoReturn:
        """Raises `LawUnreadable` where that value stands."""
        raise LawUnreadable(self.file, value.place.line, message)

    def value(self, name: str) -> Value:
        """What stands behind a key that must be there."""
        found = self.optional(name)
        if found is None:
            raise LawUnreadable(self.file, self.keys.place.line, f"`{name}` is missing")
        return found

    def optional(self, name: str) -> Value | None:
        """What stands behind a key, if anything does."""
        self.left.discard(name)
        return self.keys.keyed[name][1] if name in self.keys.keyed else None

    def text(self, name: str) -> str:
        """A text that must be there."""
        return self.of(self.value(name))

    def of(self, value: Value) -> str:
        """The text of a value."""
        if not isinstance(value, Text) or not value.value.strip():
            self.wrong(value, "a text belongs here")
        return value.value

    def beneath(self, value: Value) -> Page:
        """The keys beneath a key."""
        if not isinstance(value, Map):
            self.wrong(value, "keys belong here")
        return Page(self.file, value)

    def each(self, name: str) -> tuple[Value, ...]:
        """The values of a list; of none where the key is missing."""
        found = self.optional(name)
        if found is not None and not isinstance(found, List):
            self.wrong(found, "a list belongs here")
        return found.values if isinstance(found, List) else ()

    def yes(self, name: str) -> bool:
        """Whether `yes` is written, and not `no`."""
        if self.text(name) not in ("yes", "no"):
            self.wrong(self.value(name), "write `yes` or `no`")
        return self.text(name) == "yes"

    def sentence(self, value: Value) -> Sentence:
        """Words in French and in English."""
        page = self.beneath(value)
        found = Sentence(page.text("fr"), page.text("en"))
        page.close()
        return found

    def mode(self, value: Value) -> Mode:
        """A way of consenting."""
        if self.of(value) not in [mode.value for mode in Mode]:
            self.wrong(value, f"`{self.of(value)}` is no way of consenting")
        return Mode(self.of(value))

    def span(self, value: Value) -> Span | None:
        """A length of time; None for `none` and for `unverified`."""
        text = self.of(value)
        if text in ("none", UNVERIFIED):
            return None
        found = SPAN.fullmatch(text)
        if not found:
            self.wrong(value, f"`{text}` is no length of time, such as `6 months`")
        return Span(int(found[1]), f"{found[2]}s")  # type: ignore[arg-type]

    def bounds(self, value: Value) -> Bounds:
        """The least and the most of a time."""
        page = self.beneath(value)
        least, most = page.optional("least"), page.optional("most")
        page.close()
        return Bounds(self.span(least) if least else None, self.span(most) if most else None)

    def unless_unverified(self, name: str, read: Callable[[Value], T]) -> T | None:
        """What is read from a value; None where it is `unverified`."""
        value = self.value(name)
        return None if isinstance(value, Text) and value.value == UNVERIFIED else read(value)

    def checked(self) -> Checked:
        """The sources, the date and the confidence, without which no page counts."""
        sources = tuple(self.of(one) for one in self.each("sources"))
        if not sources:
            raise LawUnreadable(self.file, self.keys.place.line, "`sources` names no source")
        for one, value in zip(sources, self.each("sources"), strict=True):
            if not re.match(r"https?://[^\s]+\.[^\s]+", one):
                self.wrong(value, f"`{one}` is no address")
        if not MONTH.fullmatch(self.text("date")):
            self.wrong(self.value("date"), "the date is a month, such as `2026-11`")
        confidence = self.text("confidence")
        if confidence not in CONFIDENCES:
            self.wrong(self.value("confidence"), f"the confidence is one of {', '.join(CONFIDENCES)}")
        notes = tuple(self.sentence(one) for one in self.each("notes"))
        return Checked(sources, self.text("date"), confidence, notes)  # type: ignore[arg-type]
