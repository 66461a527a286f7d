"""What travels between two turns comes back as it went, or not at all."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.engine import CallState
from ivr.events import (
    KINDS,
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
    UnreadableEvent,
    WentOn,
    pack,
    unpack,
)
from ivr.facts import KINDS as FACTS
from ivr.facts import read
from tests.engine.scene import MORNING, call, switchboard

moments = st.builds(
    lambda seconds, offset: datetime.fromtimestamp(seconds, timezone(timedelta(minutes=offset))),
    st.integers(0, 4_000_000_000),
    st.integers(-12 * 60, 14 * 60),
)
may = st.sampled_from(MayRecord)
events = st.one_of(
    st.builds(CallStarted, moments, may, st.sampled_from(Caller), st.booleans(), st.text(max_size=2)),
    st.builds(Pressed, moments, may, st.text()),
    st.builds(Spoke, moments, may, st.text()),
    st.builds(StayedSilent, moments, may),
    st.builds(TalkEnded, moments, may, st.sampled_from(Outcome)),
    st.builds(MessageLeft, moments, may, st.integers(), st.text()),
    st.builds(TextSent, moments, may, st.booleans()),
    st.builds(WentOn, moments, may),
    st.builds(Typed, moments, may, st.text("0123456789*#")),
)


@given(events)
def test_an_event_comes_back_as_it_went_with_its_own_local_time(event: Event) -> None:
    back = unpack(json.loads(json.dumps(pack(event))))
    assert back == event
    assert back.at.utcoffset() == event.at.utcoffset()


def test_an_event_is_known_by_a_number_that_never_changes() -> None:
    names = [kind.__name__ for kind in KINDS]
    assert names == [
        "CallStarted",
        "Pressed",
        "Spoke",
        "StayedSilent",
        "TalkEnded",
        "MessageLeft",
        "TextSent",
        "WentOn",
        "Typed",
    ]


def test_a_call_that_began_before_countries_were_known_is_still_read() -> None:
    before = unpack([0, 1_796_117_400_000, 60, "yes", "number", True])
    assert before == CallStarted(before.at, MayRecord.YES, Caller.NUMBER, True, country="")


@pytest.mark.parametrize(
    "packed",
    [
        [],
        [0],
        [99, 0, 0, "yes"],
        [-1, 0, 0, "yes"],
        [3, 0, 0, "perhaps"],
        [3, 0, 0, "yes", "more"],
        [1, 0, 0, "yes"],
        [0, 0, 0, "yes", "number"],
        [0, 0, 0, "yes", "number", True, "FR", "more"],
        [4, 0, 0, "yes", "eloped"],
        [3, "noon", 0, "yes"],
        [3, 10**30, 0, "yes"],
        [3, 0, 10**30, "yes"],
        [3, 0, 1440, "yes"],
    ],
)
def test_what_is_no_event_is_not_read_as_one(packed: list[int | str | bool]) -> None:
    with pytest.raises(UnreadableEvent):
        unpack(packed)


@pytest.mark.parametrize("values", [[], ["a"] * 17, ["a"] * 18, ["a"] * 27, ["a"] * 28, ["a"] * 30])
def test_what_is_no_state_is_not_read_as_one(values: list[str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        CallState.from_list(values)


def test_every_fact_of_a_call_is_read_back_from_its_plain_values() -> None:
    told = call(switchboard(), "5", "-", "…", "-", "1", "busy", "-", "1", "message 3 #")
    for fact in told.facts:
        assert read(fact.kind, json.loads(json.dumps(fact.body()))) == fact


def test_a_fact_of_a_later_version_or_with_something_missing_is_not_read() -> None:
    assert read("moon_phase", {}) is None
    assert read("hung_up", {}) is None
    assert read("hung_up", {"step": "bye", "moon": "full"}) == FACTS["hung_up"](step="bye")  # type: ignore[call-arg]


def test_a_fact_kept_before_it_could_say_more_is_still_read() -> None:
    assert read("recording_started", {"source": "DialVerb"}) == FACTS["recording_started"](source="DialVerb")  # type: ignore[call-arg]


def test_no_fact_or_action_but_a_connection_holds_a_telephone_number() -> None:
    told = call(switchboard(), "-", "-", "1", "busy", at=MORNING)
    assert "+33" not in json.dumps([fact.body() for fact in told.facts])
    assert "+33" not in json.dumps(told.state.to_list())
