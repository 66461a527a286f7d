"""A text opened to be changed: what it says, and where each part of it stands to the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Route, quoted
from ivr.edit.lines import column, indent_of, line_end, lines_after, place
from ivr.edit.paragraph import HEADER
from ivr.edit.refused import EditRefused
from ivr.edit.tree import Tree, tree_of
from ivr.source import read_source
from ivr.source.extents import Extent, ListExtent, MapExtent, TextExtent, extents

COLON = re.compile(r"\s*:")
UNLIKE_A_FLOW = Sentence(
    fr="le texte n'est pas écrit comme un scénario", en="the text is not written as a flow is"
)
MEND_FIRST = Sentence(
    fr="corrigez d'abord ce que `accord lint` montre à cet endroit",
    en="mend first what `accord lint` shows there",
)
NOT_THERE = Sentence(fr="il n'y a pas de {name} ici", en="there is no {name} here")
TWICE = Sentence(fr="la clé {name} est écrite deux fois", en="the key {name} stands twice")
KEEP_ONE = Sentence(fr="gardez l'une des deux d'abord", en="keep one of them first")
HOLDS_SEVERAL = Sentence(
    fr="{name} contient plusieurs valeurs, pas un texte", en="{name} holds several values, not one text"
)
NAME_ONE = Sentence(fr="nommez l'une d'elles", en="name one of them")
NO_KEYS = Sentence(fr="{name} n'a pas de clés", en="{name} has no keys")


@dataclass(frozen=True)
class Spot:
    """A value where it stands: in which mapping or list, under which key."""

    value: Extent
    within: MapExtent | ListExtent
    index: int
    key: TextExtent | None = None


@dataclass(frozen=True)
class TextSpot(Spot):
    """A text where it stands."""

    value: TextExtent

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written there, not even quotes."""
        return not self.value.style and self.value.start == self.value.end


@dataclass(frozen=True)
class Opened:
    """A text that can be read, with its extents."""

    text: str
    root: MapExtent

    @cached_property
    def tree(self) -> Tree:
        """What the text says."""
        return tree_of(self.root)

    def spot(self, route: Route) -> Spot:
        """Where a route leads; a key that stands twice on the way is no place to change anything."""
        found = Spot(self.root, self.root, 0)
        for step in route:
            found = self._step_in(found, step)
        return found

    def spot_of(self, inside: MapExtent, index: int) -> Spot:
        """The key of this number in a mapping."""
        key, value = inside.items[index]
        return Spot(value, inside, index, key)

    def mapping(self, route: Route) -> MapExtent:
        """The keys a route leads to."""
        found = self.spot(route)
        if isinstance(found.value, MapExtent):
            return found.value
        raise self.refusal(found, NO_KEYS.filled(name=_shown(route)))

    def scalar(self, route: Route) -> TextSpot:
        """The one text a route leads to."""
        found = self.spot(route)
        if isinstance(found.value, TextExtent):
            return TextSpot(found.value, found.within, found.index, found.key)
        raise self.refusal(found, HOLDS_SEVERAL.filled(name=_shown(route)), NAME_ONE)

    def refusal(self, spot: Spot, why: Sentence, fix: Sentence = UNSAID) -> EditRefused:
        """Nothing is changed at a spot, and why."""
        shown = spot.key or spot.value
        return EditRefused(place(self.text, shown.start, shown.end), why, fix)

    def last(self, value: Extent) -> int:
        """Just behind the last letter of a value; that of its key where it is empty."""
        if isinstance(value, TextExtent):
            return self.last_line(value) if value.style in ("|", ">") else value.end
        if value.braced:
            return value.end
        if isinstance(value, ListExtent):
            return self.last(value.values[-1])
        key, inner = value.items[-1]
        return self.behind(key, inner)

    def behind(self, key: TextExtent, value: Extent) -> int:
        """Just behind the last letter of a key with its value."""
        if isinstance(value, TextExtent) and not value.style and value.start == value.end:
            return self.colon(key) or key.end
        return self.last(value)

    def colon(self, key: TextExtent) -> int | None:
        """Just behind the colon of a key; None where it has none."""
        found = COLON.match(self.text, key.end)
        return found.end() if found else None

    def unfinished(self, value: Extent) -> TextExtent | None:
        """A text of several lines that ends the value, and that a line break behind it changes."""
        while not isinstance(value, TextExtent):
            if value.braced:
                return None
            value = value.values[-1] if isinstance(value, ListExtent) else value.items[-1][1]
        found = HEADER.match(self.text, value.start) if value.style in ("|", ">") else None
        return value if found and "-" not in found[0] else None

    def own_end(self, key: TextExtent, value: Extent) -> int:
        """The end of the last line of a key: with its comments that stand deeper than the key itself."""
        end = line_end(self.text, self.behind(key, value))
        depth = column(self.text, key.start)
        for start, line in lines_after(self.text, end):
            bare = line.lstrip(" ")
            if bare and not (bare.startswith("#") and len(line) - len(bare) > depth):
                break
            end = start + len(line) if bare else end
        return end

    def last_line(self, value: TextExtent, *, kept: bool = True) -> int:
        """Just behind the last line of a text; a blank one counts where it stands deeper, or is `kept`."""
        found = HEADER.match(self.text, value.start)
        end = found.end() if found else value.start
        kept = kept and found is not None and "+" in found[0]
        indent = indent_of(self.text[value.start : value.end])
        for start, line in lines_after(self.text, value.start):
            if start >= value.end:
                break
            if kept or line.strip(" ") or len(line) > indent:
                end = start + len(line)
        return end

    def _step_in(self, now: Spot, step: str | int) -> Spot:
        inside = now.value
        if isinstance(inside, ListExtent) and isinstance(step, int) and 0 <= step < len(inside.values):
            return Spot(inside.values[step], inside, step)
        if not isinstance(inside, MapExtent):
            raise self.refusal(now, NOT_THERE.filled(name=quoted(str(step))))
        found = [self.spot_of(inside, index) for index in inside.numbers.get(str(step), ())]
        if not found:
            raise self.refusal(now, NOT_THERE.filled(name=quoted(str(step))))
        if len(found) > 1:
            raise self.refusal(found[1], TWICE.filled(name=quoted(str(step))), KEEP_ONE)
        return found[0]


def opened(text: str) -> Opened:
    """The text with its extents.

    Raises EditRefused where it cannot be read.
    """
    root = extents(text)
    if root is not None:
        return Opened(text, root)
    source = read_source(text)
    if source.root is None:
        raise EditRefused(source.diagnostics[0].span, source.diagnostics[0].message, MEND_FIRST)
    raise EditRefused(place(text, 0, 0), UNLIKE_A_FLOW, MEND_FIRST)


def _shown(route: Route) -> str:
    return quoted(".".join(map(str, route)))
