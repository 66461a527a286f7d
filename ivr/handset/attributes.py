"""Reads an element's attributes; a value Twilio would not take is a warning, and its default stands.

https://www.twilio.com/docs/api/errors/12200
"""

from __future__ import annotations

from typing import TypeVar
from xml.etree.ElementTree import Element

from ivr.handset.trouble import NOT_TWIML, Trouble

Value = TypeVar("Value")


class Attributes:
    """The attributes of one element, each asked for by its name."""

    def __init__(self, element: Element, warnings: list[Trouble]) -> None:
        self._element = element
        self._asked: set[str] = set()
        self._warnings = warnings

    def text(self, name: str, default: str = "") -> str:
        """The value as written."""
        given = self.given(name)
        return default if given is None else given

    def given(self, name: str) -> str | None:
        """The value as written; None where there is none."""
        self._asked.add(name)
        return self._element.get(name)

    def whole(self, name: str, default: int, least: int = 0) -> int:
        """A whole number, `least` or more."""
        given = self.given(name)
        if given is None:
            return default
        if not (given.isascii() and given.isdigit() and int(given) >= least):
            return self._refused(name, given, default)
        return int(given)

    def flag(self, name: str, default: bool = False) -> bool:
        """`true` or `false`."""
        return self.one_of(name, ("true", "false"), str(default).lower()) == "true"

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One of the words Twilio knows there."""
        given = self.given(name)
        if given is None:
            return default
        return given if given in allowed else self._refused(name, given, default)

    def several_of(self, name: str, allowed: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
        """Words Twilio knows there, separated by spaces."""
        given = self.given(name)
        if given is None:
            return default
        words = tuple(given.split())
        return words if words and set(words) <= set(allowed) else self._refused(name, given, default)

    def keys(self, name: str, default: str) -> str:
        """Telephone keys; none at all is a value too."""
        given = self.given(name)
        if given is None:
            return default
        return given if set(given) <= set("0123456789*#") else self._refused(name, given, default)

    def warn_of_others(self, *unfollowed: str) -> None:
        """Warns of every attribute Twilio does not know; `unfollowed` are those only the handset does not."""
        for name in sorted(set(self._element.keys()) - self._asked - set(unfollowed)):
            self._warnings.append(Trouble(NOT_TWIML, f"<{self._element.tag}> has no attribute `{name}`"))

    def _refused(self, name: str, given: str, default: Value) -> Value:
        self._warnings.append(Trouble(NOT_TWIML, f'<{self._element.tag} {name}="{given}"> is not allowed'))
        return default
