"""Any call on any flow whatever."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from ivr.engine import CallState, Waiting, advance, opening
from ivr.events import (
    Caller,
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Outcome,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    TextSent,
    Typed,
    WentOn,
    pack,
    unpack,
)
from ivr.flow import Flow
from tests.engine.any_flow import PHRASES, flows, mostly
from tests.engine.judge import Heard

ANY_FLOW = flows()
outside = st.sampled_from((*[MayRecord.YES] * 12, *MayRecord))
pauses = st.sampled_from([0, 1, 1, 4, 4, 4, 30, 86_400]).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def calls(
    draw: st.DrawFn, on: st.SearchStrategy[Flow] = ANY_FLOW, *, willing: bool = False
) -> tuple[Flow, list[Heard]]:
    """A flow and a call on it: any event the call can wait for, at any time, with any answer from outside.

    A willing caller listens to the end and mostly presses the first key.
    """
    flow = draw(on)
    at = datetime(2026, 12, 1, 22, 59, 58, tzinfo=UTC)
    caller, country = draw(st.sampled_from(Caller)), draw(st.sampled_from(["", "FR", "BE"]))
    event: Event = CallStarted(at, draw(outside), caller, draw(st.booleans()), country)
    state, call = opening(flow), list[Heard]()
    for _ in range(draw(st.integers(4, 16))):
        event = unpack(json.loads(json.dumps(pack(event))))
        turn = advance(flow, state, event)
        call.append((event, turn))
        state = CallState.from_list(json.loads(json.dumps(turn.state.to_list())))
        assert state == turn.state
        if state.waiting is Waiting.END:
            break
        at += draw(pauses)
        event = draw(willing_event(state, at) if willing else any_event(state, at))
    return flow, call


@st.composite
def any_event(draw: st.DrawFn, state: CallState, at: datetime) -> Event:
    """Whatever a caller or the network could do where this call stands."""
    may = draw(outside)
    silent = st.just(StayedSilent(at, may))
    pressed = st.sampled_from("11112299*#05").map(lambda key: Pressed(at, may, key))
    spoke = st.sampled_from((*PHRASES, "")).map(lambda phrase: Spoke(at, may, phrase))
    typed = st.sampled_from(["1", "12", "18", "9", "19", "1*", "", "#", "01122026", "1" * 20, "1" * 40])
    match state.waiting:
        case Waiting.NOTICE:
            return draw(mostly(silent, pressed))
        case Waiting.STAR:
            return draw(st.one_of(silent, pressed))
        case Waiting.OFFER:
            return draw(st.one_of(silent, silent, silent, pressed, spoke))
        case Waiting.CHOICE | Waiting.ALTERNATIVE | Waiting.READ_BACK:
            return draw(st.one_of(silent, pressed, pressed, spoke))
        case Waiting.DIGITS:
            return draw(mostly(typed.map(lambda digits: Typed(at, may, digits)), st.one_of(silent, spoke)))
        case Waiting.TALK | Waiting.RECORDED_TALK:
            return TalkEnded(at, may, draw(st.sampled_from(Outcome)))
        case Waiting.MESSAGE:
            return MessageLeft(at, may, draw(st.integers(0, 9)), draw(st.sampled_from(["", "#", "*", "9"])))
        case Waiting.TEXT:
            return TextSent(at, may, draw(st.booleans()))
        case _:
            return WentOn(at, may)


@st.composite
def willing_event(draw: st.DrawFn, state: CallState, at: datetime) -> Event:
    """What a caller does who wants to come as far as they can."""
    match state.waiting:
        case Waiting.NOTICE | Waiting.OFFER:
            usual: Event = StayedSilent(at, MayRecord.YES)
        case Waiting.CHOICE | Waiting.ALTERNATIVE | Waiting.READ_BACK:
            usual = Pressed(at, MayRecord.YES, "1")
        case _:
            return draw(any_event(state, at))
    return draw(mostly(st.just(usual), any_event(state, at)))
