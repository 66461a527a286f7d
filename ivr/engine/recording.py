"""Steps that record, and the guard before them.

This is the second of two defences: the proof refuses a flow that could record somebody wrongly;
here nobody is recorded wrongly by any flow (laws 1 and 2).
"""

from __future__ import annotations

from dataclasses import dataclass

from ivr.actions import Connect, TakeMessage
from ivr.engine.deciding import ABROAD
from ivr.engine.giving_up import say_goodbye
from ivr.engine.granting import granted_here
from ivr.engine.replacing import replace
from ivr.engine.state import Paused, Standing, Waiting
from ivr.engine.turn import Draft, sha256
from ivr.engine.whispering import whispered
from ivr.engine.window import refuse_late, refusing
from ivr.engine.withdrawing import withdraw, withdraw_keys
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
)
from ivr.flow import MESSAGE, Purpose, StepName, Transfer, Voicemail
from ivr.flow.business import RINGS_AT_MOST

STAR = "*"
"""The only key a caller can press while talking: Dial's `hangupOnStar`
(https://www.twilio.com/docs/voice/twiml/dial#hanguponstar)."""

ERASE_KEY, KEEP_KEY = "1", "2"
STAR_WINDOW = 6
END_OF_MESSAGE = "#"

FOR_EVERY_RECORDING = frozenset({MayRecord.LEDGER, MayRecord.PROOF, MayRecord.WITHDRAWN, MayRecord.COUNTRY})
"""Reasons that forbid a mere message too; being outside a sample or a campaign does not."""


@dataclass(frozen=True)
class Verdict:
    """Whether a step may record this caller now: the purposes it may record for, or why it may not."""

    purposes: tuple[Purpose, ...] = ()
    reason: str = ""
    missing: bool = False


def connect(draft: Draft, step: Transfer) -> StepName | None:
    """Puts the caller through, recorded if and only if everything allows it."""
    numbers, together = _numbers(draft, step)
    if not numbers:
        draft.facts.append(TransferEnded(draft.state.place, Outcome.FAILED.value))
        return step.failed
    recorded = False
    if step.record:
        wanted = tuple(purpose for purpose in _open(draft) if purpose.name != MESSAGE)
        recorded = _allowed(draft, verdict(draft, wanted), "transfer")
    draft.facts.append(TransferStarted(draft.state.place, recorded))
    draft.end(
        Waiting.RECORDED_TALK if recorded else Waiting.TALK,
        Connect(
            numbers,
            step.rings,
            recorded,
            star_ends=recorded and _star_withdraws(draft),
            together=together,
            whispers=whispered(draft.flow, step) != "",
        ),
    )
    return None


def hear_talk(draft: Draft, step: Transfer) -> StepName | None:
    """After a talk: on to what follows, or first the question whether its recording is to be erased."""
    if not isinstance(draft.event, TalkEnded):
        return None
    outcome = draft.event.outcome
    draft.facts.append(TransferEnded(draft.state.place, outcome.value))
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
        draft.facts.append(RecordingKept(draft.state.place))
        draft.say(draft.phrases.kept)
        return _after(draft, step.next)
    unknown_key = isinstance(draft.event, Pressed) and draft.event.key not in (ERASE_KEY, STAR)
    if unknown_key and draft.state.unclears == 0:
        draft.state = replace(draft.state, unclears=1)
        _ask_about_the_star(draft)
        return None
    by = By.SILENCE if isinstance(draft.event, StayedSilent) else By.KEY
    withdraw(draft, by)
    draft.say(draft.phrases.withdrawn)
    return draft.state.step


def take_message(draft: Draft, step: Voicemail) -> StepName | None:
    """Takes a message from a caller who agreed to leave one; anybody else goes where the step says."""
    wanted = tuple(purpose for purpose in _open(draft) if purpose.name == step.purpose)
    if not _allowed(draft, verdict(draft, wanted, for_message=True), "voicemail"):
        return step.unrecorded
    draft.say(step.text)
    live = refusing(draft.entry, draft.state)
    no_keys = withdraw_keys(draft) + ((live.key or "") if live else "")
    end_keys = "".join(dict.fromkeys(END_OF_MESSAGE + no_keys))
    draft.end(Waiting.MESSAGE, TakeMessage(step.longest, end_keys))
    return None


def hear_message(draft: Draft, step: Voicemail) -> StepName | None:
    """The message is kept, unless it was ended by a key that says no."""
    if not isinstance(draft.event, MessageLeft):
        return None
    ended_by = draft.event.ended_by
    draft.facts.append(MessageTaken(draft.state.place, draft.event.seconds, ended_by))
    draft.state = replace(draft.state, recorded=draft.state.recorded or draft.event.seconds > 0)
    live = refusing(draft.entry, draft.state)
    if live and ended_by and ended_by == live.key:
        return refuse_late(draft, ended_by)
    if ended_by and ended_by in withdraw_keys(draft):
        withdraw(draft, By.KEY)
        draft.say(draft.phrases.withdrawn)
        return step.unrecorded
    return _after(draft, step.next)


def verdict(draft: Draft, wanted: tuple[Purpose, ...], *, for_message: bool = False) -> Verdict:
    """Whether this caller may be recorded now for any of the wanted purposes."""
    permission, outside = draft.state.permission, draft.event.may_record
    if permission.standing is Standing.UNASKED:
        return Verdict(reason="consent_missing", missing=True)
    if not permission.granted:
        return Verdict(reason=permission.why_not)
    if draft.state.barred is not MayRecord.YES:
        return Verdict(reason=draft.state.barred.value)
    if draft.state.paused is not Paused.NO:
        return Verdict(reason="paused")
    granted = granted_here(draft)
    agreed = tuple(purpose for purpose in wanted if purpose.name in granted)
    only_a_message = for_message and all(purpose.name == MESSAGE for purpose in agreed)
    if outside is not MayRecord.YES and (not only_a_message or outside in FOR_EVERY_RECORDING):
        return Verdict(reason=outside.value)
    if agreed:
        return Verdict(agreed)
    return Verdict(reason=(ABROAD if permission.why_not == ABROAD else "purpose") if wanted else "campaign")


def _allowed(draft: Draft, found: Verdict, source: str) -> bool:
    step = draft.state.place
    if found.purposes:
        names = tuple(purpose.name for purpose in found.purposes)
        keep = {purpose.name: str(purpose.keep) for purpose in found.purposes}
        draft.facts.append(RecordingAllowed(step, names, keep, source))
        return True
    if found.missing:
        draft.facts.append(ConsentMissing(step))
    draft.facts.append(RecordingBlocked(step, found.reason))
    return False


def _numbers(draft: Draft, step: Transfer) -> tuple[tuple[str, ...], bool]:
    """The numbers to ring, and whether together; none where the team does not exist."""
    if step.team is None:
        return (step.number,), False
    team = draft.flow.teams.get(step.team)
    return (team.numbers[:RINGS_AT_MOST], team.ring == "together") if team else ((), False)


def _open(draft: Draft) -> tuple[Purpose, ...]:
    recording = draft.flow.recording
    return recording.open_on(draft.event.at.date()) if recording else ()


def _star_withdraws(draft: Draft) -> bool:
    return STAR in withdraw_keys(draft)


def _ask_about_the_star(draft: Draft) -> None:
    words = draft.phrases.star_question
    draft.facts.append(WithdrawalAsked(draft.state.place, sha256(words)))
    draft.listen(Waiting.STAR, (draft.speech(words),), STAR_WINDOW)


def _after(draft: Draft, next_step: StepName | None) -> StepName | None:
    if next_step is None:
        say_goodbye(draft)
    return next_step
