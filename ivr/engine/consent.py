"""Consent on the telephone, in two documents: the notice, then the offer and its window.

A consent step starts no recording; it only settles what the caller permits (laws 4 and 5).
"""

from __future__ import annotations

from ivr.engine.deciding import GRANTS, Question, decide, no
from ivr.engine.granting import granted_here
from ivr.engine.notice import (
    is_refusable,
    offer_words,
    speak_notice,
    speak_offer,
    told,
    window_seconds,
)
from ivr.engine.replacing import replace
from ivr.engine.state import Standing
from ivr.engine.turn import Draft, means, sha256
from ivr.engine.window import open_window
from ivr.engine.withdrawing import withdrawal
from ivr.events import Pressed, StayedSilent
from ivr.facts import By, Decided, NoticeCompleted, NoticeCut, NotUnderstood
from ivr.flow import Consent, Mode, Purpose, StepName

TIMES_A_CUT_NOTICE_IS_REPEATED = 1
TIMES_MORE_IS_SAID = 3
"""In one step; then its key counts as any key that means nothing there."""


def begin(draft: Draft, step: Consent) -> StepName | None:
    """Speaks the notice, or goes on where there is nothing to ask this caller."""
    permission = draft.state.permission
    asked = _asked(draft, step)
    if not asked:
        if permission.standing is Standing.UNASKED:
            draft.permit(lambda held: replace(held, standing=Standing.UNDECIDED, why_not="campaign"))
        return step.accepted or step.continued
    if permission.granted and {purpose.name for purpose in asked} <= granted_here(draft):
        return step.accepted or step.continued
    if permission.refused_once and step.mode is not Mode.EXPLICIT:
        return step.continued
    draft.state = replace(draft.state, asked=tuple(purpose.name for purpose in asked))
    speak_notice(draft, step)
    return None


def hear_notice(draft: Draft, step: Consent) -> StepName | None:
    """Silence is the notice heard to its end; the refusal key is a refusal; any other key cut it short."""
    if isinstance(draft.event, StayedSilent):
        draft.facts.append(NoticeCompleted(draft.state.place, draft.state.notice_sha256))
        draft.state = replace(draft.state, unclears=0, silences=0)
        speak_offer(draft, step)
        return None
    if said := _refusal(draft, step):
        return _decided(draft, step, no(step), By.KEY, said)
    if _asks_for_more(draft, step):
        speak_notice(draft, step, more=True)
        return None
    key = draft.event.key if isinstance(draft.event, Pressed) else ""
    draft.facts.append(NoticeCut(draft.state.place, key))
    if draft.state.unclears < TIMES_A_CUT_NOTICE_IS_REPEATED:
        draft.state = replace(draft.state, unclears=draft.state.unclears + 1)
        speak_notice(draft, step)
        return None
    return _decided(draft, step, Decided.UNCLEAR, By.CUTTING_THE_NOTICE, key)


def hear_offer(draft: Draft, step: Consent) -> StepName | None:
    """A listed refusal or acceptance decides; silence decides by the mode; anything else is unclear."""
    by = By.KEY if isinstance(draft.event, Pressed) else By.VOICE
    if said := _refusal(draft, step):
        return _decided(draft, step, no(step), by, said)
    if _asks_for_more(draft, step):
        speak_offer(draft, step, more=True)
        return None
    if step.mode is Mode.EXPLICIT and (said := means(draft.event, step.accept)):
        return _decided(draft, step, Decided.ACCEPTED, by, said)
    if not isinstance(draft.event, StayedSilent):
        return _not_understood(draft, step)
    if step.mode is not Mode.EXPLICIT:
        if draft.state.unclears:
            # Who said something, even if nobody understood it, did not merely stay on the line (law 4).
            return _decided(draft, step, Decided.UNCLEAR, By.NOTHING_UNDERSTOOD, "")
        if not is_refusable(draft, step):
            return _decided(draft, step, Decided.UNCLEAR, By.STAYING, "")
        if not window_seconds(step):
            return open_window(draft, step)
        return _decided(draft, step, GRANTS[step.mode], By.STAYING, "")
    draft.facts.append(NotUnderstood(draft.state.place, "silence"))
    if draft.state.silences < (step.silence or step.unclear).again:
        draft.state = replace(draft.state, silences=draft.state.silences + 1)
        speak_offer(draft, step)
        return None
    return _decided(draft, step, Decided.SILENT, By.SILENCE, "")


def _not_understood(draft: Draft, step: Consent) -> StepName | None:
    draft.facts.append(NotUnderstood(draft.state.place, "unclear"))
    if draft.state.unclears < step.unclear.again:
        draft.state = replace(draft.state, unclears=draft.state.unclears + 1)
        speak_offer(draft, step)
        return None
    return _decided(draft, step, Decided.UNCLEAR, By.NOTHING_UNDERSTOOD, "")


def _asked(draft: Draft, step: Consent) -> tuple[Purpose, ...]:
    recording = draft.flow.recording
    if recording is None:
        return ()
    day = draft.event.at.date()
    return tuple(purpose for purpose in recording.asked(step.purposes) if purpose.open_on(day))


def _refusal(draft: Draft, step: Consent) -> str | None:
    """A refusal in this step's words, or in those kept for withdrawing."""
    return means(draft.event, step.refuse) or withdrawal(draft)


def _asks_for_more(draft: Draft, step: Consent) -> bool:
    """Whether the caller asks for the long notice, which they may do so many times."""
    if step.more is None or not means(draft.event, step.more.answer):
        return False
    if draft.state.times >= TIMES_MORE_IS_SAID:
        return False
    draft.state = replace(draft.state, times=draft.state.times + 1)
    return True


def _decided(draft: Draft, step: Consent, value: Decided, by: By, said: str) -> StepName | None:
    question = Question(
        flow=draft.flow,
        inside=draft.state.inside,
        place=draft.state.place,
        step=step,
        told=told(draft, step),
        offer_sha256=sha256(offer_words(draft, step)),
        window_seconds=window_seconds(step),
    )
    decide(draft, question, value, by, said)
    match value:
        case Decided.REFUSED | Decided.OBJECTED:
            return step.refused
        case Decided.UNCLEAR:
            return step.unclear.then
        case Decided.SILENT:
            return (step.silence or step.unclear).then
        case Decided.ACCEPTED:
            return step.accepted
    return step.continued
