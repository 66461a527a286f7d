"""The text of a flow as values that know their place; reading it never raises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.diagnostics import Diagnostic, Kind, Label, Place, Route, quoted
from ivr.source.composer import Composer
from ivr.source.letters import decoded
from ivr.source.places import SourceMap
from ivr.source.unreadable import Unreadable
from ivr.source.values import List, Map, Value

DUPLICATE = Kind("S106", "duplicate-key")


@dataclass(frozen=True)
class Source:
    """What was found in a text; without a root there is a diagnostic that says why."""

    root: Map | None
    places: SourceMap
    diagnostics: tuple[Diagnostic, ...]


def read_source(text: str | bytes, file: str = "") -> Source:
    """The values of a text with their places, or what keeps it from being read."""
    places = SourceMap(file)
    try:
        root = Composer(decoded(text)).root()
    except Unreadable as trouble:
        found = places.diagnose(
            trouble.kind, (), trouble.message, span=trouble.place, why=trouble.why, fix=trouble.fix
        )
        return Source(None, places, (found,))
    return Source(root, places, tuple(_mapped(root, (), places)))


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
