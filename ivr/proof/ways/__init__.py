"""The ways on from a step, for every verb: what the engine does there, seen from outside.

They are more than the engine takes, never fewer; a test plays random calls on it and finds each among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from ivr.flow import (
    Alternatives,
    Ask,
    Collect,
    Consent,
    Goto,
    HangUp,
    Hours,
    PauseRecording,
    Play,
    Say,
    Set,
    Step,
    Text,
    Transfer,
    Voicemail,
    When,
)
from ivr.proof.situation import Situation
from ivr.proof.way import Did, Way
from ivr.proof.ways.asking import alternatives, ask, collect
from ivr.proof.ways.branching import hours, when
from ivr.proof.ways.consenting import consent
from ivr.proof.ways.listening import stopped
from ivr.proof.ways.recording import transfer, voicemail
from ivr.proof.ways.talking import goto, hang_up, pause_recording, say, set_values, text
from ivr.proof.world import World

Ways = Callable[[World, Situation, Any], Iterator[Way]]

OF_VERBS: Mapping[type[Step], Ways] = {
    Say: say,
    Play: say,
    Consent: consent,
    Alternatives: alternatives,
    Ask: ask,
    Collect: collect,
    Hours: hours,
    Set: set_values,
    When: when,
    Goto: goto,
    PauseRecording: pause_recording,
    Transfer: transfer,
    Voicemail: voicemail,
    Text: text,
    HangUp: hang_up,
}

ENDS_WHERE_NOTHING_IS_LEFT = (Transfer, Voicemail, Ask, Collect, Consent)
"""Whoever refused what the law obliges to record is not served by these any more."""


def ways(world: World, situation: Situation) -> Iterator[Way]:
    """Every way on from a situation."""
    step = world.step(situation)
    if step is None or (situation.must_end and isinstance(step, ENDS_WHERE_NOTHING_IS_LEFT)):
        return iter((Way((), Did.ENDED, "", None),))
    found = OF_VERBS[type(step)](world, situation, step)
    if world.breaks_off and world.records and not situation.has_refused:
        return chain(found, [Way((), Did.STOPPED, "", stopped(situation))])
    return found
