"""An explicit question is answered by a listed yes, and by nothing else (law 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.facts import Decision, NotUnderstood, OfferMade
from ivr.flow import Answer, Retry
from tests.engine.scene import EXPLICIT, call, switchboard

FLOW = switchboard(notice=EXPLICIT)


@pytest.mark.parametrize(("move", "by"), [("1", "key"), ("j'accepte", "voice")])
def test_a_listed_yes_is_a_yes(move: str, by: str) -> None:
    told = call(FLOW, "-", move, "1")
    assert told.recorded
    (decision,) = told.of(Decision)
    assert (decision.value, decision.by, decision.said, decision.mode) == ("accepted", by, move, "explicit")


def test_a_key_that_accepts_says_nothing_during_the_notice() -> None:
    told = call(FLOW, "1")
    assert not told.of(Decision)
    assert len(told.of(OfferMade)) == 0


def test_silence_is_asked_again_and_then_is_no_yes() -> None:
    told = call(FLOW, "-", "-", "-", "1")
    assert [each.heard for each in told.of(NotUnderstood)] == ["silence", "silence"]
    assert (told.of(Decision)[0].value, told.of(Decision)[0].by) == ("silent", "silence")
    assert not told.recorded


def test_anything_else_is_asked_again_and_then_is_no_yes() -> None:
    told = call(FLOW, "-", "5", "…", "1")
    assert told.of(Decision)[0].value == "unclear"
    assert not told.recorded


def test_a_refusal_stands_before_an_acceptance_that_uses_the_same_key_or_words() -> None:
    torn = replace(EXPLICIT, refuse=Answer("1", ("j'accepte",)))
    for move in ("1", "j'accepte"):
        assert call(switchboard(notice=torn), "-", move).of(Decision)[0].value == "refused"


def test_silence_goes_where_unclear_goes_when_the_step_says_nothing_else() -> None:
    told = call(switchboard(notice=replace(EXPLICIT, silence=None, unclear=Retry("bye", 0))), "-", "-")
    assert told.of(Decision)[0].value == "silent"
    assert told.state.step == "bye"


def test_a_question_without_an_acceptance_is_never_accepted() -> None:
    told = call(switchboard(notice=replace(EXPLICIT, accept=None)), "-", "1", "j'accepte", "1")
    assert not told.recorded


def test_a_yes_to_one_question_is_no_yes_to_another() -> None:
    told = call(switchboard(notice=replace(EXPLICIT, purposes=("message",))), "-", "1", "1")
    assert told.of(Decision)[0].purposes == ("message",)
    assert not told.recorded
