"""Digits, hours, other flows, sounds, whispers and a lasting refusal can be rehearsed and read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from ivr.events import StayedSilent, Typed
from ivr.flow import (
    BACK,
    Answer,
    Case,
    Collect,
    Digits,
    Flow,
    Goto,
    HangUp,
    Hours,
    More,
    Opening,
    Play,
    Retry,
    Step,
    Team,
    Transfer,
    Week,
    When,
)
from ivr.rehearsal import Rehearsal, rehearse
from tests.rehearsal.test_rehearsal import FLOW

PARIS = timezone(timedelta(hours=1))
AT = datetime(2026, 12, 1, 9, 30, tzinfo=PARIS)
FILE = Collect("Numéro de dossier ?", "file", Digits(4, 6), "thanks", Retry("bye"), Retry("bye"))


def beginning(start: Step, **steps: Step) -> Flow:
    """The garage's flow, that begins with this step."""
    return replace(FLOW, start="start", steps={**FLOW.steps, "start": start, **steps})


def typed(rehearsal: Rehearsal) -> list[str]:
    """The digits that were heard."""
    events = [exchange.event for exchange in rehearsal.exchanges]
    return [event.digits for event in events if isinstance(event, Typed)]


@pytest.mark.parametrize(
    ("move", "digits"), [("1234", "1234"), ("1234#", "1234"), ("12#34", "12"), ("12345678", "123456")]
)
def test_digits_are_one_move(move: str, digits: str) -> None:
    told = rehearse(beginning(FILE, thanks=HangUp("Dossier {file}.")), [move], at=AT)
    assert typed(told) == [digits]
    assert f"  caller          types {move}\n" in told.transcript("en")


@pytest.mark.parametrize("move", ["-", "douze", "#"])
def test_what_is_no_digit_is_silence_where_digits_are_asked_for(move: str) -> None:
    told = rehearse(beginning(FILE, thanks=HangUp("Merci.")), [move], at=AT)
    assert isinstance(told.exchanges[1].event, StayedSilent)


def test_a_no_can_be_said_where_digits_are_asked_for() -> None:
    notice = replace(FLOW.steps["notice"], window=None, continued="file")  # type: ignore[call-arg]
    flow = replace(FLOW, steps={**FLOW.steps, "notice": notice, "file": FILE, "thanks": HangUp("Merci.")})
    told = rehearse(flow, ["-", "-", "Je refuse", "1"], at=AT).transcript("en")
    assert "(digits, 6 at most, or a no aloud, 5 s)" in told
    assert "  caller          says “Je refuse”\n" in told
    assert "The caller refused the recording, aloud." in told


def test_where_no_key_ends_them_every_key_comes_through() -> None:
    fixed = replace(FILE, digits=Digits(4, 4))
    assert typed(rehearse(beginning(fixed, thanks=HangUp("Merci.")), ["12#4"], at=AT)) == ["12#4"]


def test_a_question_for_digits_reads_with_how_many_it_takes() -> None:
    told = rehearse(beginning(FILE, thanks=HangUp("Dossier {file}.")), ["1234"], at=AT)
    assert "  we ask          Numéro de dossier ?  (digits, 6 at most, 5 s)\n" in told.transcript("en")
    assert "  ledger          The caller types keys (4): they are taken.\n" in told.transcript("en")
    assert "  we say          Dossier 1 2 3 4.\n" in told.transcript("en")


def test_sensitive_digits_stand_in_no_transcript() -> None:
    card = replace(FILE, sensitive=True, read_back="Carte {file}. Tapez 1 si c'est juste.")
    rehearsal = rehearse(beginning(card, thanks=HangUp("Merci {file}.")), ["73915", "1"], at=AT)
    for told in (rehearsal.transcript("en"), rehearsal.transcript("fr")):
        assert "73915" not in told
        assert "7 3 9 1 5" not in told
        assert "Carte •••••. Tapez 1 si c'est juste." in told
    assert "types 5 digits, which are shown nowhere" in rehearsal.transcript("en")
    assert "From here on nothing records: sensitive digits are asked for." in rehearsal.transcript("en")


