"""From a text to its flow; the whole of it is read even where parts are wrong."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.diagnostics import Diagnostic, in_order
from ivr.flow import Flow
from ivr.parse.above import business, recording
from ivr.parse.fields import Fields, Findings
from ivr.parse.scalars import dialect, language, step_name, words, yes_or_no
from ivr.parse.steps import steps
from ivr.rules import check
from ivr.source import SourceMap, read_source


@dataclass(frozen=True)
class Reading:
    """What a text says; there is no flow where there is an error."""

    flow: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    places: SourceMap


def read_flow(text: str | bytes, name: str, file: str = "") -> Reading:
    """The flow of a text under this name, and everything that is wrong with it; never raises."""
    source = read_source(text, file)
    if source.root is None:
        return Reading(None, source.diagnostics, source.places)
    found = Findings(source.places, list(source.diagnostics))
    fields = Fields(source.root, (), found)
    flow = _flow(fields, name)
    readable = not found.diagnostics
    diagnostics = in_order([*found.diagnostics, *check(flow, source.places, whole=readable)])
    sound = all(diagnostic.level != "error" for diagnostic in diagnostics)
    return Reading(flow if sound else None, diagnostics, source.places)


def _flow(fields: Fields, name: str) -> Flow:
    fields.need("accord", dialect, 1, fix="begin with `accord: 1`")
    made = Flow(
        name=name,
        title=fields.need("title", words, ""),
        speaks=fields.need("speaks", language, "fr-FR", fix="add `speaks: fr-FR`"),
        voice=fields.need("voice", words, "", fix="add `voice: Polly.Lea-Neural`"),
        speech=fields.may("speech", yes_or_no, False),
        business=business(fields),
        recording=recording(fields),
        start=fields.need("start", step_name, "", fix="add `start:` and the name of the first step"),
        steps=steps(fields),
    )
    fields.close()
    return made
