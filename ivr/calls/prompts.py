"""Everything a flow can ask of the telephone, known before anybody calls, so that it is built at loading.

Each step is played by itself on the engine. What another day changes is built when it is first heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ivr.actions import GoOn, HangUp, Say, Spoken
from ivr.engine import CallState, Turn, Waiting, advance, whisper
from ivr.engine.phrases import phrases
from ivr.engine.state import Permission, Standing
from ivr.events import Event, MayRecord, Outcome, Pressed, Spoke, StayedSilent, TalkEnded, WentOn
from ivr.flow import Alternatives, Answer, Consent, Flow, Step, Text
from ivr.flow import HangUp as HangUpStep
from ivr.flow import Play as PlayStep
from ivr.flow import Say as SayStep
from ivr.phone.twiml import fragment

ANSWERS = 3
"""In one step: past the notice, past the offer, and once more."""


ALIKE = (SayStep, PlayStep, Text, HangUpStep)
"""Steps that say the same whatever the caller allows."""


def build_ahead(flow: Flow, now: datetime) -> None:
    """Builds the TwiML of all the flow can say as it is said today, where the business is."""
    for prompt in prompts(flow, now.astimezone(ZoneInfo(flow.business.timezone))):
        fragment(prompt)


def prompts(flow: Flow, at: datetime) -> set[Spoken]:
    """What calls on this flow can ask of the telephone at that time, whoever calls and whatever they do.

    Left out is what only one call says: words with something remembered, questions joined with what is said
    before them while a refusal stays live.
    """
    found: set[Spoken] = {GoOn(), HangUp()}
    for inside, here in {"": flow, **flow.others}.items():
        own = phrases(here.speaks)
        said_anywhere = (own.trouble, own.withdrawn, own.not_recorded, own.kept, own.goodbye)
        found |= {Say(words, here.speaks, here.voice) for words in said_anywhere}
        for name, step in here.steps.items():
            alone = replace(here, steps={name: step})
            entry = replace(flow, others={**flow.others, inside: alone}) if inside else alone
            every = _permissions(here, inside)
            for permission in every[:1] if isinstance(step, ALIKE) else every:
                for turn in _played(entry, inside, name, step, permission, at):
                    said = (*turn.actions, *whisper(entry, turn.state))
                    found.update(action for action in said if isinstance(action, Spoken))
    return found


def _permissions(flow: Flow, inside: str) -> tuple[Permission, ...]:
    """A caller never asked, one who refused, and one who agreed to everything."""
    every = tuple(purpose.name for purpose in flow.recording.purposes) if flow.recording else ()
    refused = Permission(Standing.REFUSED, refused_once=True)
    granted = Permission(Standing.GRANTED, every, told_in=(inside,) * len(every))
    return Permission(), refused, granted


def _played(
    entry: Flow, inside: str, name: str, step: Step, permission: Permission, at: datetime
) -> Iterator[Turn]:
    """The turn of a caller who comes to this step, and the turns in which they stay with it."""
    state = CallState(
        entry.name,
        entry.version,
        name,
        Waiting.DOCUMENT,
        permission=permission,
        can_text=True,
        inside=inside,
    )
    last = [advance(entry, state, WentOn(at, MayRecord.YES))]
    yield from last
    for _ in range(ANSWERS):
        last = [
            advance(entry, turn.state, event)
            for turn in last
            if turn.state.step == name
            for event in _answers(step, turn.state.waiting, at)
        ]
        yield from last


def _answers(step: Step, waiting: Waiting, at: datetime) -> Iterator[Event]:
    """What a caller does to hear what the step keeps for later: the offer, more, an alternative, the star."""
    may = MayRecord.YES
    if waiting is Waiting.NOTICE:
        yield StayedSilent(at, may)
        # Stopped from outside meanwhile: the offer then hears keys alone.
        yield StayedSilent(at, MayRecord.WITHDRAWN)
    if waiting in (Waiting.NOTICE, Waiting.OFFER) and isinstance(step, Consent) and step.more:
        if step.more.answer.key:
            yield Pressed(at, may, step.more.answer.key)
        elif waiting is Waiting.OFFER:
            yield _given(step.more.answer, at)
    if waiting is Waiting.RECORDED_TALK:
        yield TalkEnded(at, may, Outcome.TALKED)
    if waiting is Waiting.ALTERNATIVE and isinstance(step, Alternatives):
        for offer in step.offers:
            yield _given(offer.answer, at)


def _given(answer: Answer, at: datetime) -> Event:
    may, words = MayRecord.YES, answer.words
    return Pressed(at, may, answer.key) if answer.key else Spoke(at, may, words[0] if words else "")
