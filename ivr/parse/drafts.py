"""From one text to its flow, as far as that text says; the whole of it is read even where parts are wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ivr.diagnostics import Diagnostic
from ivr.flow import Business, Flow
from ivr.flow.flow import ACCORD, STEPS
from ivr.flow.overrides import NO_OVERRIDES
from ivr.law import callers
from ivr.parse.common import NOBODY, Common
from ivr.parse.findings import Findings
from ivr.parse.models import read_keys
from ivr.parse.outside import steps_outside, tell_outside
from ivr.parse.shapes import Slot, shape
from ivr.parse.spoken_reasons import with_words
from ivr.parse.steps import steps
from ivr.parse.tags import dialect
from ivr.rules.script import Script
from ivr.source import SourceMap, read_source

_OWN = shape(Flow)
_ACCORD = Slot("accord", "accord", ACCORD, scalar=dialect)
_STEPS = Slot("steps", "steps", STEPS, compound=steps)
TOP = replace(
    _OWN,
    model=dict,
    slots={"accord": _ACCORD, **_OWN.slots, "steps": _STEPS},
    absent=(_ACCORD, *_OWN.absent, _STEPS),
    named=False,
)
"""The keys of a flow, in the order they are documented."""


@dataclass(frozen=True)
class Draft:
    """What a text says by itself, before it is held against the rules and the other flows."""

    name: str
    flow: Flow | None
    """None where the text cannot be read at all; with errors, a flow that is not to be served."""
    places: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    whole: bool = False
    """Whether every part of the text could be read."""
    text: str = ""
    script: Script | None = field(default=None, repr=False, compare=False)
    """The flow as rules look at it."""


def draft(text: str | bytes, name: str, file: str = "", common: Common | None = None) -> Draft:
    """The flow of a text under this name, and what keeps it from being read; never raises."""
    source = read_source(text, file)
    behind = common.diagnostics if common else ()
    if source.root is None:
        return Draft(name, None, source.places, (*source.diagnostics, *behind))
    places = replace(source.places, behind=common.places) if common else source.places
    root = steps_outside(source.root)
    if root is not source.root:
        places = replace(places, root=root)
    found = Findings(places, list(source.diagnostics))
    tell_outside(source.root, root, found)
    if common and common.business_said:
        # What stands above the steps is read as a `dict`, for want of a model that has the dialect too.
        found.given = {dict: {"business": common.business}, Business: vars(common.business)}
    made: dict[str, Any] = read_keys(TOP, root, (), found)
    del made["accord"]
    own = made.get("teams") or {}
    made["teams"] = {**common.teams, **own} if common else own
    if not isinstance(made["business"], Business):
        made["business"] = NOBODY
    overrides = common.overrides if common else NO_OVERRIDES
    made["recording"] = with_words(made.get("recording"), made["speaks"], overrides)
    made |= {"steps": made["steps"] or {}, "overrides": overrides, "callers": callers(overrides)}
    flow = Flow(name=name, **made)
    diagnostics = (*found.diagnostics, *behind)
    whole = all(one.level != "error" for one in diagnostics)
    return Draft(name, flow, places, diagnostics, whole, source.text, Script(flow, places))
