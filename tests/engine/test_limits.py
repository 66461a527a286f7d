"""No call goes on for ever, and no line goes dead (law 9)."""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape

import pytest

from ivr.actions import Connect, GoOn, HangUp, Say
from ivr.engine import CannotHear, Waiting
from ivr.events import MessageLeft, Outcome, Pressed, StayedSilent, TalkEnded, TextSent, WentOn
from ivr.facts import CallGivenUp, CallStarted, StepsTaken
from ivr.flow import Business, Retry
from ivr.flow import Say as SayStep
from tests.engine.scene import FALLBACK, IMPLICIT, MENU, call, switchboard

TO_A_PERSON = Connect((FALLBACK,), 30, returns=False)


def test_steps_that_lead_round_and_round_end_at_a_person() -> None:
    told = call(switchboard(start="one", one=SayStep("", "two"), two=SayStep("", "one")))
    assert told.of(CallGivenUp) == [CallGivenUp("two", "too_many_steps")]
    assert told.last.actions[-1] == TO_A_PERSON
    assert "désolés" in told.said


def test_without_a_person_to_fall_back_on_the_call_ends_with_an_apology() -> None:
    alone = replace(switchboard(start="nowhere"), business=Business("Garage Martin"))
    told = call(alone)
    assert "désolés" in told.said
    assert told.last.actions[-1] == HangUp()


def test_a_step_that_does_not_exist_leads_to_a_person() -> None:
    told = call(switchboard(notice=replace(IMPLICIT, refused="nowhere")), "9")
    assert told.of(CallGivenUp)[0].reason == "no_such_step"
    assert told.last.actions[-1] == TO_A_PERSON


def test_a_decision_that_leads_nowhere_leads_to_a_person() -> None:
    told = call(switchboard(notice=replace(IMPLICIT, continued=None)), "-", "-")
    assert told.of(CallGivenUp)[0].reason == "nowhere_to_go"
    assert told.last.actions[-1] == TO_A_PERSON


def test_a_caller_who_never_answers_an_endless_menu_reaches_a_person() -> None:
    endless = switchboard(start="menu", menu=replace(MENU, silence=Retry("menu", again=10**9)))
    told = call(endless)
    while told.last.state.waiting is not Waiting.END:
        told.plays("-")
    assert told.last.state.turn == 151
    assert told.of(CallGivenUp)[0].reason == "too_many_turns"


def test_a_long_speech_is_cut_into_documents_the_telephone_can_take() -> None:
    parts = {f"part{n}": SayStep("&" * 3_000, f"part{n + 1}") for n in range(20)}
    short = switchboard(start="part0", part20=MENU)
    told = call(replace(short, steps={**short.steps, **parts}))
    while told.last.state.waiting is Waiting.DOCUMENT:
        assert told.last.actions[-1] == GoOn()
        told.plays(">")
    assert told.state.step == "part20"
    for turn in told.turns:
        said = [action.words for action in turn.actions if isinstance(action, Say)]
        assert sum(len(escape(words)) for words in said) < 60_000
    steps = [step for fact in told.of(StepsTaken) for step in fact.steps]
    assert steps == [f"part{n}" for n in range(21)]


def test_the_steps_of_a_turn_are_remembered_in_order() -> None:
    assert call(switchboard(start="one", one=SayStep("Bonjour.", "notice"))).of(StepsTaken)[0].steps == (
        "one",
        "notice",
    )


def test_the_first_turn_remembers_the_flow_its_version_and_how_the_caller_shows_themselves() -> None:
    (started,) = call(switchboard()).of(CallStarted)
    assert (started.flow, started.version, started.caller) == ("accueil", "a" * 64, "number")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Pressed, ("1",)),
        (StayedSilent, ()),
        (TalkEnded, (Outcome.TALKED,)),
        (MessageLeft, (3, "")),
        (TextSent, (True,)),
        (WentOn, ()),
    ],
)
def test_an_ended_call_hears_nothing_more(kind: type[Pressed], values: tuple[object, ...]) -> None:
    told = call(switchboard(start="bye"))
    with pytest.raises(CannotHear, match="while waiting for END"):
        told.hears(kind, *values)
