"""Takes one turn of a conversation: hears an event, then speaks until it must listen again.

Reads no clock, no disk, no network, no randomness: the same three arguments always give the same turn.
"""

from __future__ import annotations

from dataclasses import replace

from ivr.actions import Connect, GoOn, HangUp, SendText
from ivr.engine import consent, listening, recording
from ivr.engine.state import CallState, Waiting
from ivr.engine.turn import Draft, Turn
from ivr.events import (
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    TextSent,
    WentOn,
)
from ivr.facts import CallGivenUp, StepsTaken, TextAsked, TextFailed
from ivr.facts import CallStarted as CallTaken
from ivr.flow import Alternatives, Ask, Consent, Flow, StepName, Text, Transfer, Voicemail
from ivr.flow import HangUp as HangUpStep
from ivr.flow import Say as SayStep

MAX_STEPS_PER_TURN = 50
MAX_TURNS_PER_CALL = 150
MAX_SPOKEN_BYTES = 40_000
"""Of one document, escaped; Twilio refuses 64 kB (https://www.twilio.com/docs/api/errors/11750)."""

FALLBACK_RINGS = 30
TEXT_PAUSE = 2
"""Seconds between asking for a text message and coming back to learn what became of it."""


class CannotHear(Exception):
    """The call is not waiting for such an event; the telephone and we disagree about where it stands."""


def opening(flow: Flow) -> CallState:
    """The state of a call that has not begun."""
    return CallState(flow=flow.name, version=flow.version, step=flow.start)


def advance(flow: Flow, state: CallState, event: Event) -> Turn:
    """The turn that follows from this event; raises `CannotHear` when the call does not wait for it."""
    draft = Draft(flow, event, replace(state, turn=state.turn + 1))
    if event.may_record is MayRecord.LEDGER:
        draft.state = replace(draft.state, barred=MayRecord.LEDGER)
    if event.may_record is MayRecord.WITHDRAWN and not draft.state.permission.refused:
        draft.refuse("withdrawn")
    if draft.state.turn > MAX_TURNS_PER_CALL:
        if recording.withdrawal(draft):
            recording.withdraw_as_said(draft)
        return _given_up(draft, "too_many_turns")
    following = _hear(draft)
    return _walk(draft, following)


def _hear(draft: Draft) -> StepName | None:
    flow, state, event = draft.flow, draft.state, draft.event
    step = flow.steps.get(state.step)
    following: StepName | None
    match state.waiting, event, step:
        case Waiting.CALL, CallStarted(caller=caller, can_text=can_text), _:
            draft.state = replace(state, caller=caller, can_text=can_text)
            draft.facts.append(CallTaken(flow.name, flow.version, caller.value, flow.speaks, flow.voice))
            return flow.start
        case Waiting.NOTICE, Pressed() | StayedSilent(), Consent():
            following = consent.hear_notice(draft, step)
        case Waiting.OFFER, Pressed() | Spoke() | StayedSilent(), Consent():
            following = consent.hear_offer(draft, step)
        case Waiting.STAR, Pressed() | StayedSilent(), Transfer():
            following = recording.hear_star(draft, step)
        case Waiting.CHOICE | Waiting.ALTERNATIVE, Pressed() | Spoke(), Ask() | Alternatives() if (
            recording.withdrawal(draft)
        ):
            following = recording.withdraw_and_repeat(draft)
        case Waiting.CHOICE, Pressed() | Spoke() | StayedSilent(), Ask():
            following = listening.hear_choice(draft, step)
        case Waiting.ALTERNATIVE, Pressed() | Spoke() | StayedSilent(), Alternatives():
            following = listening.hear_alternative(draft, step)
        case Waiting.TALK | Waiting.RECORDED_TALK, TalkEnded(), Transfer():
            following = recording.hear_talk(draft, step)
        case Waiting.MESSAGE, MessageLeft(), Voicemail():
            following = recording.hear_message(draft, step)
        case Waiting.TEXT, TextSent(accepted=accepted), Text():
            following = step.next if accepted else step.failed
        case Waiting.DOCUMENT, WentOn(), _:
            following = state.step
        case _:
            message = f"cannot hear {type(event).__name__} while waiting for {state.waiting.name}"
            raise CannotHear(message)
    return following


def _walk(draft: Draft, following: StepName | None) -> Turn:
    """Goes from step to step until one of them must listen, talk, or end."""
    while following is not None:
        if following not in draft.flow.steps:
            return _given_up(draft, "no_such_step")
        if len(draft.steps) >= MAX_STEPS_PER_TURN:
            return _given_up(draft, "too_many_steps")
        draft.state = draft.state.moved(following)
        if draft.spoken_bytes > MAX_SPOKEN_BYTES:
            draft.end(Waiting.DOCUMENT, GoOn())
            break
        draft.steps.append(following)
        following = _arrive(draft)
    return _closed(draft) if draft.ended else _given_up(draft, "nowhere_to_go")


def _arrive(draft: Draft) -> StepName | None:
    step = draft.flow.steps[draft.state.step]
    following: StepName | None = None
    if draft.state.must_end and isinstance(step, Transfer | Voicemail | Ask | Consent):
        draft.say(draft.phrases.goodbye)
        draft.hang_up()
        return None
    match step:
        case SayStep():
            draft.say(step.text)
            following = step.next
        case Consent():
            following = consent.begin(draft, step)
        case Ask() | Alternatives():
            listening.ask(draft, step)
        case Transfer():
            recording.connect(draft, step)
        case Voicemail():
            following = recording.take_message(draft, step)
        case Text():
            following = _text(draft, step)
        case HangUpStep():
            draft.say(step.text or "")
            draft.hang_up()
    return following


def _text(draft: Draft, step: Text) -> StepName | None:
    if not draft.state.can_text:
        draft.facts.append(TextFailed("no_number"))
        return step.failed
    words = draft.fill(step.text)
    draft.facts.append(TextAsked(draft.state.step, words))
    draft.actions.append(SendText(words))
    draft.end(Waiting.TEXT, GoOn(TEXT_PAUSE))
    return None


def _given_up(draft: Draft, reason: str) -> Turn:
    """An apology and an unrecorded way to a person, instead of a conversation without end (law 9)."""
    draft.facts.append(CallGivenUp(draft.state.step, reason))
    draft.say(draft.phrases.trouble)
    fallback = draft.flow.business.fallback
    draft.end(
        Waiting.END,
        Connect(fallback, FALLBACK_RINGS, returns=False) if fallback else HangUp(),
    )
    return _closed(draft)


def _closed(draft: Draft) -> Turn:
    if draft.steps:
        call_taken = any(isinstance(fact, CallTaken) for fact in draft.facts[:1])
        draft.facts.insert(int(call_taken), StepsTaken(tuple(draft.steps)))
    return draft.turn()
