"""The text of a flow as values that know their place; reading it never raises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Label, Place, Route, quoted
from ivr.source.composer import Composer
from ivr.source.letters import decoded
from ivr.source.places import SourceMap
from ivr.source.unreadable import DUPLICATE, Unreadable
from ivr.source.values import List, Map, Value

MOST_TWICE = 200
"""Keys written twice that are told; a text with more is no flow."""

TWICE = Sentence(fr="la clé {key} est écrite deux fois", en="the key {key} stands twice")
AGAIN_HERE = Sentence(fr="encore ici", en="again here")
FIRST_HERE = Sentence(fr="d'abord ici", en="first here")
ONE_HEARD = Sentence(fr="une seule des deux pourrait être entendue", en="only one of the two could be heard")
KEEP_ONE = Sentence(fr="gardez l'une des deux", en="keep one of them")


@dataclass(frozen=True)
class Source:
    """What was found in a text; without a root there is a diagnostic that says why."""

    root: Map | None
    places: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""
    """The letters that were read."""


def read_source(text: str | bytes, file: str = "") -> Source:
    """The values of a text with their places, or what keeps it from being read."""
    try:
        letters = decoded(text)
        composer = Composer(letters)
        root = composer.root()
    except Unreadable as trouble:
        places = SourceMap(file)
        found = places.diagnose(
            trouble.kind, (), trouble.message, span=trouble.place, why=trouble.why, fix=trouble.fix
        )
        return Source(None, places, (found,))
    places = SourceMap(file, root)
    twice = tuple(islice(_twice(root, (), places), MOST_TWICE)) if composer.keys_repeat else ()
    return Source(root, places, twice, letters)


def _twice(value: Value, at: Route, places: SourceMap) -> Iterator[Diagnostic]:
    """The keys that stand twice in one mapping."""
    if isinstance(value, List):
        for index, one in enumerate(value.values):
            yield from _twice(one, (*at, index), places)
    if isinstance(value, Map):
        seen: dict[str, Place] = {}
        for key, one in value.items:
            way = (*at, key.value)
            if key.value in seen:
                yield places.diagnose(
                    DUPLICATE,
                    way,
                    TWICE.filled(key=quoted(key.value)),
                    span=key.place,
                    here=AGAIN_HERE,
                    labels=(Label(seen[key.value], FIRST_HERE),),
                    why=ONE_HEARD,
                    fix=KEEP_ONE,
                )
                continue
            seen[key.value] = key.place
            yield from _twice(one, way, places)
