"""Where each value of a text stands, by the route to it."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Diagnostic, Kind, Label, Moment, Place, Route
from ivr.source.values import List, Map, Text, Value

START = Place(1, 1, 1, 2)
SEE = Sentence(fr="docs/langage.md", en="docs/flow-reference.md")


@dataclass(frozen=True)
class SourceMap:
    """Where each value of a text stands, and the key before it; nothing is looked for before it is asked."""

    file: str = ""
    root: Value | None = None
    behind: SourceMap | None = None
    """Another text, that says what this one leaves out."""

    def __contains__(self, at: Route) -> bool:
        return self._found(at) is not None or (self.behind is not None and at in self.behind)

    def get(self, at: Route) -> Value | None:
        """The value at the end of a route, if it is there."""
        found = self._found(at)
        return found if found is not None or self.behind is None else self.behind.get(at)

    def names(self, at: Route) -> tuple[str, ...]:
        """The keys of the mapping there, in order; none where there is no mapping."""
        found = self.get(at)
        return tuple(found.keyed) if isinstance(found, Map) else ()

    def value(self, at: Route) -> Place:
        """The place of a value, or of the nearest one around it."""
        value = self.root
        if value is None:
            return START
        for part in at:
            inner = _step_in(value, part)[1]
            if inner is None:
                break
            value = inner
        return value.place

    def key(self, at: Route) -> Place:
        """The place of the key of a value, or of the nearest one around it."""
        place, value = START, self.root
        for part in at:
            if value is None:
                break
            key, value = _step_in(value, part)
            place = key.place if key else place
        return place

    def home(self, at: Route) -> SourceMap:
        """The text in which a value is written; this one where it is written in none."""
        elsewhere = self.behind is not None and self._found(at) is None and at in self.behind
        return self.behind.home(at) if elsewhere and self.behind is not None else self

    def diagnose(
        self,
        kind: Kind,
        at: Route,
        message: Sentence,
        *,
        here: Sentence = UNSAID,
        on_key: bool = False,
        span: Place | None = None,
        labels: tuple[Label, ...] = (),
        why: Sentence = UNSAID,
        fix: Sentence = UNSAID,
        see: Sentence = SEE,
        call: tuple[Moment, ...] = (),
    ) -> Diagnostic:
        """A mistake at a value, at its key, or at a place of its own; `here` stands beneath it."""
        home = self.home(at) if span is None else self
        place = span or (home.key(at) if on_key else home.value(at))
        first = (Label(place, here),) if here else ()
        return Diagnostic(
            kind.code,
            kind.rule,
            kind.level,
            message,
            at,
            place,
            home.file,
            first + labels,
            why,
            fix,
            see,
            call,
        )

    def _found(self, at: Route) -> Value | None:
        value = self.root
        for part in at:
            if value is None:
                return None
            value = _step_in(value, part)[1]
        return value


def _step_in(value: Value, part: str | int) -> tuple[Text | None, Value | None]:
    if isinstance(value, Map):
        return value.keyed.get(part, (None, None)) if isinstance(part, str) else (None, None)
    if isinstance(value, List) and isinstance(part, int):
        return None, value.values[part] if 0 <= part < len(value.values) else None
    return None, None
