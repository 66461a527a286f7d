"""Everything a flow can ask of the telephone, known before anybody calls, so that it is built at loading.

Each step is played by itself on the engine. What another day changes is built when it is first heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ivr.actions import GoOn, HangUp, Say, Spoken
from ivr.engine import CallState, Turn, Waiting, advance
from ivr.engine.state import Permission, Standing
from ivr.engine.words import phrases
from ivr.events import Event, MayRecord, Outcome, Pressed, Spoke, StayedSilent, TalkEnded, WentOn
from ivr.flow import Alternatives, Flow, Step
from ivr.phone.twiml import fragment


def build_ahead(flow: Flow, now: datetime) -> None:
    """Builds the TwiML of all the flow can say as it is said today, where the business is."""
    for prompt in prompts(flow, now.astimezone(ZoneInfo(flow.business.timezone))):
        fragment(prompt)


def prompts(flow: Flow, at: datetime) -> set[Spoken]:
    """What calls on this flow can ask of the telephone at that time, whoever calls and whatever they do."""
    own = phrases(flow.speaks)
    said_anywhere = (own.trouble, own.withdrawn, own.not_recorded, own.kept, own.goodbye)
    found: set[Spoken] = {Say(words, flow.speaks, flow.voice) for words in said_anywhere}
    found |= {GoOn(), HangUp()}
    for name, step in flow.steps.items():
        for permission in _permissions(flow):
            for turn in _played(flow, name, step, permission, at):
                found.update(action for action in turn.actions if isinstance(action, Spoken))
    return found


def _permissions(flow: Flow) -> tuple[Permission, ...]:
    """A caller never asked, one who refused, and one who agreed to everything."""
    every = tuple(purpose.name for purpose in flow.recording.purposes) if flow.recording else ()
    refused = Permission(Standing.REFUSED, refused_once=True)
    return Permission(), refused, Permission(Standing.GRANTED, every)


def _played(flow: Flow, name: str, step: Step, permission: Permission, at: datetime) -> Iterator[Turn]:
    """The turn of a caller who comes to this step, and the turns in which they stay with it."""
    alone = replace(flow, steps={name: step})
    state = CallState(flow.name, flow.version, name, Waiting.DOCUMENT, permission=permission, can_text=True)
    arrival = advance(alone, state, WentOn(at, MayRecord.YES))
    yield arrival
    for event in _answers(step, arrival.state.waiting, at):
        yield advance(alone, arrival.state, event)


def _answers(step: Step, waiting: Waiting, at: datetime) -> Iterator[Event]:
    """What a caller does to hear what the step keeps for later: the offer, an alternative, the star."""
    may = MayRecord.YES
    if waiting is Waiting.NOTICE:
        yield StayedSilent(at, may)
        # Stopped from outside meanwhile: the offer then hears keys alone.
        yield StayedSilent(at, MayRecord.WITHDRAWN)
    if waiting is Waiting.RECORDED_TALK:
        yield TalkEnded(at, may, Outcome.TALKED)
    if waiting is Waiting.ALTERNATIVE and isinstance(step, Alternatives):
        for offer in step.offers:
            key, words = offer.answer.key, offer.answer.words
            yield Pressed(at, may, key) if key else Spoke(at, may, words[0] if words else "")
