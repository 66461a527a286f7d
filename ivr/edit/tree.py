"""What a text says, without how it is written: texts, lists, and keys with values in their order.

Each change here is what an edit must come to, and is made without looking at the text.
"""

from __future__ import annotations

from collections.abc import Callable

from ivr.diagnostics import Route
from ivr.source import List, Text, Value
from ivr.source.extents import Extent, ListExtent, TextExtent

Items = tuple[tuple[str, "Tree"], ...]
Tree = str | list["Tree"] | Items
"""A text, a list of values, or keys with their values; a key written twice is there twice."""


def tree_of(value: Value | Extent) -> Tree:
    """What a value says."""
    if isinstance(value, Text | TextExtent):
        return value.value
    if isinstance(value, List | ListExtent):
        return [tree_of(one) for one in value.values]
    return tuple((key.value, tree_of(one)) for key, one in value.items)


def keys(tree: Tree | None) -> tuple[str, ...]:
    """The keys of a mapping; none of anything else."""
    return tuple(key for key, _ in tree) if isinstance(tree, tuple) else ()


def under(tree: Tree, *route: str | int) -> Tree | None:
    """The value a route leads to; None where it leads nowhere."""
    found: Tree | None = tree
    for step in route:
        if isinstance(found, tuple):
            found = next((value for key, value in found if key == step), None)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found


def with_value(tree: Tree, route: Route, new: str) -> Tree:
    """The tree with another text at the end of the route."""
    return _changed(tree, route, lambda _: new)


def with_key(tree: Tree, at: Route, key: str, value: Tree, after: str | None) -> Tree:
    """The tree with one key more in a mapping: behind the key `after`, or the last."""

    def more(items: Items) -> Items:
        index = keys(items).index(after) + 1 if after is not None else len(items)
        return (*items[:index], (key, value), *items[index:])

    return _changed(tree, at, lambda found: more(_items(found)))


def without_item(tree: Tree, at: Route, index: int) -> Tree:
    """The tree without one of the keys of a mapping."""
    return _changed(tree, at, lambda found: (*_items(found)[:index], *_items(found)[index + 1 :]))


def with_key_named(tree: Tree, at: Route, old: str, new: str) -> Tree:
    """The tree with a key of a mapping called something else."""

    def renamed(items: Items) -> Items:
        return tuple((new if key == old else key, value) for key, value in items)

    return _changed(tree, at, lambda found: renamed(_items(found)))


def _items(tree: Tree) -> Items:
    return tree if isinstance(tree, tuple) else ()


def _changed(tree: Tree, route: Route, change: Callable[[Tree], Tree]) -> Tree:
    if not route:
        return change(tree)
    step, rest = route[0], route[1:]
    if isinstance(tree, tuple):
        index = keys(tree).index(str(step))
        key, value = tree[index]
        return (*tree[:index], (key, _changed(value, rest, change)), *tree[index + 1 :])
    if isinstance(tree, list) and isinstance(step, int):
        return [*tree[:step], _changed(tree[step], rest, change), *tree[step + 1 :]]
    raise KeyError(step)
