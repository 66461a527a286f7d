"""Calls a step something else in the rehearsals that say calls pass it or stand at it."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Route
from ivr.edit.edit import Edit
from ivr.edit.guard import guarded
from ivr.edit.opened import opened
from ivr.edit.tree import Tree, under, with_value
from ivr.edit.values import value_edits
from ivr.parse.rehearsals.written import OF_STEPS


def rename_rehearsed(text: str, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that rename a step in a text of rehearsals; moves, words and everything else stay.

    Raises EditRefused where the text cannot be read, or the change cannot be made for certain.
    """
    page = opened(text)
    meant, edits = page.tree, list[Edit]()
    for route in _mentions(page.tree, old):
        edits += value_edits(page, page.scalar(route), new)
        meant = with_value(meant, route, new)
    return guarded(page, edits, meant) if edits else ()


def _mentions(tree: Tree, step: str) -> Iterator[Route]:
    """Every place where a rehearsal, or a moment of one, names this step."""
    for at in _claiming(tree):
        for key in OF_STEPS:
            found = under(tree, *at, key)
            if found == step:
                yield (*at, key)
            for index, one in enumerate(found if isinstance(found, list) else ()):
                if one == step:
                    yield (*at, key, index)


def _claiming(tree: Tree) -> Iterator[Route]:
    rehearsals = under(tree, "rehearsals")
    for number in range(len(rehearsals) if isinstance(rehearsals, list) else 0):
        at: Route = ("rehearsals", number)
        yield at
        moves = under(tree, *at, "moves")
        for index in range(len(moves) if isinstance(moves, list) else 0):
            yield (*at, "moves", index)
