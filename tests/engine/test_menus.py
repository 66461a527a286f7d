"""A menu is asked, asked again, and never for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import HangUp, Listen
from ivr.engine import listed_phrases
from ivr.facts import Chosen, NotUnderstood
from ivr.flow import Answer
from tests.engine.scene import call, switchboard, without_recording

FLOW = switchboard(start="menu")


def test_a_key_chooses() -> None:
    told = call(FLOW, "1")
    assert told.of(Chosen) == [Chosen("menu", "workshop", "key")]
    assert told.state.step == "workshop"


def test_a_listed_phrase_chooses() -> None:
    assert call(switchboard(), "-", "-", "atelier").of(Chosen) == [Chosen("menu", "workshop", "voice")]


def test_silence_twice_is_asked_again_and_a_third_time_ends_the_call_politely() -> None:
    told = call(FLOW, "-", "-")
    assert len(told.of(Listen)) == 1
    told.plays("-")
    assert told.said == "Au revoir."
    assert told.last.actions[-1] == HangUp()


def test_silence_and_noise_are_counted_apart() -> None:
    told = call(FLOW, "-", "5", "-", "5")
    assert [each.heard for each in told.of(NotUnderstood)] == ["silence", "unclear", "silence", "unclear"]
    assert told.of(Listen)


def test_patience_is_fresh_at_every_step() -> None:
    told = call(FLOW, "-", "-", "1", "busy", "-", "…")
    assert told.state.silences == 0


@pytest.mark.parametrize("speech", [True, False])
def test_speech_is_listened_to_only_where_the_flow_says_so(speech: bool) -> None:
    flow = without_recording(switchboard(start="menu", speech=speech))
    assert bool(call(flow).of(Listen)[0].phrases) is speech


def test_where_calls_may_be_recorded_nobody_undecided_is_listened_to() -> None:
    assert call(FLOW).of(Listen)[0].phrases == ()


def test_the_phrases_that_mean_something_are_those_listed_and_those_that_withdraw() -> None:
    flow = switchboard(withdraw=Answer("*", ("stop",)))
    assert listed_phrases(flow, call(flow, "-").state) == ("je refuse", "pas d'enregistrement", "stop")
    assert listed_phrases(flow, call(flow, "-", "-").state) == ("atelier", "message", "stop")
    assert listed_phrases(flow, call(flow, "9").state) == ("continuer", "venir", "stop")
    assert listed_phrases(flow, call(flow, "9", "1", "1").state) == ()
    assert listed_phrases(flow, replace(call(flow).state, step="gone")) == ()


def test_words_that_are_no_listed_phrase_are_never_remembered() -> None:
    told = call(switchboard(), "-", "-", "…")
    assert told.of(NotUnderstood) == [NotUnderstood("menu", "unclear")]
