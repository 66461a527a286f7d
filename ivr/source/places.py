"""Where each value of a text stands, by the route to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ivr.diagnostics import Diagnostic, Kind, Label, Place, Route

START = Place(1, 1, 1, 2)
SEE = "docs/flow-reference.md"


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


def _outwards(at: Route) -> Iterator[Route]:
    for length in range(len(at), -1, -1):
        yield at[:length]
