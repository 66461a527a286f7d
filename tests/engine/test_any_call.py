"""Whatever flow and caller: every turn is whole, small, repeatable and polite, and every call ends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr import facts
from ivr.actions import (
    Action,
    Connect,
    EraseRecordings,
    GoOn,
    HangUp,
    Listen,
    Play,
    Say,
    SendText,
    TakeDigits,
    TakeMessage,
)
from ivr.engine import CallState, Waiting, advance, opening
from ivr.events import Caller, CallStarted, MayRecord
from ivr.flow import Flow
from tests.engine.any_call import ANY_FLOW, any_event, calls
from tests.engine.judge import Heard

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
END_KINDS = (Listen, TakeDigits, Connect, TakeMessage, GoOn, HangUp)
MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(calls())
def test_every_document_ends_in_one_thing_to_wait_for_or_in_the_end(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        spoken_actions: list[Action] = [
            action for action in turn.actions if not isinstance(action, SendText | EraseRecordings)
        ]
        assert isinstance(spoken_actions[-1], END_KINDS)
        assert all(isinstance(action, Say | Play) for action in spoken_actions[:-1])


@MANY
@given(calls())
def test_after_a_no_nobody_is_listened_to_until_they_say_yes(made: tuple[Flow, list[Heard]]) -> None:
    """Nor before a decision, outside the offer that asks for it and the time in which it may be refused."""
    flow, call = made
    agreed = all(each.recording is None for each in (flow, *flow.others.values()))
    refused = asked = False
    for event, turn in call:
        if event.may_record is MayRecord.WITHDRAWN:
            agreed, refused, asked = False, True, False
        for fact in turn.facts:
            if isinstance(fact, facts.Withdrawn):
                agreed, refused, asked = False, True, False
            if isinstance(fact, facts.NoticeStarted | facts.WindowOpened | facts.Decision):
                asked = isinstance(fact, facts.WindowOpened)
            if isinstance(fact, facts.Decision):
                agreed = agreed or fact.value == "accepted" or fact.value in ("continued", "not_objected")
                if fact.value in ("refused", "objected"):
                    agreed, refused = False, True
                if fact.value == "accepted":
                    refused = False
        for action in turn.actions:
            if isinstance(action, Listen | TakeDigits) and action.phrases:
                assert not refused
                assert agreed or asked or turn.state.waiting is Waiting.OFFER


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
def test_a_withdrawal_erases_whatever_was_recorded(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        if any(isinstance(fact, facts.Withdrawn) for fact in turn.facts):
            assert EraseRecordings() in turn.actions


@settings(MANY, max_examples=40)
@given(ANY_FLOW, st.data())
def test_every_call_comes_to_an_end(flow: Flow, events: st.DataObject) -> None:
    at = datetime(2026, 12, 1, 12, tzinfo=UTC)
    state = advance(flow, opening(flow), CallStarted(at, MayRecord.YES, Caller.NUMBER, True)).state
    favourites = {waiting: events.draw(any_event(CallState("", "", "", waiting), at)) for waiting in Waiting}
    turns = 1
    while state.waiting is not Waiting.END:
        state = advance(flow, state, favourites[state.waiting]).state
        turns += 1
        assert turns <= 152


@MANY
@given(calls())
def test_what_is_said_at_a_question_whose_refusal_is_live_is_all_said_while_it_is(
    made: tuple[Flow, list[Heard]],
) -> None:
    for _, turn in made[1]:
        if turn.state.window and isinstance(turn.actions[-1], Listen | TakeDigits):
            assert not any(isinstance(action, Say | Play) for action in turn.actions)


@MANY
@given(calls())
def test_a_pause_is_remembered_where_it_begins_and_where_it_ends(made: tuple[Flow, list[Heard]]) -> None:
    paused = False
    for _, turn in made[1]:
        for fact in turn.facts:
            if isinstance(fact, facts.RecordingPaused | facts.RecordingResumed):
                assert paused is isinstance(fact, facts.RecordingResumed)
                paused = isinstance(fact, facts.RecordingPaused)
