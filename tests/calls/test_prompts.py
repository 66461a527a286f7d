"""What a flow can be heard to say is built when it is loaded, before anybody calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.actions import Listen, Play, Say, Spoken, TakeDigits
from ivr.calls.prompts import build_ahead, prompts
from ivr.engine import Waiting, advance, listed_phrases, opening
from ivr.events import Caller, CallStarted, Event, MayRecord, Spoke, StayedSilent
from ivr.flow import Answer, Flow, Set
from ivr.parse import FlowText, read_flow, read_flows
from ivr.phone import twiml
from ivr.phone.twiml import Addresses, document, fragment
from tests.engine.any_call import ANY_FLOW, any_event
from tests.engine.scene import EXPLICIT, MORNING, call, switchboard, without_recording

FLOWS = Path(__file__).parents[2] / "flows"
WITHDRAW = Answer("*", ("arrêtez l'enregistrement",))


def shipped(path: Path) -> Flow:
    flow = read_flow(path.read_bytes(), path.stem).flow
    assert flow is not None
    return flow.versioned("a" * 64)


def examples() -> list[Flow]:
    """The flows of every verb, those left out that say what a step of theirs remembers."""
    texts = {
        path.stem: FlowText(path.read_bytes())
        for path in sorted((FLOWS / "examples").glob("*.yaml"))
        if not path.stem.endswith(".test")
    }
    readings = read_flows(texts).values()
    return [
        reading.flow.versioned("a" * 64) for reading in readings if reading.flow and not sets(reading.flow)
    ]


def sets(flow: Flow) -> bool:
    return any(isinstance(step, Set) for step in flow.steps.values())


SERVED = [
    *(shipped(path) for path in sorted(FLOWS.glob("*.yaml")) if not path.stem.endswith(".test")),
    *examples(),
    switchboard(withdraw=WITHDRAW),
    switchboard(withdraw=WITHDRAW, notice=EXPLICIT),
    without_recording(switchboard()),
]


@st.composite
def days_calls(draw: st.DrawFn, flow: Flow) -> list[Spoken]:
    """Everything a call asks of the telephone, whatever the caller does within one minute."""
    at, asked = MORNING, list[Spoken]()
    event: Event = CallStarted(at, draw(may), draw(st.sampled_from(Caller)), draw(st.booleans()))
    state = opening(flow)
    for _ in range(draw(st.integers(3, 12))):
        turn = advance(flow, state, event)
        asked += [action for action in turn.actions if isinstance(action, Spoken)]
        state = turn.state
        if state.waiting is Waiting.END:
            break
        at += timedelta(seconds=1)
        event = draw(any_event(state, at))
        if isinstance(event, Spoke):
            listed = listed_phrases(flow, state)
            event = (
                StayedSilent(at, event.may_record)
                if not listed
                else replace(event, phrase=draw(st.sampled_from(listed)))
            )
    return asked


def is_personal(action: Spoken) -> bool:
    said = action.prompt if isinstance(action, Listen | TakeDigits) else (action,)
    return any(isinstance(each, Say) and each.personal for each in said)


may = st.sampled_from([*[MayRecord.YES] * 6, *MayRecord])


@pytest.mark.parametrize("flow", SERVED, ids=lambda flow: f"{flow.name} {flow.speaks} {flow.start}")
def test_nothing_that_a_call_asks_for_was_not_known_before(flow: Flow) -> None:
    known = prompts(flow, MORNING)

    @settings(max_examples=60)
    @given(days_calls(flow))
    def whatever_they_do(asked: list[Spoken]) -> None:
        assert [action for action in asked if action not in known and not is_personal(action)] == []

    whatever_they_do()


def example(name: str) -> Flow:
    return next(flow for flow in SERVED if flow.name == name)


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        ("collect", "Please type your patient number, then press hash."),
        ("goto", "We are open from nine to six, Monday to Friday."),
        ("transfer", "A patient for the front desk. This call is not recorded."),
        ("play", "Garage Martin, bonjour."),
    ],
)
def test_what_the_verbs_say_is_built_too_and_what_other_flows_and_whispers_say(flow: str, words: str) -> None:
    found = set()
    for prompt in prompts(example(flow), MORNING):
        said = prompt.prompt if isinstance(prompt, Listen | TakeDigits) else (prompt,)
        found |= {each.words for each in said if isinstance(each, Say | Play)}
    assert words in found


def test_the_long_notice_is_built_too() -> None:
    longer = [
        prompt
        for prompt in prompts(example("consent"), MORNING)
        if isinstance(prompt, Listen) and len(prompt.prompt) == 2
    ]
    assert {prompt.prompt[0].words[:8] for prompt in longer} == {"Seul un "}
    assert len(longer) >= 2, "before the notice and before the offer"


def test_the_first_caller_waits_for_no_building(monkeypatch: pytest.MonkeyPatch) -> None:
    fragment.cache_clear()
    flow = switchboard(withdraw=WITHDRAW)
    build_ahead(flow, MORNING)

    def not_now() -> None:
        raise AssertionError("built while a caller waits")

    monkeypatch.setattr(twiml, "VoiceResponse", not_now)
    told = call(flow, "-", "-", "1", "talked", "2")
    for turn in told.turns:
        assert document(turn.actions, Addresses("https://calls.example.com/x", "https://calls.example.com/r"))


def test_what_is_built_is_said_as_it_is_on_the_day_where_the_business_is() -> None:
    flow = switchboard()
    eve, day = MORNING.replace(month=11, day=30), MORNING
    assert notices(flow, eve) != notices(flow, day)
    fragment.cache_clear()
    build_ahead(flow, MORNING.replace(month=11, day=30, hour=23, minute=30))
    before = fragment.cache_info().misses
    for listen in notices(flow, day):
        fragment(listen)
    assert fragment.cache_info().misses == before


def notices(flow: Flow, at: object) -> set[Listen]:
    return {
        prompt
        for prompt in prompts(flow, at)  # type: ignore[arg-type]
        if isinstance(prompt, Listen) and "enregistré" in prompt.prompt[0].words and prompt.seconds == 1
    }


@settings(max_examples=60)
@given(ANY_FLOW)
def test_no_flow_whatever_keeps_itself_from_being_loaded(flow: Flow) -> None:
    assert Say("", flow.speaks, flow.voice) not in prompts(flow, MORNING)
