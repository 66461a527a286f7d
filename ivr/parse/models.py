"""One reader for every mapping of the language: its keys, whatever the model, and what is wrong with them.

A wrong value is reported and something harmless stands for it, so that every mistake is found at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import DID_YOU_MEAN, Nearest, Route, listed, quoted
from ivr.flow import MODELS, Dates, Retry
from ivr.flow import values as kinds
from ivr.flow.names import NAME
from ivr.parse.destinations import destination
from ivr.parse.entries import Entry
from ivr.parse.findings import Findings, place_of
from ivr.parse.finishing import finish
from ivr.parse.holidays import holidays
from ivr.parse.kinds import UNKNOWN_KEY, WRONG_SHAPE
from ivr.parse.readers import reader
from ivr.parse.scalars import Wrong, plain_text
from ivr.parse.shapes import Shape, Slot, shape
from ivr.parse.times import dates
from ivr.parse.week import week
from ivr.source import List, Map, Text, Value

CURLY = frozenset("“”„‟«»‘’‚")
"""Quotes of a letter, that are none to YAML."""
WRAPPED = re.compile(f"[{''.join(CURLY)}][^{''.join(CURLY)}]+[{''.join(CURLY)}]")
MOST_CLOSURES = 100
MOST_UNKNOWN = 200
"""Unknown keys of one mapping that are told; a text with more is no flow."""


def read_model(model: type[Any], value: Value, at: Route, found: Findings, name: str = "") -> Any | None:
    """A model from the keys written for it; None where there are no keys."""
    mapping = found.keys(value, at)
    return None if mapping is None else read_keys(shape(model), mapping, at, found, name)


def read_keys(form: Shape, mapping: Map, at: Route, found: Findings, name: str = "") -> Any:
    """A model from a mapping."""
    entry = Entry(form, mapping.keyed, at, found, name)
    entry.fill(_slot_value)
    finish(entry)
    _close(entry)
    return entry.built()


def _slot_value(slot: Slot, value: Value, at: Route, found: Findings) -> Any:
    if slot.scalar is None:
        if isinstance(value, Text) and not value.value.strip() and type(slot.known.value) in ONE_LINE:
            found.nothing(at, slot.known)
            return slot.filler
        if slot.compound:
            made = slot.compound(value, at, found)
        else:
            made = COMPOUND[type(slot.known.value)](slot.known.value, value, at, found)
        return slot.filler if made is None else made
    if not isinstance(value, Text):
        found.one_value(at)
        return slot.filler
    text = value.value
    if text[:1] in CURLY and not value.quoted and WRAPPED.fullmatch(text):
        found.curly(at, text)
        text = text[1:-1].strip()
    try:
        return slot.scalar(text)
    except Wrong as wrong:
        if text.strip() or isinstance(slot.known.value, kinds.Key):
            found.wrong(at, wrong)
        else:
            found.nothing(at, slot.known)
        return slot.filler


def _model(kind: kinds.Model, value: Value, at: Route, found: Findings) -> Any | None:
    return read_model(MODELS[kind.of], value, at, found)


def _named(kind: kinds.Named, value: Value, at: Route, found: Findings) -> Any:
    model = MODELS[kind.of]
    made = {
        name: entry
        for name, one, way in found.named(value, at, kind.most)
        if (entry := read_model(model, one, way, found, name)) is not None
    }
    return tuple(made.values()) if shape(model).named else made


def _again(kind: kinds.Again, value: Value, at: Route, found: Findings) -> Retry | None:
    """How often to ask again, and where to go then; a name alone is where to go."""
    if not isinstance(value, Text):
        made: Retry | None = read_model(Retry, value, at, found)
        return made
    slot = shape(Retry).slots["then"]
    return Retry(_slot_value(slot, value, at, found))


def _list(kind: kinds.ListOf, value: Value, at: Route, found: Findings) -> tuple[Any, ...]:
    read = reader(kind.of)
    assert read is not None, "a list is one of scalars"
    return tuple(_each(value, at, kind.most, found, read))


def _days(kind: kinds.Days, value: Value, at: Route, found: Findings) -> tuple[Dates, ...]:
    return tuple(_each(value, at, MOST_CLOSURES, found, dates))


def _each(value: Value, at: Route, most: int, found: Findings, read: Callable[[str], Any]) -> list[Any]:
    """What each value of a list means; one value alone is a list of one, and a wrong one is left out."""
    if isinstance(value, Map):
        found.add(WRONG_SHAPE, at, _LIST.filled(place=place_of(at)), on_key=True, fix=_WRITE_LIST)
        return []
    if isinstance(value, List) and len(value.values) > most:
        found.add(
            WRONG_SHAPE,
            at,
            _TOO_LONG.filled(place=place_of(at), count=len(value.values)),
            on_key=True,
            fix=_AT_MOST.filled(most=most),
        )
        return []
    made = []
    written = ((at, value),) if isinstance(value, Text) else _numbered(value, at)
    for way, one in written:
        if not isinstance(one, Text):
            found.one_value(way)
            continue
        try:
            made.append(read(one.value))
        except Wrong as wrong:
            found.wrong(way, wrong)
    return made


def _numbered(value: List, at: Route) -> list[tuple[Route, Value]]:
    return [((*at, index), one) for index, one in enumerate(value.values)]


def _named_texts(
    kind: kinds.NamedTexts, value: Value, at: Route, found: Findings
) -> tuple[tuple[str, str], ...]:
    read = plain_text(kind.longest)
    made = []
    for name, one, way in found.named(value, at, kind.most):
        if not isinstance(one, Text):
            found.one_value(way)
            continue
        try:
            made.append((name, read(one.value)))
        except Wrong as wrong:
            found.wrong(way, wrong)
    return tuple(made)


ONE_LINE = (kinds.Destination, kinds.Again, kinds.ListOf, kinds.Days, kinds.Holidays)
"""What may be written behind its key, though it need not."""

COMPOUND: Mapping[type[Any], Callable[[Any, Value, Route, Findings], Any]] = {
    kinds.Model: _model,
    kinds.Named: _named,
    kinds.Again: _again,
    kinds.ListOf: _list,
    kinds.Days: _days,
    kinds.NamedTexts: _named_texts,
    kinds.Destination: lambda _, value, at, found: destination(value, at, found),
    kinds.WeeklyHours: lambda _, value, at, found: week(value, at, found),
    kinds.Holidays: lambda _, value, at, found: holidays(value, at, found),
}


def _close(entry: Entry) -> None:
    """Reports what nobody knows, and what is missing unless it was only misspelt."""
    if not entry.unknown and not entry.lacking:
        return
    found, at, slots = entry.found, entry.at, entry.shape.slots
    nearest = Nearest(slots)
    meant: set[str | None] = set()
    delete = _DELETE.filled(known=listed(slots)) if entry.unknown else UNSAID
    for key in entry.unknown[:MOST_UNKNOWN]:
        near = nearest(key)
        if not near and (before := _cut_off(entry, key)):
            behind, is_list = before
            fix = (_BRACKETS if is_list else _QUOTES).filled(key=behind)
            message = _CUT_OFF.filled(place=place_of((*at, behind)), rest=quoted(key))
            found.add(UNKNOWN_KEY, (*at, key), message, on_key=True, fix=fix)
            continue
        meant.add(near)
        found.add(
            UNKNOWN_KEY,
            (*at, key),
            _NO_OPTION.filled(place=place_of(at), key=quoted(key)),
            on_key=True,
            fix=DID_YOU_MEAN.filled(near=near) if near else delete,
        )
    for one in entry.lacking:
        if one.key not in meant:
            found.add(one.kind, at, one.message, on_key=True, why=one.why, fix=one.fix)


def _cut_off(entry: Entry, key: str) -> tuple[str, bool] | None:
    """The key whose value a comma between braces cut off here, and whether that is a list; else None."""
    names = list(entry.keys)
    value = entry.keys[key][1]
    place = names.index(key)
    if not isinstance(value, Text) or value.value or value.quoted or not place or NAME.fullmatch(key):
        return None
    behind = next((name for name in reversed(names[:place]) if name in entry.shape.slots), None)
    if behind is None:
        return None
    return behind, isinstance(entry.shape.slots[behind].known.value, kinds.ListOf)


_CUT_OFF = Sentence(
    fr="{place} s'arrête à la virgule, et {rest} est lu comme une autre clé",
    en="{place} ends at the comma, and {rest} is read as another key",
)
_BRACKETS = Sentence(
    fr="mettez les valeurs de `{key}` entre crochets : `[…, …]`",
    en="put the values of `{key}` between brackets: `[…, …]`",
)
_QUOTES = Sentence(
    fr="mettez tout le texte de `{key}` entre guillemets droits",
    en="put the whole text of `{key}` between straight quotes",
)
_LIST = Sentence(fr="{place} attend une liste", en="{place} takes a list")
_WRITE_LIST = Sentence(fr="écrivez-la ainsi : `[un, deux]`", en="write it as `[one, two]`")
_TOO_LONG = Sentence(fr="{place} contient {count} valeurs", en="{place} has {count} values")
_AT_MOST = Sentence(fr="gardez-en {most} au plus", en="keep {most} at most")
_NO_OPTION = Sentence(fr="{place} n'a pas d'option {key}", en="{place} has no option {key}")
_DELETE = Sentence(fr="supprimez-la, ou choisissez parmi {known}", en="delete it, or use one of {known}")
