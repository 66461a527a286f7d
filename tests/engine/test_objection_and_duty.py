"""Where recording rests on an interest or a duty, the caller is told and may still say no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, HangUp
from ivr.engine import Waiting
from ivr.facts import Decision
from ivr.flow import Mode
from tests.engine.scene import IMPLICIT, call, switchboard

OBJECTION = switchboard(notice=replace(IMPLICIT, mode=Mode.OBJECTION))
DUTY = switchboard(notice=replace(IMPLICIT, mode=Mode.LEGAL_OBLIGATION))


def test_staying_on_the_line_is_not_objecting() -> None:
    told = call(OBJECTION, "-", "-", "1")
    assert told.of(Decision)[0].value == "not_objected"
    assert told.recorded


@pytest.mark.parametrize("moves", [("9",), ("-", "9"), ("-", "je refuse")])
def test_a_refusal_there_is_an_objection_and_is_final(moves: tuple[str, ...]) -> None:
    told = call(OBJECTION, *moves, "1", "1")
    assert told.of(Decision)[0].value == "objected"
    assert not told.recorded


def test_under_a_duty_the_caller_who_stays_is_recorded() -> None:
    assert call(DUTY, "-", "-", "1").recorded


def test_under_a_duty_the_caller_who_refuses_hears_the_alternatives() -> None:
    told = call(DUTY, "9")
    assert told.state.waiting is Waiting.ALTERNATIVE


def test_under_a_duty_no_alternative_leads_back_to_being_served_by_telephone() -> None:
    told = call(DUTY, "9", "1")
    assert told.last.actions[-1] == HangUp()
    assert not told.of(Connect)
    assert "Au revoir" in told.said


def test_under_a_duty_an_address_is_still_told_to_who_refuses() -> None:
    assert "12 rue des Lilas" in call(DUTY, "9", "2").said
