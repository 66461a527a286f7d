"""What a call is between two turns fits a seal, whatever it remembers and however far it has gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.engine import CallState, advance
from ivr.engine.state import Paused, Permission, Remembered, Source, Standing, Waiting, Window
from ivr.events import MayRecord, WentOn
from ivr.flow import Flow, Goto, Recording, Set
from ivr.phone.seal import LONGEST, Seal
from tests.engine.any_call import calls
from tests.engine.judge import Heard
from tests.engine.scene import MESSAGE, MORNING, QUALITY, TRAINING, switchboard

CALL = "CA" + "0" * 32
SEAL = Seal([bytes(range(64))])
MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
names = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=40, max_size=64)
"""As long and as mixed as names may be: nothing about them can be compressed."""


def sealed(state: CallState) -> int:
    """The length of the address the state travels in; `Seal.close` refuses what is too long."""
    return len(SEAL.close([state.to_list(), []], CALL))


@MANY
@given(calls())
def test_every_state_of_any_call_fits(made: tuple[Flow, list[Heard]]) -> None:
    for _, turn in made[1]:
        assert sealed(turn.state) <= LONGEST


@st.composite
def full_states(draw: st.DrawFn) -> CallState:
    """A state with a value in every field, and names as long as names may be."""
    purposes = ("service_quality", "training", "message")
    other = draw(names)
    return CallState(
        flow=draw(names),
        version=draw(hashes),
        step="set",
        waiting=Waiting.DOCUMENT,
        turn=149,
        silences=5,
        unclears=5,
        permission=Permission(Standing.GRANTED, purposes, True, "unanswered", ("", other, other)),
        barred=MayRecord.LEDGER,
        recorded=True,
        must_end=False,
        notice_sha256=draw(hashes),
        asked=purposes,
        country="FR",
        paused=Paused.ASKED,
        typed="12345678901234567890",
        times=3,
        window=Window(other, draw(names), (("", draw(names)),), 1_796_165_998_000, draw(hashes)),
    )


@settings(MANY, max_examples=60)
@given(
    full_states(),
    st.lists(st.tuples(names, st.text(max_size=40)), max_size=14),
    st.lists(st.tuples(names, names), max_size=9),
)
def test_a_call_that_remembers_all_it_can_and_waits_in_many_flows_fits(
    state: CallState, values: list[tuple[str, str]], frames: list[tuple[str, str]]
) -> None:
    recording = Recording((QUALITY, TRAINING, MESSAGE))
    steps: dict[str, Any] = {"set": Set(tuple(values), "go")}
    flow = replace(switchboard(), recording=recording, name="flow")
    for there, here in frames:
        other = replace(
            flow, name=there, start="on", steps={"on": Goto("flow", "on"), here: Goto("flow", "on")}
        )
        flow = replace(flow, others={**flow.others, there: other})
    steps["go"] = Goto(frames[0][0] if frames else "nowhere", "bye")
    flow = replace(flow, steps={**flow.steps, **steps})
    for depth in range(min(len(frames), 8) + 1):
        waits = tuple((there, here) for there, here in frames[:depth])
        start = replace(state, stack=waits)
        if not start.has_room:
            break
        turn = advance(flow, start, WentOn(MORNING, MayRecord.LEDGER))
        assert sealed(turn.state) <= LONGEST
        assert len(turn.state.stack) <= 8
        assert len(turn.state.values) <= 12


@given(st.lists(st.sampled_from(Source), max_size=12), st.lists(st.tuples(names, names), max_size=8), hashes)
def test_every_state_comes_back_as_it_went(
    sources: list[Source], stack: list[tuple[str, str]], digest: str
) -> None:
    values = tuple(Remembered(f"v{n}", f"é{n}", source) for n, source in enumerate(sources))
    state = CallState("flow", digest, "step", values=values, stack=tuple(stack))
    assert CallState.from_list(state.to_list()) == state
