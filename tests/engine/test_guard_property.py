"""On any flow and with any caller, nobody untold, undecided or refusing is recorded (laws 1 to 5)."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from ivr import facts
from ivr.actions import Action, Connect, EraseRecordings, GoOn, HangUp, Listen, Say, SendText, TakeMessage
from ivr.engine import CallState, Waiting, advance, opening, recording
from ivr.events import (
    Caller,
    CallStarted,
    MayRecord,
)
from ivr.flow import (
    Flow,
    Purpose,
)
from tests.engine.any_call import any_event, calls, flows
from tests.engine.judge import Heard, RecordedWrongly, judge

END_KINDS = (Listen, Connect, TakeMessage, GoOn, HangUp)

MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@settings(MANY, max_examples=1_000)
@given(calls())
def test_nobody_untold_undecided_or_refusing_is_recorded(made: tuple[Flow, list[Heard]]) -> None:
    judge(*made)


def test_among_these_callers_are_some_who_are_rightly_recorded() -> None:
    def rightly_recorded(made: tuple[Flow, list[Heard]]) -> bool:
        return any(isinstance(fact, facts.RecordingAllowed) for _, turn in made[1] for fact in turn.facts)

    judge(*find(calls(), rightly_recorded, settings=settings(MANY, phases=[Phase.generate], database=None)))


def _anything_goes(
    draft: object, wanted: tuple[Purpose, ...], *, for_message: bool = False
) -> recording.Verdict:
    return recording.Verdict(wanted)


def test_with_the_guard_taken_out_somebody_is_recorded_wrongly() -> None:
    @settings(MANY, phases=[Phase.generate], database=None, report_multiple_bugs=False)
    @given(calls())
    def property_on_the_mutant(made: tuple[Flow, list[Heard]]) -> None:
        judge(*made)

    with patch.object(recording, "verdict", _anything_goes), pytest.raises(RecordedWrongly):
        property_on_the_mutant()


@MANY
@given(calls())
def test_every_document_ends_in_one_thing_to_wait_for_or_in_the_end(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        spoken_actions: list[Action] = [
            action for action in turn.actions if not isinstance(action, SendText | EraseRecordings)
        ]
        assert isinstance(spoken_actions[-1], END_KINDS)
        assert all(isinstance(action, Say) for action in spoken_actions[:-1])


@MANY
@given(calls())
def test_after_a_no_nobody_is_listened_to_until_they_say_yes(made: tuple[Flow, list[Heard]]) -> None:
    """Nor before a decision, outside the offer that asks for it."""
    flow, call = made
    agreed = flow.recording is None
    refused = False
    for event, turn in call:
        if event.may_record is MayRecord.WITHDRAWN:
            agreed, refused = False, True
        for fact in turn.facts:
            if isinstance(fact, facts.Withdrawn):
                agreed, refused = False, True
            if isinstance(fact, facts.Decision):
                agreed = agreed or fact.value == "accepted" or fact.value in ("continued", "not_objected")
                if fact.value in ("refused", "objected"):
                    agreed, refused = False, True
                if fact.value == "accepted":
                    refused = False
        for action in turn.actions:
            if isinstance(action, Listen) and action.phrases:
                assert not refused
                assert agreed or turn.state.waiting is Waiting.OFFER


@MANY
@given(calls())
def test_the_same_three_arguments_always_give_the_same_turn(made: tuple[Flow, list[Heard]]) -> None:
    flow, call = made
    state = opening(flow)
    for event, turn in call:
        assert advance(flow, state, event) == turn
        state = turn.state


@MANY
@given(calls())
def test_a_call_s_state_is_small_enough_to_travel_in_an_address(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        assert len(zlib.compress(json.dumps(turn.state.to_list()).encode())) < 500


@MANY
@given(calls())
def test_a_withdrawal_erases_whatever_was_recorded(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        if any(isinstance(fact, facts.Withdrawn) for fact in turn.facts):
            assert EraseRecordings() in turn.actions


@settings(MANY, max_examples=60)
@given(flows, st.data())
def test_every_call_comes_to_an_end(flow: Flow, events: st.DataObject) -> None:
    at = datetime(2026, 12, 1, 12, tzinfo=UTC)
    state = advance(flow, opening(flow), CallStarted(at, MayRecord.YES, Caller.NUMBER, True)).state
    favourites = {waiting: events.draw(any_event(CallState("", "", "", waiting), at)) for waiting in Waiting}
    turns = 1
    while state.waiting is not Waiting.END:
        state = advance(flow, state, favourites[state.waiting]).state
        turns += 1
        assert turns <= 152
