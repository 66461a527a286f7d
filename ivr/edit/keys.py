"""Adds a key to a mapping, or takes one out."""

from __future__ import annotations

import itertools
import re

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.edit.edit import Edit
from ivr.edit.guard import guarded
from ivr.edit.laid import Around, in_braces, laid
from ivr.edit.lines import column, line_end, line_start, newline, next_line
from ivr.edit.opened import Opened, opened
from ivr.edit.scalar import fresh
from ivr.edit.tree import Tree, with_key, without_item
from ivr.source import BREAKS
from ivr.source.extents import Extent, MapExtent

COMMA = re.compile(r"\s*,")
ONLY_A_COMMA = re.compile(r"\s*,\s*")
REST_OF_LINE = re.compile(r"[ \t]*,?[ \t]*(#[^\n\r\x85\u2028\u2029]*)?$")

ALREADY = Sentence(fr="la clé {name} est déjà là", en="the key {name} is already there")
CHANGE_IT = Sentence(fr="changez sa valeur", en="change its value")
LAST_ONE = Sentence(fr="{name} est la seule clé à cet endroit", en="{name} is the only key there")
TAKE_WHOLE = Sentence(fr="retirez aussi ce qui la contient", en="take out what holds it as well")
NO_KEY_HERE = Sentence(fr="aucune clé ne se trouve ici", en="no key stands here")
SHARES_ITS_LINE = Sentence(
    fr="{name} partage sa ligne avec autre chose", en="{name} shares its line with something else"
)
BY_HAND = Sentence(fr="retirez-la à la main", en="take it out by hand")


def add_key(text: str, at: Route, key: str, value: Tree, after: str | None = None) -> tuple[Edit, ...]:
    """The edits that write a key behind the last of its mapping, or behind the key `after`.

    Raises EditRefused where there is no such mapping, the key is there already, or it cannot be done for
    certain.
    """
    page = opened(text)
    edits = add_to(page, at, key, value, after)
    return guarded(page, edits, with_key(page.tree, at, key, value, after))


def add_to(
    page: Opened, at: Route, key: str, value: Tree, after: str | None, *, as_step: bool = False
) -> list[Edit]:
    """What writes a key into a mapping; a step stands apart as the steps before it do.

    Raises EditRefused where there is no such mapping, or the key is there already.
    """
    inside = page.mapping(at)
    index = len(inside.items) - 1 if after is None else page.spot((*at, after)).index
    if any(known.value == key for known, _ in inside.items):
        raise page.refusal(page.spot((*at, key)), ALREADY.filled(name=quoted(key)), CHANGE_IT)
    if inside.braced:
        return _into_braces(page, inside, index, f"{fresh(key, braced=True)}: {in_braces(value)}")
    before, held = inside.items[index]
    behind = page.own_end(before, held)
    broken = newline(page.text, behind)
    depth = column(page.text, before.start)
    apart = broken if as_step and _stand_apart(page, inside) else ""
    around = Around(broken, at_the_end=behind == len(page.text))
    written = laid(key, value, depth, around, open_up=as_step)
    edit = Edit(behind, behind, apart + broken + " " * depth + written)
    return [*_finished(page, held), edit]


def remove_key(text: str, route: Route) -> tuple[Edit, ...]:
    """The edits that take a key out, with its value and its comment at the end of the line.

    Comments on lines of their own stay, but for those inside the value.
    Raises EditRefused where there is no such key, or it cannot be taken out for certain.
    """
    page = opened(text)
    spot = page.spot(route)
    if spot.key is None or not isinstance(spot.within, MapExtent):
        raise page.refusal(spot, NO_KEY_HERE)
    edits = taken_out(page, spot.within, spot.index)
    return guarded(page, edits, without_item(page.tree, route[:-1], spot.index))


def taken_out(page: Opened, inside: MapExtent, index: int) -> list[Edit]:
    """What takes out the key of this number.

    Raises EditRefused where it is the only one, or shares its line.
    """
    key = inside.items[index][0]
    if inside.braced:
        return _out_of_braces(page, inside, index)
    spot = page.spot_of(inside, index)
    if len(inside.items) == 1:
        raise page.refusal(spot, LAST_ONE.filled(name=quoted(key.value)), TAKE_WHOLE)
    start = line_start(page.text, key.start)
    if page.text[start : key.start].strip(" "):
        raise page.refusal(spot, SHARES_ITS_LINE.filled(name=quoted(key.value)), BY_HAND)
    return [whole_lines(page, inside, index, start)]


def whole_lines(page: Opened, inside: MapExtent, index: int, start: int) -> Edit:
    """What takes out the lines of a key from `start` on.

    The last lines of a text that ends without a break leave none behind, unless the text above needs it.
    """
    text, end = page.text, page.own_end(*inside.items[index])
    if end < len(text):
        return Edit(start, next_line(text, end), "")
    above = page.unfinished(inside.items[index - 1][1])
    if above is not None and above.end >= start:
        return Edit(start, end, "")
    before = next(
        (size for size in (2, 1) if start >= size and BREAKS.fullmatch(text[start - size : start])), 0
    )
    return Edit(start - before, end, "")


def _finished(page: Opened, held: Extent) -> list[Edit]:
    """What lets a text say the same that ended where the file did, and has a line break behind it now."""
    last = page.unfinished(held)
    if last is None or last.end < len(page.text) or last.value.endswith("\n"):
        return []
    return [Edit(last.start + 1, last.start + 1, "-")]


def _stand_apart(page: Opened, inside: MapExtent) -> bool:
    """Whether most of its keys have a blank line between them and the one before."""
    blank = [
        any(not line.strip(" ") for line in BREAKS.split(page.text[page.own_end(*before) : key.start])[1:-1])
        for before, (key, _) in itertools.pairwise(inside.items)
    ]
    return sum(blank) * 2 > len(blank)


def _into_braces(page: Opened, inside: MapExtent, index: int, written: str) -> list[Edit]:
    text = page.text
    if not inside.items:
        return [Edit(inside.start + 1, inside.start + 1, written)]
    key, value = inside.items[index]
    behind = page.behind(key, value)
    comma = COMMA.match(text, behind)
    start = line_start(text, key.start)
    alone = not text[start : key.start].strip(" ") and line_end(text, behind) < inside.end
    if not alone:
        return [Edit(behind, behind, f", {written}")]
    end = line_end(text, behind)
    own = [] if comma else [Edit(behind, behind, ",")]
    last = "," if comma else ""
    return [*own, Edit(end, end, newline(text, end) + text[start : key.start] + written + last)]


def _out_of_braces(page: Opened, inside: MapExtent, index: int) -> list[Edit]:
    text, items = page.text, inside.items
    key, value = items[index]
    behind = page.behind(key, value)
    start, end = line_start(text, key.start), line_end(text, behind)
    alone = not text[start : key.start].strip(" ") and end < inside.end
    if alone and REST_OF_LINE.match(text[behind:end]):
        return [Edit(start, next_line(text, end), "")]
    if len(items) == 1:
        comma = COMMA.match(text, behind)
        return [Edit(key.start, comma.end() if comma else behind, "")]
    if index + 1 < len(items):
        after = items[index + 1][0].start
        between, edit = text[behind:after], Edit(key.start, after, "")
    else:
        before = page.behind(*items[index - 1])
        between = text[before : key.start]
        edit = Edit(before + len(between) - len(between.lstrip()), behind, "")
    if not ONLY_A_COMMA.fullmatch(between):
        raise page.refusal(
            page.spot_of(inside, index), SHARES_ITS_LINE.filled(name=quoted(key.value)), BY_HAND
        )
    return [edit]
