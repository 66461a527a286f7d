"""What a call remembers can be said, sent and compared; what was typed never becomes evidence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ivr.actions import Say, SendText
from ivr.engine import CallState
from ivr.facts import AlternativesOffered, NoticeStarted, NotRemembered, OfferMade, TextAsked
from ivr.flow import Case, Collect, Digits, Flow, HangUp, Retry, Set, Step, Text, When
from ivr.flow import Say as SayStep
from tests.engine.scene import IMPLICIT, OTHERWISE, call, switchboard

CODE = Collect("Code ?", "code", Digits(3, 3), "then", Retry("bye"), Retry("bye"))


def typed(then: Step, **steps: Step) -> Flow:
    """A flow that asks for a code and goes on to that step."""
    return switchboard(start="code", code=CODE, then=then, **steps)


def test_a_text_says_what_was_set_and_nothing_for_what_was_not() -> None:
    flow = switchboard(
        start="set", set=Set((("reason", "une panne"),), "said"), said=HangUp("{reason}{moon}.")
    )
    assert call(flow).said == "une panne."


def test_only_what_says_the_caller_s_own_is_marked_as_theirs() -> None:
    told = call(typed(SayStep("Code {code}.", "bye")), "types 123")
    said = told.of(Say)
    assert [(each.words, each.personal) for each in said] == [("Code 1 2 3.", True), ("Au revoir.", False)]


def test_a_text_message_holds_the_digits_and_its_fact_does_not() -> None:
    told = call(typed(Text("Votre code : {code}.", next="bye", failed="bye")), "types 123")
    assert told.of(SendText) == [SendText("Votre code : 123.")]
    assert told.of(TextAsked) == [TextAsked("then", "Votre code : {code}.")]


def test_a_text_message_says_nothing_of_sensitive_digits() -> None:
    flow = typed(Text("Votre code : {code}.", next="bye", failed="bye"))
    secret = replace(flow, steps={**flow.steps, "code": replace(CODE, sensitive=True)})
    told = call(secret, "types 123")
    assert told.of(SendText) == [SendText("Votre code : .")]
    assert "123" not in json.dumps([fact.body() for fact in told.facts])


def test_words_that_are_evidence_say_nothing_the_caller_typed() -> None:
    notice = replace(IMPLICIT, notice="Dossier {code}. Enregistré {purposes}.", offer="{code}. Tapez 9.")
    flow = typed(notice, otherwise=replace(OTHERWISE, text="Dossier {code}, tapez 1."))
    told = call(flow, "types 123", "-", "9")
    words = [told.of(NoticeStarted)[0].words, told.of(OfferMade)[0].words]
    words.append(told.of(AlternativesOffered)[0].words)
    assert not any("1 2 3" in each or "123" in each for each in words)
    assert told.said == words[-1] == "Dossier , tapez 1."


def test_words_that_are_evidence_say_what_the_author_set() -> None:
    notice = replace(IMPLICIT, notice="{hello} Enregistré {purposes}.")
    flow = switchboard(start="set", set=Set((("hello", "Bonjour."),), "notice"), notice=notice)
    assert call(flow).of(NoticeStarted)[0].words.startswith("Bonjour. ")


@pytest.mark.parametrize(
    "values",
    [(("long", "x" * 41),), tuple((f"v{n}", "x") for n in range(13)), (("wide", "\U0001f600" * 39 + "xy"),)],
)
def test_what_there_is_no_room_for_is_not_remembered_and_known_to_be_missing(
    values: tuple[tuple[str, str], ...],
) -> None:
    told = call(switchboard(start="set", set=Set(values, "menu")))
    assert told.of(NotRemembered) == [NotRemembered("set", values[-1][0])]
    assert told.state.step == "menu"


def test_a_state_never_remembers_more_than_a_seal_can_carry() -> None:
    words = [f"{n:02}" + "".join(chr(0x4E00 + 977 * n + 61 * each) for each in range(38)) for n in range(12)]
    told = call(switchboard(start="set", set=Set(tuple((f"v{n}", words[n]) for n in range(12)), "menu")))
    assert told.of(NotRemembered)
    assert told.state.has_room


@pytest.mark.parametrize(
    ("case", "holds"),
    [
        (Case("code", "yes", variable="code", equals="123"), True),
        (Case("code", "yes", variable="code", equals="1 2 3"), False),
        (Case("code", "yes", variable="code"), True),
        (Case("code", "yes", variable="moon"), False),
        (Case("code", "yes", variable="moon", equals=""), False),
        (Case("country", "yes", countries=("BE", "FR")), True),
        (Case("country", "yes", countries=("BE",)), False),
        (Case("both", "yes", variable="code", equals="123", countries=("BE",)), False),
        (Case("always", "yes"), True),
    ],
)
def test_a_case_holds_when_all_that_is_written_in_it_does(case: Case, holds: bool) -> None:
    flow = typed(When((case,), otherwise="no"), yes=HangUp("Oui."), no=HangUp("Non."))
    assert call(flow, "types 123", country="FR").said == ("Oui." if holds else "Non.")


def test_the_first_case_that_holds_leads_on() -> None:
    cases = (Case("never", "bye", variable="moon"), Case("first", "one"), Case("second", "two"))
    flow = typed(When(cases, "bye"), one=HangUp("Un."), two=HangUp("Deux."))
    assert call(flow, "types 123").said == "Un."


def test_sensitive_digits_can_lead_on_in_the_turn_that_took_them() -> None:
    flow = typed(When((Case("code", "yes", variable="code", equals="123"),), "bye"), yes=HangUp("Oui."))
    secret = replace(flow, steps={**flow.steps, "code": replace(CODE, sensitive=True)})
    assert call(secret, "types 123").said == "Oui."


def test_a_call_that_began_on_an_earlier_version_goes_on() -> None:
    told = call(switchboard(), "-")
    earlier = told.state.to_list()
    assert len(earlier) == 18
    assert CallState.from_list(earlier) == told.state
