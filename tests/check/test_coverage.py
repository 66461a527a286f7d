"""What rehearsals walk through is counted by steps, by named edges, and by ways through consent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.check.consent_paths import Passage, paths
from ivr.check.watched import watched
from ivr.facts import StepsTaken
from ivr.flow import Consent, Flow
from ivr.flow.named import named_edges
from ivr.rehearsal import rehearse
from tests.check.desk import checked, desk
from tests.engine.any_call import ANY_FLOW

MOVES = st.lists(
    st.sampled_from([*"0123459*#-", "oui", "je refuse", "busy", "talked", "12", "123#"]), max_size=12
)
ANY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
AT = datetime(2026, 12, 1, 10, tzinfo=UTC)


def uncovered(moves: str, *, caller: str = "number") -> set[str]:
    """What one call leaves to be walked through, in short."""
    told = f"  - name: One\n    caller: {caller}\n    moves: {moves}\n    recorded: no\n"
    coverage = checked(told).flows[0].coverage
    assert coverage is not None
    return {f"{one.what} {one.step} {one.name}".strip() for one in coverage.uncovered}


def taken(moves: str, *, caller: str = "number") -> set[str]:
    """What one call walks through: all there is, but for what it leaves."""
    steps = desk().steps
    every = {f"step {name}" for name in steps}
    every |= {f"edge {name} {edge.name}" for name, step in steps.items() for edge in named_edges(step)}
    every |= {
        f"consent {name} {path}"
        for name, step in steps.items()
        if isinstance(step, Consent)
        for path in paths(desk(), step)
    }
    return every - uncovered(moves, caller=caller)


def test_edges_that_lead_to_the_same_step_are_told_apart() -> None:
    assert "edge notice continued" in taken('["-", "-", "!"]')
    assert "edge notice unclear.then" not in taken('["-", "-", "!"]')
    assert "edge notice unclear.then" in taken('[5, 5, "!"]')
    for outcome in ("busy", "no_answer", "failed"):
        others = {f"edge desk {name}" for name in ("busy", "no_answer", "failed") if name != outcome}
        walked = taken(f'["-", "-", 1, {outcome}, "!"]')
        assert f"edge desk {outcome}" in walked
        assert walked.isdisjoint(others)


@pytest.mark.parametrize(
    ("moves", "edges"),
    [
        ('[9, 1, "!"]', {"offers.unrecorded"}),
        ('[9, "-", "-", "!"]', {"offers.unrecorded", "silence.then"}),
        ('[9, 7, 7, "!"]', {"offers.unrecorded", "unclear.then"}),
        ("[9, 2]", {"offers.website"}),
    ],
)
def test_a_silence_that_takes_an_offer_is_an_edge_of_its_own(moves: str, edges: set[str]) -> None:
    walked = {
        one.removeprefix("edge another_way ") for one in taken(moves) if one.startswith("edge another_way")
    }
    assert walked == edges


@pytest.mark.parametrize(
    ("moves", "passages"),
    [
        ('["-", "-", "!"]', {Passage.CONTINUE}),
        ("[9]", {Passage.REFUSE_BY_KEY}),
        ('["-", "no"]', {Passage.REFUSE_BY_VOICE}),
        ("['*']", {Passage.REFUSE_BY_KEY}),
        ('["-", stop recording]', {Passage.REFUSE_BY_VOICE}),
        ("[5, 9]", {Passage.CUT_NOTICE, Passage.REFUSE_BY_KEY}),
        ('["!"]', {Passage.HANG_UP_IN_NOTICE}),
        ('["-", "!"]', {Passage.HANG_UP_IN_WINDOW}),
        ('["-", "-", "*", "!"]', {Passage.CONTINUE, Passage.LATE_WITHDRAWAL}),
        ('["-", "-", 1, "*", 1, "!"]', {Passage.CONTINUE, Passage.LATE_WITHDRAWAL}),
        ('["-", "-", 1, "*", "!"]', {Passage.CONTINUE, Passage.LATE_WITHDRAWAL}),
        ('["-", "-", 1, "*", 2]', {Passage.CONTINUE}),
    ],
)
def test_each_way_through_consent_is_known(moves: str, passages: set[Passage]) -> None:
    walked = {
        one.removeprefix("consent notice ") for one in taken(moves) if one.startswith("consent notice ")
    }
    assert walked == {str(passage) for passage in passages}


def test_an_explicit_question_has_its_own_ways() -> None:
    step = desk().steps["may_we_keep_it"]
    assert isinstance(step, Consent)
    assert paths(desk(), step) == (
        Passage.ACCEPT_BY_KEY,
        Passage.SILENCE,
        Passage.REFUSE_BY_KEY,
        Passage.CUT_NOTICE,
        Passage.HANG_UP_IN_NOTICE,
        Passage.HANG_UP_IN_WINDOW,
        Passage.LATE_WITHDRAWAL,
    )
    walked = taken('["-", "-", 3, "-", 1, "3*"]')
    assert {"consent may_we_keep_it accept_by_key", "consent may_we_keep_it late_withdrawal"} <= walked
    assert "consent may_we_keep_it silence" in taken('["-", "-", 3, "-", "-", "-"]')


def test_a_number_no_text_can_be_sent_to_takes_the_edge_for_failure() -> None:
    assert "edge website failed" in taken("[9, 2]", caller="hidden")
    assert "edge website next" in taken("[9, 2]")


def test_what_is_not_covered_is_told_with_its_line() -> None:
    coverage = checked("  - name: One\n    moves: [9]\n    recorded: no\n").flows[0].coverage
    assert coverage is not None
    busy = next(one for one in coverage.uncovered if (one.step, one.name) == ("desk", "busy"))
    assert (busy.file, busy.line) == ("desk.yaml", 67)
    assert busy.told.en == "`desk`: `busy`"
    assert not coverage.full
    assert [one.line for one in coverage.uncovered] == sorted(one.line for one in coverage.uncovered)


@ANY
@given(ANY_FLOW, MOVES)
def test_a_watched_flow_plays_exactly_as_the_flow_itself(flow: Flow, moves: list[str]) -> None:
    same, _ = watched(flow)
    assert rehearse(same, moves, at=AT).turns == rehearse(flow, moves, at=AT).turns


@ANY
@given(ANY_FLOW, MOVES)
def test_each_edge_taken_is_one_the_flow_has_and_leads_on_from_a_step_that_was_passed(
    flow: Flow, moves: list[str]
) -> None:
    same, edges = watched(flow)
    call = rehearse(same, moves, at=AT)
    flows = {flow.name: flow, **flow.others}
    passed = {
        step if "/" in step else f"{flow.name}/{step}"
        for turn in call.turns
        for fact in turn.facts
        if isinstance(fact, StepsTaken)
        for step in fact.steps
    }
    for name, step, edge in edges:
        # Two choices of one name can be drawn, though they cannot be written.
        leads_to = {one.to for one in named_edges(flows[name].steps[step]) if one.name == edge}
        assert f"{name}/{step}" in passed
        assert passed & {f"{name}/{to}" for to in leads_to}
