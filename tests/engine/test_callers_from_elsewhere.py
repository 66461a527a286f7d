"""A caller whose country's law asks for more than the step goes on, unrecorded, unless they say yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, Say
from ivr.facts import Decision, RecordingBlocked
from ivr.flow import Flow, Mode
from ivr.flow.callers import Callers
from tests.engine.scene import EXPLICIT, IMPLICIT, call, switchboard

GOING_ON = frozenset(Mode)
ONLY_A_YES = frozenset({Mode.EXPLICIT})
A_DUTY_TOO = frozenset({Mode.EXPLICIT, Mode.LEGAL_OBLIGATION})
LAW = Callers({"FR": GOING_ON, "CH": ONLY_A_YES, "DE": A_DUTY_TOO}, elsewhere=ONLY_A_YES)


def desk(mode: Mode = Mode.IMPLICIT) -> Flow:
    notice = EXPLICIT if mode is Mode.EXPLICIT else replace(IMPLICIT, mode=mode)
    return replace(switchboard(notice=notice), callers=LAW)


@pytest.mark.parametrize("mode", [Mode.IMPLICIT, Mode.OBJECTION])
@pytest.mark.parametrize(("country", "recorded"), [("FR", True), ("CH", False), ("DE", False), ("BR", False)])
def test_going_on_counts_where_the_law_of_the_caller_s_country_says_so(
    mode: Mode, country: str, recorded: bool
) -> None:
    told = call(desk(mode), "-", "-", "1", country=country)
    assert told.recorded is recorded
    assert len(told.of(Connect)) == 1
    assert [fact.reason for fact in told.of(RecordingBlocked)] == ([] if recorded else ["country"])


def test_what_the_caller_did_is_kept_as_it_was() -> None:
    told = call(desk(), "-", "-", "1", country="CH")
    assert [fact.value for fact in told.of(Decision)] == ["continued"]


def test_of_a_caller_who_shows_no_number_nothing_is_supposed() -> None:
    assert call(desk(), "-", "-", "1").recorded


@pytest.mark.parametrize("country", ["FR", "CH", "DE", "BR", ""])
def test_a_yes_counts_wherever_the_caller_is_from(country: str) -> None:
    assert call(desk(Mode.EXPLICIT), "-", "1", "1", country=country).recorded


@pytest.mark.parametrize(("country", "recorded"), [("FR", True), ("DE", True), ("CH", False)])
def test_a_duty_counts_where_the_law_names_it(country: str, recorded: bool) -> None:
    assert call(desk(Mode.LEGAL_OBLIGATION), "-", "-", "1", country=country).recorded is recorded


def test_a_yes_to_a_later_question_permits_what_it_asked_for() -> None:
    told = call(desk(), "-", "-", "2", "-", "1", country="CH")
    assert told.recorded
    assert any(isinstance(action, Say) for action in told.last.actions)


def test_after_a_yes_to_another_question_the_reason_is_still_the_country() -> None:
    again = replace(switchboard().steps["message"], next="workshop", unrecorded="bye")
    flow = replace(switchboard(message=again), callers=LAW)
    told = call(flow, "-", "-", "2", "-", "1", "message 5 #", country="CH")
    assert [fact.reason for fact in told.of(RecordingBlocked)] == ["country"]


def test_a_refusal_from_anywhere_is_a_refusal() -> None:
    told = call(desk(), "9", "1", "1", country="CH")
    assert [fact.reason for fact in told.of(RecordingBlocked)] == ["refused"]


@pytest.mark.parametrize(("country", "recorded"), [("FR", True), ("CH", False)])
def test_an_answer_after_the_offer_counts_no_more_than_going_on(country: str, recorded: bool) -> None:
    flow = replace(switchboard(notice=replace(IMPLICIT, window=None)), callers=LAW)
    told = call(flow, "-", "-", "5 s", "1", country=country)
    assert told.recorded is recorded
    assert [fact.reason for fact in told.of(RecordingBlocked)] == ([] if recorded else ["country"])
