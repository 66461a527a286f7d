"""A call goes to another flow and comes back; what was permitted counts there on the same terms alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from ivr.actions import Connect, EraseRecordings, HangUp, Listen
from ivr.engine import CallState, Waiting, current, listed_phrases
from ivr.facts import (
    CallGivenUp,
    ConsentMissing,
    Decision,
    FlowEntered,
    NoticeStarted,
    RecordingBlocked,
    StepsTaken,
    Withdrawn,
)
from ivr.flow import (
    BACK,
    Answer,
    Ask,
    Choice,
    Flow,
    Goto,
    Purpose,
    Recording,
    Retry,
    Say,
    Span,
    Step,
    Transfer,
)
from tests.engine.scene import IMPLICIT, MENU, QUALITY, TRAINING, WORKSHOP_STEP, call, switchboard

AGREED = ("-", "-")
INSIDE: dict[str, Step] = {
    "start": Say("Ici l'atelier.", "ask"),
    "ask": Ask("Tapez 1 pour revenir.", (Choice("back", Answer("1"), "back"),), Retry("back"), Retry("back")),
    "back": Goto(BACK),
    "talk": Transfer("+33199000102", "back", "back", "back", record=True),
}


def workshop(start: str = "start", recording: Recording | None = None, **fields: Any) -> Flow:
    """Another flow, that comes back."""
    flow = switchboard()
    made = replace(flow, name="workshop", start=start, steps=INSIDE, recording=recording, version="")
    return replace(made, **fields)


def firm(there: Flow, *, back_to: str | None = "menu", **steps: Step) -> Flow:
    """The switchboard, whose menu leads to another flow by its first key."""
    there_first = replace(MENU, choices=(Choice("there", Answer("1"), "there"), *MENU.choices[1:]))
    flow = switchboard(withdraw=Answer("*", ("stop",)), menu=there_first, there=Goto("workshop", back_to))
    return replace(flow, steps={**flow.steps, **steps}, others={"workshop": there})


def test_the_call_goes_on_in_the_other_flow_and_comes_back() -> None:
    told = call(firm(workshop()), *AGREED, "1")
    assert told.said == "Ici l'atelier. Tapez 1 pour revenir."
    told.plays("1")
    assert told.said == MENU.text
    assert told.of(FlowEntered) == [FlowEntered("there", "workshop"), FlowEntered("workshop/back", "accueil")]


def test_steps_of_another_flow_are_remembered_with_its_name() -> None:
    told = call(firm(workshop()), *AGREED, "1", "1")
    assert told.of(StepsTaken)[-2].steps == ("there", "workshop/start", "workshop/ask")
    assert told.of(StepsTaken)[-1].steps == ("workshop/back", "menu")


def test_voice_language_and_speech_are_those_of_the_flow_the_call_is_in() -> None:
    there = workshop(speaks="en-GB", voice="Polly.Amy-Neural", speech=False)
    flow = firm(there)
    told = call(flow, *AGREED, "1")
    (asked,) = told.of(Listen)
    assert (asked.language, asked.prompt[0].voice, asked.phrases) == (  # type: ignore[union-attr]
        "en-GB",
        "Polly.Amy-Neural",
        (),
    )
    assert current(flow, told.state) is there
    assert current(flow, told.plays("1").state) is flow


def test_coming_back_where_nothing_follows_ends_the_call_with_a_word() -> None:
    told = call(firm(workshop(), back_to=None), *AGREED, "1", "1")
    assert "Au revoir" in told.said
    assert told.last.actions[-1] == HangUp()


def test_coming_back_from_the_flow_the_call_began_in_ends_the_call_with_a_word() -> None:
    told = call(switchboard(start="back", back=Goto(BACK)))
    assert "Au revoir" in told.said
    assert told.last.actions[-1] == HangUp()


def test_a_flow_that_is_not_there_leads_to_a_person() -> None:
    told = call(switchboard(start="there", there=Goto("moon", "menu")))
    assert told.of(CallGivenUp) == [CallGivenUp("there", "no_such_flow")]
    assert told.last.state.waiting is Waiting.END


def test_eight_flows_deep_is_deep_enough() -> None:
    deeper = workshop("ask", steps={**INSIDE, "back": Goto("workshop", "back")})
    told = call(firm(deeper), *AGREED, "1")
    for depth in range(2, 9):
        told.plays("1")
        assert len(told.state.stack) == depth
    assert told.plays("1").of(CallGivenUp) == [CallGivenUp("workshop/back", "too_deep")]


def test_going_home_for_good_can_be_done_without_end_and_leaves_nothing_waiting() -> None:
    home = workshop("ask", steps={**INSIDE, "back": Goto("accueil")})
    told = call(firm(home), *AGREED)
    for _ in range(20):
        told.plays("1")
        assert len(told.state.stack) == 1
        told.plays("1")
        assert told.state.stack == ()
        assert (told.state.inside, told.state.step) == ("", "menu")


def test_where_a_call_is_travels_between_turns() -> None:
    told = call(firm(workshop()), *AGREED, "1")
    assert CallState.from_list(json.loads(json.dumps(told.state.to_list()))) == told.state


SAME = Recording((QUALITY, TRAINING))


def test_what_was_permitted_counts_in_a_flow_that_declares_it_alike() -> None:
    told = call(firm(workshop("talk", SAME)), *AGREED, "1")
    assert told.of(Connect)[0].record


@pytest.mark.parametrize(
    ("recording", "reason"),
    [
        (None, "campaign"),
        (Recording((Purpose("complaint_evidence", Span(6, "months")),)), "purpose"),
        (Recording((replace(QUALITY, keep=Span(5, "years")),)), "purpose"),
        (Recording((replace(QUALITY, keep=Span(1, "days")),)), "purpose"),
        (Recording((replace(QUALITY, spoken="pour la publicité"),)), "purpose"),
    ],
)
def test_nobody_agreed_to_what_another_flow_declares_and_they_were_not_told(
    recording: Recording | None, reason: str
) -> None:
    told = call(firm(workshop("talk", recording)), *AGREED, "1")
    assert not told.recorded
    assert told.of(RecordingBlocked) == [RecordingBlocked("workshop/talk", reason)]


def test_another_flow_asks_for_what_was_not_told_on_its_own_terms() -> None:
    longer = Recording((replace(QUALITY, keep=Span(1, "years")),))
    asks = workshop("notice", longer, steps={**INSIDE, "notice": replace(IMPLICIT, continued="talk")})
    told = call(firm(asks), *AGREED, "1")
    assert [notice.step for notice in told.of(NoticeStarted)] == ["notice", "workshop/notice"]
    assert {notice.version for notice in told.of(NoticeStarted)} == {"a" * 64}
    told.plays("-", "-")
    assert told.of(Connect)[0].record
    told = call(firm(asks, workshop=WORKSHOP_STEP), *AGREED, "1", "-", "-", "busy")
    assert told.state.permission.granted_in == {"service_quality": "workshop", "training": ""}


def test_a_caller_nobody_told_is_nowhere_recorded() -> None:
    told = call(replace(firm(workshop("talk", SAME)), start="there"))
    assert told.of(ConsentMissing) == [ConsentMissing("workshop/talk")]
    assert not told.recorded


def test_a_refusal_is_a_refusal_in_every_flow() -> None:
    told = call(firm(workshop("talk", SAME)), "9", "1", "1")
    assert told.of(RecordingBlocked)[0].reason == "refused"


def test_what_withdraws_where_the_caller_was_asked_withdraws_everywhere() -> None:
    flow = firm(workshop())
    told = call(flow, *AGREED, "1")
    assert listed_phrases(flow, told.state) == ("stop",)
    told.plays("*")
    assert told.of(Withdrawn) == [Withdrawn("workshop/ask", "key")]
    assert EraseRecordings() in told.last.actions
    assert told.state.place == "workshop/ask"


def test_the_star_ends_a_talk_of_another_flow_where_it_was_told_to_withdraw() -> None:
    told = call(firm(workshop("talk", SAME)), *AGREED, "1")
    assert told.of(Connect)[0].star_ends
    assert told.plays("talked").state.waiting is Waiting.STAR
    assert told.plays("1").of(Connect)[0].numbers == ("+33199000102",)


def test_nobody_undecided_is_listened_to_in_a_flow_that_records_nothing() -> None:
    flow = replace(firm(workshop(speech=True)), start="there")
    assert call(flow).of(Listen)[0].phrases == ()


def test_trouble_in_a_flow_without_a_fallback_reaches_the_first_one_s() -> None:
    there = workshop("nowhere", business=replace(switchboard().business, fallback=None))
    told = call(firm(there), *AGREED, "1")
    assert told.of(CallGivenUp) == [CallGivenUp("workshop/nowhere", "no_such_step")]
    assert told.last.actions[-1] == Connect(("+33199000999",), 30, returns=False)


def test_a_decision_made_elsewhere_is_remembered_with_its_flow() -> None:
    asks = workshop("notice", SAME, steps={**INSIDE, "notice": replace(IMPLICIT, continued="ask")})
    told = call(replace(firm(asks), start="there"), "-", "-")
    assert told.of(Decision)[0].step == "workshop/notice"
