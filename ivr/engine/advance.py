"""Takes one turn of a conversation: hears an event, then speaks until it must listen again.

Reads no clock, no disk, no network, no randomness: the same three arguments always give the same turn.
"""

from __future__ import annotations

from ivr.actions import GoOn, Play, SendText
from ivr.engine import branching, collecting, consent, listening, pausing, recording, window
from ivr.engine.giving_up import give_up, say_goodbye
from ivr.engine.going import go
from ivr.engine.remembering import in_writing, unfilled
from ivr.engine.replacing import replace
from ivr.engine.state import CallState, Waiting
from ivr.engine.turn import Draft, Turn, sha256
from ivr.engine.withdrawing import withdraw_and_repeat, withdraw_as_said, withdrawal
from ivr.engine.words import filled
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
    Typed,
    WentOn,
)
from ivr.facts import CallStarted as CallTaken
from ivr.facts import SoundPlayed, StepsTaken, TextAsked, TextFailed
from ivr.flow import (
    Alternatives,
    Ask,
    Collect,
    Consent,
    Flow,
    Goto,
    Hours,
    PauseRecording,
    Set,
    StepName,
    Text,
    Transfer,
    Voicemail,
    When,
)
from ivr.flow import HangUp as HangUpStep
from ivr.flow import Play as PlayStep
from ivr.flow import Say as SayStep

MAX_STEPS_PER_TURN = 50
MAX_TURNS_PER_CALL = 150
MAX_SPOKEN_BYTES = 40_000
"""Of one document, escaped; Twilio refuses 64 kB (https://www.twilio.com/docs/api/errors/11750)."""

TEXT_PAUSE = 2
"""Seconds between asking for a text message and coming back to learn what became of it."""


class CannotHear(Exception):
    """The call is not waiting for such an event; the telephone and we disagree about where it stands."""


def opening(flow: Flow) -> CallState:
    """The state of a call that has not begun."""
    return CallState(flow=flow.name, version=flow.version, step=flow.start)


def advance(flow: Flow, state: CallState, event: Event) -> Turn:
    """The turn that follows from this event; raises `CannotHear` when the call does not wait for it.

    `flow` is the one the call began in, whichever it is in now.
    """
    draft = Draft(flow, event, replace(state, turn=state.turn + 1))
    if event.may_record is MayRecord.LEDGER:
        draft.state = replace(draft.state, barred=MayRecord.LEDGER)
    if event.may_record is MayRecord.WITHDRAWN and not draft.state.permission.refused:
        draft.refuse("withdrawn")
    if draft.state.turn > MAX_TURNS_PER_CALL:
        if said := window.refusal(draft):
            window.refuse_late(draft, said)
        elif withdrawal(draft):
            withdraw_as_said(draft)
        give_up(draft, "too_many_turns")
        return draft.turn()
    following = _hear(draft)
    return _walk(draft, following)


def _hear(draft: Draft) -> StepName | None:
    """Where the call goes on from what was heard; nowhere while the same step listens again."""
    state, event = draft.state, draft.event
    match state.waiting, event, draft.flow.steps.get(state.step):
        case Waiting.CALL, CallStarted(), _:
            return _take(draft, event)
        case Waiting.TALK | Waiting.RECORDED_TALK, TalkEnded(), Transfer() as step:
            return recording.hear_talk(draft, step)
        case Waiting.STAR, Pressed() | StayedSilent(), Transfer() as step:
            return recording.hear_star(draft, step)
        case Waiting.MESSAGE, MessageLeft(), Voicemail() as step:
            return recording.hear_message(draft, step)
        case Waiting.TEXT, TextSent(accepted=accepted), Text() as step:
            return step.next if accepted else step.failed
        case Waiting.DOCUMENT, WentOn(), _:
            return state.step
        case Waiting.NOTICE, Pressed() | StayedSilent(), Consent() as step:
            return consent.hear_notice(draft, step)
        case Waiting.OFFER, Pressed() | Spoke() | StayedSilent(), Consent() as step:
            return consent.hear_offer(draft, step)
        case Waiting.DIGITS, Typed() | Spoke() | StayedSilent(), _:
            return _hear_answer(draft)
        case (
            Waiting.CHOICE | Waiting.ALTERNATIVE | Waiting.READ_BACK,
            Pressed() | Spoke() | StayedSilent(),
            _,
        ):
            return _hear_answer(draft)
    raise _cannot_hear(draft)


