"""What each written value of a flow is for, from the models' own fields: a name of a step, a number, a text.

It reads flows that are still wrong, so it is content with what it knows and silent about the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from ivr.diagnostics import Route
from ivr.edit.tree import Tree, keys, under
from ivr.flow import MODELS, VERBS, Flow, Retry
from ivr.flow.values import Again, Destination, Edge, ListOf, Model, Named, Number, Value
from ivr.flow.written import Written, written_fields

ABOVE_STEPS = ("accord", "steps")
"""Keys at the top of a flow that are no fields of its model."""


class Meant(NamedTuple):
    """A text of a flow, the keys that lead to it, and the kind of value it is."""

    at: Route
    text: str
    kind: Value


def edges(tree: Tree) -> Iterator[Meant]:
    """Every name of a step, where one leads to it; names of offers are left out."""
    for one in _in_keys(fields(Flow), tree, ()):
        if isinstance(one.kind, Edge):
            yield one
    steps = under(tree, "steps")
    for name, step in steps if isinstance(steps, tuple) else ():
        offers = keys(under(step, "offers"))
        for one in _in_keys(fields_of_step(step), step, ("steps", name)):
            if isinstance(one.kind, Edge) or (isinstance(one.kind, Again) and one.text not in offers):
                yield one


def offers_meant(tree: Tree, step: str) -> Iterator[Meant]:
    """Every name of an offer of this step, where silence or an unclear answer leads to it."""
    found = under(tree, "steps", step) or ()
    offers = keys(under(found, "offers"))
    for one in _in_keys(fields_of_step(found), found, ("steps", step)):
        if isinstance(one.kind, Again) and one.text in offers:
            yield one


def known_keys(tree: Tree, at: Route) -> tuple[str, ...]:
    """The keys that may stand in a mapping; none where the author makes them up, or none is known."""
    if not at:
        return (*ABOVE_STEPS, *fields(Flow))
    if at[0] == "steps":
        return _keys_within(_step_known(under(tree, *at[:2])), at[2:]) if len(at) > 1 else ()
    return _keys_within(fields(Flow), at)


def kind_at(tree: Tree, at: Route) -> Value | None:
    """What kind of value belongs at the end of a route; None where nothing is known of it."""
    if at[:1] == ("steps",):
        return _kind_within(fields_of_step(under(tree, *at[:2]) or ()), at[2:])
    return _kind_within(fields(Flow), at)


def verbs_of(step: Tree) -> tuple[str, ...]:
    """The kind keys of a step; one that another of its verbs has for itself is none: `play` has a `text`."""
    found = [key for key in dict.fromkeys(keys(step)) if key in VERBS]
    return tuple(
        verb for verb in found if not any(verb in fields(VERBS[other]) for other in found if other != verb)
    )


def fields_of_step(step: Tree) -> Mapping[str, Written]:
    """What the keys of a step are for; without one verb, those that lead on in whichever verb has them."""
    verbs = verbs_of(step)
    return fields(VERBS[verbs[0]]) if len(verbs) == 1 else _leading_on()


def fields(model: type[Any]) -> Mapping[str, Written]:
    """The keys of a model, with those that are written beside them."""
    return _FIELDS[model]


def _fields(model: type[Any]) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for key, (_, known) in written_fields(model).items():
        if key or not isinstance(known.value, Model):
            found[key] = known
        else:
            found |= _fields(MODELS[known.value.of])
    return found


_FIELDS: Mapping[type[Any], Mapping[str, Written]] = {
    model: _fields(model) for model in (Flow, Retry, *VERBS.values(), *MODELS.values())
}


@cache
def _leading_on() -> Mapping[str, Written]:
    return {
        key: known
        for verb in VERBS.values()
        for key, known in fields(verb).items()
        if key not in VERBS and isinstance(known.value, Edge | Again | Named)
    }


def _in_keys(known: Mapping[str, Written], tree: Tree, at: Route) -> Iterator[Meant]:
    if isinstance(tree, tuple):
        for key, value in tree:
            if key in known:
                yield from _in_value(known[key].value, value, (*at, key))


def _in_value(kind: Value, value: Tree, at: Route) -> Iterator[Meant]:
    match kind, value:
        case Model(of=of), tuple():
            yield from _in_keys(fields(MODELS[of]), value, at)
        case Named(of=of), tuple():
            for name, entry in value:
                yield from _in_keys(fields(MODELS[of]), entry, (*at, name))
        case ListOf(of=inner), list():
            for index, entry in enumerate(value):
                yield from _in_value(inner, entry, (*at, index))
        case ListOf(of=inner), str():
            yield Meant(at, value, inner)
        case Again(), tuple():
            yield from (Meant((*at, key), entry, kind) for key, entry in _texts(value, "then"))
        case Destination(), tuple():
            yield from (Meant((*at, key), entry, Number()) for key, entry in _texts(value, "number"))
        case _, str():
            yield Meant(at, value, kind)


def _kind_within(known: Mapping[str, Written], way: Route) -> Value | None:
    kind = known[way[0]].value if way and isinstance(way[0], str) and way[0] in known else None
    match kind, way[1:]:
        case _, ():
            return kind
        case Model(of=of), rest:
            return _kind_within(fields(MODELS[of]), rest)
        case Named(of=of), (_, *rest):
            return _kind_within(fields(MODELS[of]), tuple(rest))
        case ListOf(of=inner), (int(),):
            return inner
        case Again(), ("then",):
            return kind
        case Destination(), ("number",):
            return Number()
    return None


def _texts(tree: tuple[tuple[str, Tree], ...], wanted: str) -> Iterator[tuple[str, str]]:
    for key, value in tree:
        if key == wanted and isinstance(value, str):
            yield key, value


def _step_known(step: Tree | None) -> Mapping[str, Written]:
    """What may stand in a step, by its one verb and its way of consenting."""
    verbs = verbs_of(step) if step is not None else ()
    if len(verbs) != 1:
        return {}
    mode = under(step, verbs[0]) if step is not None else None
    return {
        key: known
        for key, known in fields(VERBS[verbs[0]]).items()
        if not known.only_for or mode in known.only_for
    }


def _keys_within(known: Mapping[str, Written], way: Route) -> tuple[str, ...]:
    if not way:
        return tuple(known)
    kind = known[way[0]].value if isinstance(way[0], str) and way[0] in known else None
    match kind, way[1:]:
        case Model(of=of), rest:
            return _keys_within(fields(MODELS[of]), rest)
        case Named(of=of), (_, *rest):
            return _keys_within(fields(MODELS[of]), tuple(rest))
        case Again(), ():
            return tuple(fields(Retry))
    return ()
