"""`flows/accord.yaml`: what the owner knows better than Accord of the law, each with a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ivr.bilingual import Sentence
from ivr.diagnostics import DID_YOU_MEAN, Diagnostic, Nearest, Route, in_order, listed, quoted
from ivr.flow.overrides import NO_OVERRIDES, Overrides, OwnJurisdiction, OwnPurpose
from ivr.flow.values import Named
from ivr.flow.written import model, written
from ivr.law import jurisdictions, purposes
from ivr.parse.findings import Findings, place_of
from ivr.parse.kinds import WITHOUT_EFFECT, WRONG_NAME, WRONG_SHAPE, WRONG_VALUE
from ivr.parse.models import read_keys, read_model
from ivr.parse.shapes import Shape, shape
from ivr.source import Map, SourceMap, Value, read_source

OWNER_FILE = "accord.yaml"
REASON = "reason"
ALIASES = {"UK": "GB"}
"""What people write for the United Kingdom; `GB` are its letters (https://www.iso.org/obp/ui/#iso:code:3166:GB)."""


@model
class Said:
    """The keys of the file."""

    jurisdictions: Mapping[str, OwnJurisdiction] = written(
        Named("OwnJurisdiction"),
        default_factory=dict,
        en="what you know better of the law of a place, by its code: `FR`, `CA-QC`, `default`",
        fr="ce que vous savez mieux de la loi d'un lieu, par son code : `FR`, `CA-QC`, `default`",
    )
    purposes: Mapping[str, OwnPurpose] = written(
        Named("OwnPurpose"),
        default_factory=dict,
        en="what you know better of a purpose, by its name",
        fr="ce que vous savez mieux d'une finalité, par son nom",
    )


@dataclass(frozen=True)
class Owner:
    """What the file says, and what is wrong with it."""

    overrides: Overrides = NO_OVERRIDES
    places: SourceMap = field(default_factory=SourceMap)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_owner(text: str | bytes, file: str = OWNER_FILE) -> Owner:
    """What `accord.yaml` says; never raises."""
    source = read_source(text, file)
    if source.root is None:
        return Owner(places=source.places, diagnostics=source.diagnostics)
    found = Findings(source.places, list(source.diagnostics))
    said: Said = read_keys(_form(), source.root, (), found)
    overrides = Overrides(said.jurisdictions or {}, said.purposes or {})
    return Owner(overrides, source.places, in_order(found.diagnostics))


def _form() -> Shape:
    form = shape(Said)
    slots = {
        "jurisdictions": replace(form.slots["jurisdictions"], compound=_of_places),
        "purposes": replace(form.slots["purposes"], compound=_of_purposes),
    }
    return replace(form, slots=slots)


def _of_places(value: Value, at: Route, found: Findings) -> dict[str, OwnJurisdiction]:
    return _each(OwnJurisdiction, value, at, found, jurisdictions())


def _of_purposes(value: Value, at: Route, found: Findings) -> dict[str, OwnPurpose]:
    made: dict[str, OwnPurpose] = _each(OwnPurpose, value, at, found, purposes())
    for name, own in made.items():
        bounds = purposes()[name].bounds
        least, most = own.at_least or bounds.least, own.at_most or bounds.most
        if least and most and least.longer_than(most):
            key = "at_most" if own.at_most else "at_least"
            message = _CROSSED.filled(name=quoted(name), least=str(least), most=str(most))
            found.add(WRONG_VALUE, (*at, name, key), message, fix=_BOTH_WAYS)
    return made


def _each(
    kind: type[Any], value: Value, at: Route, found: Findings, known: Collection[str]
) -> dict[str, Any]:
    """What is said of each that Accord knows; nothing can be said of others."""
    if not isinstance(value, Map) or not value.items:
        found.add(WRONG_SHAPE, at, _NAMES.filled(place=place_of(at)), on_key=True, fix=_INDENT)
        return {}
    near, made = Nearest(known), {}
    for name, (_, one) in value.keyed.items():
        way = (*at, name)
        if name not in known:
            meant = ALIASES.get(name.upper()) or (name.upper() if name.upper() in known else near(name))
            fix = DID_YOU_MEAN.filled(near=meant) if meant in known else _ONE_OF.filled(known=listed(known))
            message = (_NO_PLACE if kind is OwnJurisdiction else _NO_PURPOSE).filled(name=quoted(name))
            found.add(WRONG_NAME, way, message, on_key=True, fix=fix)
            continue
        read = read_model(kind, one, way, found, name)
        if read is None:
            continue
        if isinstance(one, Map) and not one.keyed.keys() - {REASON}:
            found.add(
                WITHOUT_EFFECT, way, _SAYS_NOTHING.filled(name=quoted(name)), on_key=True, fix=_SAY_WHAT
            )
        made[name] = read
    return made


_NAMES = Sentence(
    fr="{place} attend des noms et ce que vous en savez", en="{place} takes names and what you know of them"
)
_INDENT = Sentence(
    fr="écrivez dessous, en retrait, un nom par ligne", en="write beneath it, indented, one name a line"
)
_NO_PLACE = Sentence(fr="Accord ne connaît pas la loi de {name}", en="Accord knows no law of {name}")
_NO_PURPOSE = Sentence(fr="Accord ne connaît pas la finalité {name}", en="Accord knows no purpose {name}")
_ONE_OF = Sentence(fr="choisissez parmi {known}", en="use one of {known}")
_SAYS_NOTHING = Sentence(
    fr="{name} ne donne qu'une raison et ne change rien", en="{name} gives but a reason and changes nothing"
)
_SAY_WHAT = Sentence(fr="écrivez ce qui change, ou supprimez-le", en="write what changes, or delete it")
_CROSSED = Sentence(
    fr="{name} : il faudrait garder {least} au moins et {most} au plus",
    en="{name} would have to be kept {least} at least and {most} at most",
)
_BOTH_WAYS = Sentence(fr="écrivez `at_least` et `at_most`", en="write both `at_least` and `at_most`")