WEEK = Week((*[(Opening(9 * 60, 18 * 60),)] * 5, (), ()))


@pytest.mark.parametrize(("hour", "said"), [(9, "Ouvert."), (20, "Fermé.")])
def test_the_hour_of_a_rehearsal_is_the_hour_of_its_call(hour: int, said: str) -> None:
    flow = beginning(Hours(WEEK, "open", "closed"), open=HangUp("Ouvert."), closed=HangUp("Fermé."))
    assert said in rehearse(flow, [], at=AT.replace(hour=hour)).transcript("fr")


def test_a_rehearsal_says_where_its_caller_calls_from() -> None:
    flow = beginning(When((Case("be", "here", countries=("BE",)),), "bye"), here=HangUp("Bruxelles."))
    assert "Bruxelles." in rehearse(flow, [], at=AT, country="BE").transcript("fr")
    assert "Bruxelles." not in rehearse(flow, [], at=AT).transcript("fr")


def test_another_flow_is_gone_to_and_come_back_from() -> None:
    there = replace(
        FLOW,
        name="hours",
        start="tell",
        steps={"tell": Play("a.mp3", "De 9 à 18.", "back"), "back": Goto(BACK)},
    )
    flow = replace(beginning(Goto("hours", "bye")), others={"hours": there})
    told = rehearse(flow, [], at=AT).transcript("en")
    assert "  ledger          The call goes on in the script “hours”.\n" in told
    assert "  we play         De 9 à 18.\n" in told
    assert "  we say          Au revoir.\n" in told


def test_a_team_is_rung_and_hears_its_whisper() -> None:
    team = Team(("+33199000101", "+33199000102"), whisper="Cet appel {recorded}.")
    step = Transfer("", "bye", "bye", "bye", record=True, team="garage")
    flow = replace(FLOW, steps={**FLOW.steps, "workshop": step}, teams={"garage": team})
    told = rehearse(flow, ["-", "-", "1"], at=AT).transcript("fr")
    assert "  nous appelons   +33199000101, +33199000102\n" in told
    assert "  à l'agent       Cet appel est enregistré.\n" in told
    together = replace(flow, teams={"garage": replace(team, ring="together")})
    assert "+33199000101 + +33199000102" in rehearse(together, ["9", "1"], at=AT).transcript("fr")
    assert "Cet appel n'est pas enregistré." in rehearse(together, ["9", "1"], at=AT).transcript("fr")


def test_the_long_notice_is_read_where_it_is_asked_for() -> None:
    notice = replace(FLOW.steps["notice"], more=More(Answer("0"), "Tout est gardé {keep}."))  # type: ignore[call-arg]
    flow = replace(FLOW, steps={**FLOW.steps, "notice": notice})
    told = rehearse(flow, ["0", "-", "-", "1"], at=AT)
    assert "Tout est gardé six mois. Cet appel peut être enregistré" in told.transcript("fr")
    assert told.recorded


UNTIL_ANSWERED = replace(
    FLOW,
    steps={**FLOW.steps, "notice": replace(FLOW.steps["notice"], window=None)},  # type: ignore[call-arg]
)


def test_who_hears_the_menu_out_and_answers_has_gone_on() -> None:
    told = rehearse(UNTIL_ANSWERED, ["-", "-", "1"], at=AT)
    assert told.recorded
    assert "The caller answered the next question without refusing" in told.transcript("en")


@pytest.mark.parametrize("moves", [["-", "-", "9", "1"], ["-", "-", "je refuse", "1"], ["-", "-", "-", "-"]])
def test_who_refuses_at_the_menu_or_says_nothing_has_not(moves: list[str]) -> None:
    assert not rehearse(UNTIL_ANSWERED, moves, at=AT).recorded


def test_hanging_up_before_the_next_answer_decides_nothing() -> None:
    told = rehearse(UNTIL_ANSWERED, ["-", "-", "!"], at=AT).transcript("en")
    assert told.endswith("The caller hung up without deciding anything.\n")
