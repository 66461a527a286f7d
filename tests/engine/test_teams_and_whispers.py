"""A call is put through to a team, and who answers hears whether it is recorded before the caller speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, Say
from ivr.engine import whisper
from ivr.facts import TransferEnded
from ivr.flow import Collect, Digits, Flow, Retry, Team, Transfer
from tests.engine.scene import WORKSHOP_STEP, call, switchboard

NUMBERS = tuple(f"+3319900010{n}" for n in range(10))
TEAM = Team(NUMBERS[:3], whisper="Garage Martin. Cet appel {recorded}.")
TO_TEAM = replace(WORKSHOP_STEP, number="", team="workshop")
AGREED, REFUSED = ("-", "-", "1"), ("9", "1", "1")


def firm(step: Transfer = TO_TEAM, team: Team = TEAM) -> Flow:
    """The switchboard, whose workshop is a team."""
    return replace(switchboard(workshop=step), teams={"workshop": team})


@pytest.mark.parametrize(("ring", "together"), [("in_order", False), ("together", True)])
def test_a_team_rings_as_it_says(ring: str, together: bool) -> None:
    (connect,) = call(firm(team=replace(TEAM, ring=ring)), *AGREED).of(Connect)
    assert (connect.numbers, connect.together, connect.record) == (NUMBERS[:3], together, True)


def test_no_more_than_ten_telephones_ring() -> None:
    (connect,) = call(firm(team=Team((*NUMBERS, "+33199000999"))), *AGREED).of(Connect)
    assert connect.numbers == NUMBERS


@pytest.mark.parametrize("team", ["gone", "empty"])
def test_a_team_nobody_can_be_reached_in_fails_and_leads_on(team: str) -> None:
    flow = replace(firm(replace(TO_TEAM, team=team)), teams={"empty": Team(())})
    told = call(flow, *AGREED)
    assert told.of(TransferEnded) == [TransferEnded("workshop", "failed")]
    assert not told.of(Connect)
    assert told.state.step == "bye"


@pytest.mark.parametrize(
    ("moves", "words"),
    [(AGREED, "Cet appel est enregistré."), (REFUSED, "Cet appel n'est pas enregistré.")],
)
def test_the_whisper_says_whether_the_call_is_recorded(moves: tuple[str, ...], words: str) -> None:
    flow = firm()
    told = call(flow, *moves)
    assert told.of(Connect)[0].whispers
    assert whisper(flow, told.state) == (Say(f"Garage Martin. {words}", "fr-FR", "Polly.Lea-Neural"),)


def test_a_step_s_own_whisper_goes_before_the_team_s() -> None:
    flow = firm(replace(TO_TEAM, whisper="Atelier."))
    assert [said.words for said in whisper(flow, call(flow, *AGREED).state)] == ["Atelier."]  # type: ignore[union-attr]


def test_a_single_number_can_be_whispered_to() -> None:
    flow = switchboard(workshop=replace(WORKSHOP_STEP, whisper="Un appel qui {recorded}."))
    told = call(flow, *AGREED)
    assert told.of(Connect)[0].whispers
    assert whisper(flow, told.state)


def test_without_words_nobody_is_whispered_to() -> None:
    flow = firm(team=Team(NUMBERS[:2]))
    told = call(flow, *AGREED)
    assert not told.of(Connect)[0].whispers
    assert whisper(flow, told.state) == ()


def test_there_is_no_whisper_where_nobody_is_being_rung() -> None:
    flow = firm()
    assert whisper(flow, call(flow).state) == ()
    assert whisper(flow, call(flow, *AGREED, "busy").state) == ()


def test_a_whisper_can_say_what_the_caller_typed() -> None:
    file = Collect("Dossier ?", "file", Digits(3, 3), "workshop", Retry("bye"), Retry("bye"))
    step = replace(WORKSHOP_STEP, whisper="Dossier {file}.")
    flow = switchboard(start="file", file=file, workshop=step)
    (said,) = whisper(flow, call(flow, "types 123").state)
    assert said == Say("Dossier 1 2 3.", "fr-FR", "Polly.Lea-Neural", personal=True)


def test_whispering_takes_no_turn() -> None:
    flow = firm()
    told = call(flow, *AGREED)
    before = told.state
    whisper(flow, told.state)
    assert told.state == before