def _take(draft: Draft, event: CallStarted) -> StepName:
    flow = draft.entry
    draft.state = replace(draft.state, caller=event.caller, can_text=event.can_text, country=event.country)
    draft.facts.append(CallTaken(flow.name, flow.version, event.caller.value, flow.speaks, flow.voice))
    return flow.start


def _hear_answer(draft: Draft) -> StepName | None:
    """A no goes before every answer: a refusal that is still live, then taking back what was allowed."""
    if said := window.refusal(draft):
        return window.refuse_late(draft, said)
    if withdrawal(draft):
        return withdraw_and_repeat(draft)
    match draft.state.waiting, draft.flow.steps.get(draft.state.step):
        case Waiting.CHOICE, Ask() as step:
            return listening.hear_choice(draft, step)
        case Waiting.ALTERNATIVE, Alternatives() as step:
            return listening.hear_alternative(draft, step)
        case Waiting.DIGITS, Collect() as step:
            return collecting.hear_digits(draft, step)
        case Waiting.READ_BACK, Collect() as step:
            return collecting.hear_read_back(draft, step)
    raise _cannot_hear(draft)


def _cannot_hear(draft: Draft) -> CannotHear:
    heard, waiting = type(draft.event).__name__, draft.state.waiting.name
    return CannotHear(f"cannot hear {heard} while waiting for {waiting}")


def _walk(draft: Draft, following: StepName | None) -> Turn:
    """Goes from step to step until one of them must listen, talk, or end."""
    while following is not None:
        if following not in draft.flow.steps:
            give_up(draft, "no_such_step")
            break
        if len(draft.steps) >= MAX_STEPS_PER_TURN:
            give_up(draft, "too_many_steps")
            break
        draft.state = draft.state.moved(following)
        if draft.spoken_bytes > MAX_SPOKEN_BYTES:
            draft.end(Waiting.DOCUMENT, GoOn())
            break
        draft.steps.append(draft.state.place)
        following = _arrive(draft)
    if not draft.ended:
        give_up(draft, "nowhere_to_go")
    if draft.steps:
        call_taken = any(isinstance(fact, CallTaken) for fact in draft.facts[:1])
        draft.facts.insert(int(call_taken), StepsTaken(tuple(draft.steps)))
    return draft.turn()


def _arrive(draft: Draft) -> StepName | None:
    """Does what the step says, and leads on where it does not wait for anything."""
    step = draft.flow.steps[draft.state.step]
    if draft.state.must_end and isinstance(step, Transfer | Voicemail | Ask | Collect | Consent):
        say_goodbye(draft)
        return None
    pausing.follow(draft, step)
    match step:
        case SayStep():
            draft.say(step.text)
            return step.next
        case PlayStep():
            return _play(draft, step)
        case Consent():
            return consent.begin(draft, step)
        case Ask() | Alternatives():
            listening.ask(draft, step)
        case Collect():
            collecting.collect(draft, step)
        case Transfer():
            return recording.connect(draft, step)
        case Voicemail():
            return recording.take_message(draft, step)
        case Text():
            return _text(draft, step)
        case HangUpStep():
            draft.say(step.text or "")
            draft.hang_up()
        case _:
            return _lead_on(draft, step)
    return None


def _lead_on(draft: Draft, step: Hours | When | Set | Goto | PauseRecording) -> StepName | None:
    """Leads on from a step in which nothing is heard."""
    match step:
        case Hours():
            return branching.by_the_hour(draft, step)
        case When():
            return branching.by_the_case(draft, step)
        case Set():
            return branching.remember(draft, step)
        case Goto():
            return go(draft, step)
        case PauseRecording():
            return pausing.pause_or_resume(draft, step)


def _play(draft: Draft, step: PlayStep) -> StepName:
    draft.facts.append(SoundPlayed(draft.state.place, step.audio, step.text, sha256(step.text)))
    draft.actions.append(Play(step.audio, step.text))
    return step.next


def _text(draft: Draft, step: Text) -> StepName | None:
    if not draft.state.can_text:
        draft.facts.append(TextFailed("no_number"))
        return step.failed
    values = draft.state.values
    draft.facts.append(TextAsked(draft.state.place, filled(step.text, draft.flow, values=unfilled(values))))
    draft.actions.append(SendText(filled(step.text, draft.flow, values=in_writing(values))))
    draft.end(Waiting.TEXT, GoOn(TEXT_PAUSE))
    return None
