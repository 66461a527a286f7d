"""The rehearsals shipped beside flows all hold, walk through everything, and could each fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ivr.check import CheckedFlow, Result, check_files
from ivr.check.judging import otherwise
from ivr.flow import VERBS
from ivr.parse.rehearsals import Claim, WrittenRehearsal

FLOWS = Path(__file__).parents[2] / "flows"
CHECKED = {folder: check_files([folder], lambda file: file.name) for folder in (FLOWS, FLOWS / "examples")}
PLAYED = [
    (flow.name, result) for checked in CHECKED.values() for flow in checked.flows for result in flow.results
]


@pytest.mark.parametrize(
    ("name", "result"), PLAYED, ids=[f"{name}: {result.written.name}" for name, result in PLAYED]
)
def test_a_shipped_rehearsal_goes_as_written(name: str, result: Result) -> None:
    assert result.failure is None, result.failure and result.failure.message.en


def test_shipped_flows_and_their_rehearsals_are_faultless() -> None:
    assert [one.message.en for checked in CHECKED.values() for one in checked.diagnostics] == []


@pytest.mark.parametrize(
    "flow", [flow for checked in CHECKED.values() for flow in checked.flows], ids=lambda flow: flow.name
)
def test_every_step_edge_and_way_through_consent_is_rehearsed(flow: CheckedFlow) -> None:
    assert flow.coverage is not None
    assert [f"{one.line}: {one.told.en}" for one in flow.coverage.uncovered] == []
    assert flow.coverage.full


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_an_example_with_rehearsals_that_come_to_it(verb: str) -> None:
    (rehearsed,) = (flow for flow in CHECKED[FLOWS / "examples"].flows if flow.name == verb)
    assert rehearsed.results
    flow = rehearsed.results[0].played.call.flow
    assert any(isinstance(step, VERBS[verb]) for step in flow.steps.values())


def _with_one_claim_false(written: WrittenRehearsal) -> Iterator[tuple[Claim, WrittenRehearsal]]:
    for index, claim in enumerate(written.claims):
        claims = [*written.claims]
        claims[index] = _false(claim)
        yield claim, replace(written, claims=tuple(claims))
    for number, moment in enumerate(written.moments):
        for index, claim in enumerate(moment.claims):
            claims = [*moment.claims]
            claims[index] = _false(claim)
            moments = [*written.moments]
            moments[number] = replace(moment, claims=tuple(claims))
            yield claim, replace(written, moments=tuple(moments))


def _false(claim: Claim) -> Claim:
    if claim.key == "recorded":
        return replace(claim, wanted="no" if claim.wanted == "yes" else "yes")
    return replace(claim, wanted=f"{claim.wanted}, never")


def test_every_claim_of_every_shipped_rehearsal_could_fail() -> None:
    unmoved = [
        f"{name}: {result.written.name}: {claim.key}"
        for name, result in PLAYED
        for claim, changed in _with_one_claim_false(result.written)
        if (found := otherwise(changed, result.played)) is None or found.at != claim.at
    ]
    assert unmoved == []
