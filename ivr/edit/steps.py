"""Gives a key of a step a value, writes a step into a flow, or takes one out."""

from __future__ import annotations

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, Route, listed, quoted
from ivr.edit.edit import Edit
from ivr.edit.guard import guarded
from ivr.edit.keys import add_key, add_to, taken_out, whole_lines
from ivr.edit.lines import column, line_before, line_start
from ivr.edit.meaning import known_keys
from ivr.edit.opened import Opened, opened
from ivr.edit.tree import Tree, under, with_key, without_item
from ivr.edit.values import set_value
from ivr.source.extents import TextExtent

STEPS: Route = ("steps",)

NO_SUCH_KEY = Sentence(fr="aucune clé {key} ne va ici", en="no key {key} goes here")
ONE_OF = Sentence(fr="prenez l'une de {keys}", en="take one of {keys}")


def set_in_step(text: str, name: str, way: Route, value: str) -> tuple[Edit, ...]:
    """The edits that give a key of a step a value; a key the language has, and the step not yet, is added.

    Raises EditRefused where there is no such step or key, or it cannot be done for certain.
    """
    page = opened(text)
    at = (*STEPS, name, *way)
    if under(page.tree, *at) is not None:
        return set_value(text, at, value)
    page.mapping(at[:-1])
    key, known = str(at[-1]), known_keys(page.tree, at[:-1])
    if known and key not in known:
        advice = Nearest(known).fix(key, ONE_OF.filled(keys=listed(known)))
        raise page.refusal(page.spot(at[:-1]), NO_SUCH_KEY.filled(key=quoted(key)), advice)
    return add_key(text, at[:-1], key, value)


def insert_step(text: str, name: str, step: Tree, after: str | None = None) -> tuple[Edit, ...]:
    """The edits that write a step behind another, or behind the last, as far apart as the others stand.

    Raises EditRefused where there is a step of that name, or it cannot be done for certain.
    """
    page = opened(text)
    edits = add_to(page, STEPS, name, step, after, as_step=True)
    return guarded(page, edits, with_key(page.tree, STEPS, name, step, after))


def remove_step(text: str, name: str) -> tuple[Edit, ...]:
    """The edits that take a step out, with the comment right above it, which speaks of it alone.

    A comment above the first step stays: it may speak of them all. What leads to the step still does.
    Raises EditRefused where there is no such step, or it cannot be taken out for certain.
    """
    page = opened(text)
    spot = page.spot((*STEPS, name))
    inside = page.mapping(STEPS)
    edits = taken_out(page, inside, spot.index)
    if spot.key is not None and spot.index and not inside.braced:
        edits = [whole_lines(page, inside, spot.index, _with_comment_above(page, spot.key))]
    return guarded(page, edits, without_item(page.tree, STEPS, spot.index))


def _with_comment_above(page: Opened, key: TextExtent) -> int:
    """Where the comment begins that stands right above a key, as deep as the key; else its own line."""
    depth = column(page.text, key.start)
    start = line_start(page.text, key.start)
    while (line := line_before(page.text, start)) is not None and line.startswith(" " * depth + "#"):
        start = line_start(page.text, start - 1)
    return start
