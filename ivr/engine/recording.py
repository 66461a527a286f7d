"""Steps that record, the guard before them, and taking back what was allowed.

This is the second of two defences: the proof refuses a flow that could record somebody wrongly;
here nobody is recorded wrongly by any flow (laws 1 and 2).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ivr.actions import Connect, EraseRecordings, TakeMessage
from ivr.engine.state import Standing, Waiting
from ivr.engine.turn import Draft, means, sha256
from ivr.events import MayRecord, MessageLeft, Outcome, Pressed, StayedSilent, TalkEnded
from ivr.facts import (
    By,
    ConsentMissing,
    MessageTaken,
    RecordingAllowed,
    RecordingBlocked,
    RecordingKept,
    TransferEnded,
    TransferStarted,
    WithdrawalAsked,
    Withdrawn,
)
from ivr.flow import MESSAGE, Purpose, StepName, Transfer, Voicemail

STAR = "*"
"""The only key a caller can press while talking: Dial's `hangupOnStar`
(https://www.twilio.com/docs/voice/twiml/dial#hanguponstar)."""

ERASE_KEY, KEEP_KEY = "1", "2"
STAR_WINDOW = 6
END_OF_MESSAGE = "#"

FOR_EVERY_RECORDING = frozenset({MayRecord.LEDGER, MayRecord.WITHDRAWN, MayRecord.COUNTRY})
"""Reasons that forbid a mere message too; being outside a sample or a campaign does not."""


@dataclass(frozen=True)
class Verdict:
    """Whether a step may record this caller now: the purposes it may record for, or why it may not."""

    purposes: tuple[Purpose, ...] = ()
    reason: str = ""
    missing: bool = False


def connect(draft: Draft, step: Transfer) -> None:
    """Puts the caller through, recorded if and only if everything allows it."""
    recorded = False
    if step.record:
        wanted = tuple(purpose for purpose in _open(draft) if purpose.name != MESSAGE)
        recorded = _allowed(draft, verdict(draft, wanted), "transfer")
    draft.facts.append(TransferStarted(draft.state.step, recorded))
    draft.end(
        Waiting.RECORDED_TALK if recorded else Waiting.TALK,
        Connect(step.number, step.rings, recorded, star_ends=recorded and _star_withdraws(draft)),
    )


def hear_talk(draft: Draft, step: Transfer) -> StepName | None:
    """After a talk: on to what follows, or first the question whether its recording is to be erased."""
    if not isinstance(draft.event, TalkEnded):
        return None
    outcome = draft.event.outcome
    draft.facts.append(TransferEnded(draft.state.step, outcome.value))
    if outcome is Outcome.BUSY:
        return step.busy
    if outcome is Outcome.NO_ANSWER:
        return step.no_answer
    if outcome is Outcome.FAILED:
        return step.failed
    if draft.state.waiting is Waiting.RECORDED_TALK:
        draft.state = replace(draft.state, recorded=True)
        if _star_withdraws(draft):
            _ask_about_the_star(draft)
            return None
    return _after(draft, step.next)


def hear_star(draft: Draft, step: Transfer) -> StepName | None:
    """Only a clear wish to keep the recording keeps it: Twilio does not tell us who ended the talk."""
    if isinstance(draft.event, Pressed) and draft.event.key == KEEP_KEY:
        draft.facts.append(RecordingKept(draft.state.step))
        draft.say(draft.phrases.kept)
        return _after(draft, step.next)
    unknown_key = isinstance(draft.event, Pressed) and draft.event.key not in (ERASE_KEY, STAR)
    if unknown_key and draft.state.unclears == 0:
        draft.state = replace(draft.state, unclears=1)
        _ask_about_the_star(draft)
        return None
    by = By.SILENCE if isinstance(draft.event, StayedSilent) else By.KEY
    _withdraw(draft, by)
    draft.say(draft.phrases.withdrawn)
    return draft.state.step


def take_message(draft: Draft, step: Voicemail) -> StepName | None:
    """Takes a message from a caller who agreed to leave one; anybody else goes where the step says."""
    wanted = tuple(purpose for purpose in _open(draft) if purpose.name == step.purpose)
    if not _allowed(draft, verdict(draft, wanted, for_message=True), "voicemail"):
        return step.unrecorded
    draft.say(step.text)
    withdraw = _withdraw_key(draft)
    draft.end(Waiting.MESSAGE, TakeMessage(step.longest, END_OF_MESSAGE + withdraw))
    return None


def hear_message(draft: Draft, step: Voicemail) -> StepName | None:
    """The message is kept, unless it was ended by the key that withdraws."""
    if not isinstance(draft.event, MessageLeft):
        return None
    ended_by = draft.event.ended_by
    draft.facts.append(MessageTaken(draft.state.step, draft.event.seconds, ended_by))
    draft.state = replace(draft.state, recorded=draft.state.recorded or draft.event.seconds > 0)
    if ended_by and ended_by == _withdraw_key(draft):
        _withdraw(draft, By.KEY)
        draft.say(draft.phrases.withdrawn)
        return step.unrecorded
    return _after(draft, step.next)


def withdrawal(draft: Draft) -> str | None:
    """How the caller takes their consent back just now; None when they do not."""
    recording = draft.flow.recording
    return means(draft.event, recording.withdraw if recording else None)


def withdraw_and_repeat(draft: Draft) -> StepName:
    """Takes the caller's consent back, tells them so, and asks the same step's question again."""
    stood = draft.state.permission
    recorded_or_granted = stood.granted or draft.state.recorded
    withdraw_as_said(draft)
    draft.say(draft.phrases.withdrawn if recorded_or_granted else draft.phrases.not_recorded)
    return draft.state.step


def withdraw_as_said(draft: Draft) -> None:
    """Takes back what the caller allowed, by the key or the words they just used."""
    _withdraw(draft, By.KEY if isinstance(draft.event, Pressed) else By.VOICE)


def verdict(draft: Draft, wanted: tuple[Purpose, ...], *, for_message: bool = False) -> Verdict:
    """Whether this caller may be recorded now for any of the wanted purposes."""
    permission, outside = draft.state.permission, draft.event.may_record
    if permission.standing is Standing.UNASKED:
        return Verdict(reason="consent_missing", missing=True)
    if not permission.granted:
        return Verdict(reason=permission.why_not)
    if draft.state.barred is not MayRecord.YES:
        return Verdict(reason=draft.state.barred.value)
    agreed = tuple(purpose for purpose in wanted if purpose.name in permission.purposes)
    only_a_message = for_message and all(purpose.name == MESSAGE for purpose in agreed)
    if outside is not MayRecord.YES and (not only_a_message or outside in FOR_EVERY_RECORDING):
        return Verdict(reason=outside.value)
    return Verdict(agreed) if agreed else Verdict(reason="purpose" if wanted else "campaign")


def _allowed(draft: Draft, found: Verdict, source: str) -> bool:
    step = draft.state.step
    if found.purposes:
        names = tuple(purpose.name for purpose in found.purposes)
        keep = {purpose.name: str(purpose.keep) for purpose in found.purposes}
        draft.facts.append(RecordingAllowed(step, names, keep, source))
        return True
    if found.missing:
        draft.facts.append(ConsentMissing(step))
    draft.facts.append(RecordingBlocked(step, found.reason))
    return False


def _open(draft: Draft) -> tuple[Purpose, ...]:
    recording = draft.flow.recording
    return recording.open_on(draft.event.at.date()) if recording else ()


def _withdraw_key(draft: Draft) -> str:
    recording = draft.flow.recording
    return (recording.withdraw.key or "") if recording and recording.withdraw else ""


def _star_withdraws(draft: Draft) -> bool:
    return _withdraw_key(draft) == STAR


def _ask_about_the_star(draft: Draft) -> None:
    words = draft.phrases.star_question
    draft.facts.append(WithdrawalAsked(draft.state.step, sha256(words)))
    draft.listen(Waiting.STAR, words, STAR_WINDOW)


def _withdraw(draft: Draft, by: By) -> None:
    draft.facts.append(Withdrawn(draft.state.step, by.value))
    draft.actions.append(EraseRecordings())
    draft.refuse("withdrawn")


def _after(draft: Draft, next_step: StepName | None) -> StepName | None:
    if next_step is None:
        draft.say(draft.phrases.goodbye)
        draft.hang_up()
    return next_step
