"""Consent on the telephone, in two documents: the notice, then the offer and its window.

A consent step starts no recording; it only settles what the caller permits (laws 4 and 5).
"""

from __future__ import annotations

from dataclasses import replace

from ivr.actions import EraseRecordings
from ivr.engine.state import Permission, Standing, Waiting
from ivr.engine.turn import Draft, means, sha256
from ivr.engine.words import spoken_reason
from ivr.events import Pressed, StayedSilent
from ivr.facts import (
    By,
    Decided,
    Decision,
    NoticeCompleted,
    NoticeCut,
    NoticeStarted,
    NotUnderstood,
    OfferMade,
)
from ivr.flow import KEYS, Consent, Mode, Purpose, StepName

NOTICE_SILENCE = 1
"""Seconds after the notice; Twilio then tells us that every word of it was said."""

GRANTS = {
    Mode.IMPLICIT: Decided.CONTINUED,
    Mode.OBJECTION: Decided.NOT_OBJECTED,
    Mode.LEGAL_OBLIGATION: Decided.CONTINUED,
}
"""What staying on the line through the window amounts to; in explicit mode it amounts to nothing."""

TIMES_A_CUT_NOTICE_IS_REPEATED = 1
LEAST_WINDOW = 3
"""Seconds; whatever a flow says, nobody is given less time to refuse (law 4)."""


def begin(draft: Draft, step: Consent) -> StepName | None:
    """Speaks the notice, or goes on where there is nothing to ask this caller."""
    permission = draft.state.permission
    asked = _asked(draft, step)
    if not asked:
        if permission.standing is Standing.UNASKED:
            draft.permit(lambda held: replace(held, standing=Standing.UNDECIDED, why_not="campaign"))
        return step.accepted or step.continued
    if permission.granted and {purpose.name for purpose in asked} <= set(permission.purposes):
        return step.accepted or step.continued
    if permission.refused_once and step.mode is not Mode.EXPLICIT:
        return step.continued
    draft.state = replace(draft.state, asked=tuple(purpose.name for purpose in asked))
    _notice(draft, step)
    return None


def hear_notice(draft: Draft, step: Consent) -> StepName | None:
    """Silence is the notice heard to its end; the refusal key is a refusal; any other key cut it short."""
    if isinstance(draft.event, StayedSilent):
        draft.facts.append(NoticeCompleted(draft.state.step, draft.state.notice_sha256))
        draft.state = replace(draft.state, unclears=0, silences=0)
        _offer(draft, step)
        return None
    if said := _refusal(draft, step):
        return _decide(draft, step, _no(step), By.KEY, said)
    key = draft.event.key if isinstance(draft.event, Pressed) else ""
    draft.facts.append(NoticeCut(draft.state.step, key))
    if draft.state.unclears < TIMES_A_CUT_NOTICE_IS_REPEATED:
        draft.state = replace(draft.state, unclears=draft.state.unclears + 1)
        _notice(draft, step)
        return None
    return _decide(draft, step, Decided.UNCLEAR, By.CUTTING_THE_NOTICE, key)


def hear_offer(draft: Draft, step: Consent) -> StepName | None:
    """A listed refusal or acceptance decides; silence decides by the mode; anything else is unclear."""
    by = By.KEY if isinstance(draft.event, Pressed) else By.VOICE
    if said := _refusal(draft, step):
        return _decide(draft, step, _no(step), by, said)
    if step.mode is Mode.EXPLICIT and (said := means(draft.event, step.accept)):
        return _decide(draft, step, Decided.ACCEPTED, by, said)
    if not isinstance(draft.event, StayedSilent):
        return _not_understood(draft, step)
    if step.mode is not Mode.EXPLICIT:
        staying = GRANTS[step.mode] if _refusable(step) else Decided.UNCLEAR
        return _decide(draft, step, staying, By.STAYING, "")
    draft.facts.append(NotUnderstood(draft.state.step, "silence"))
    if draft.state.silences < (step.silence or step.unclear).again:
        draft.state = replace(draft.state, silences=draft.state.silences + 1)
        _offer(draft, step)
        return None
    return _decide(draft, step, Decided.SILENT, By.SILENCE, "")


def _not_understood(draft: Draft, step: Consent) -> StepName | None:
    draft.facts.append(NotUnderstood(draft.state.step, "unclear"))
    if draft.state.unclears < step.unclear.again:
        draft.state = replace(draft.state, unclears=draft.state.unclears + 1)
        _offer(draft, step)
        return None
    return _decide(draft, step, Decided.UNCLEAR, By.NOTHING_UNDERSTOOD, "")


def _asked(draft: Draft, step: Consent) -> tuple[Purpose, ...]:
    recording = draft.flow.recording
    if recording is None:
        return ()
    names = step.purposes or recording.asked_by_default
    return tuple(purpose for purpose in recording.open_on(draft.event.at.date()) if purpose.name in names)


def _being_asked(draft: Draft) -> tuple[Purpose, ...]:
    recording = draft.flow.recording
    return tuple(
        purpose for purpose in (recording.purposes if recording else ()) if purpose.name in draft.state.asked
    )


def _told(draft: Draft, step: Consent) -> tuple[str, ...]:
    """The purposes whose reason the notice really speaks: nobody agrees to what they were not told."""
    words = _notice_words(draft, step)
    language = draft.flow.speaks
    return tuple(purpose.name for purpose in _being_asked(draft) if spoken_reason(purpose, language) in words)


def _refusable(step: Consent) -> bool:
    """Whether a key refuses from the first word on; without one, staying on the line says nothing (law 4)."""
    return step.refuse.key in tuple(KEYS)


def _window(step: Consent) -> int:
    return max(step.window or LEAST_WINDOW, LEAST_WINDOW)


def _notice_words(draft: Draft, step: Consent) -> str:
    return draft.fill(step.notice, _being_asked(draft), refuse=step.refuse, accept=step.accept)


def _notice(draft: Draft, step: Consent) -> None:
    asked = _being_asked(draft)
    words = _notice_words(draft, step)
    digest = sha256(words)
    draft.state = replace(draft.state, notice_sha256=digest)
    draft.facts.append(
        NoticeStarted(
            step=draft.state.step,
            words=words,
            words_sha256=digest,
            language=draft.flow.speaks,
            voice=draft.flow.voice,
            purposes=tuple(purpose.name for purpose in asked),
            keep={purpose.name: str(purpose.keep) for purpose in asked},
            mode=step.mode.value,
            version=draft.flow.version,
            refuse_key=step.refuse.key or "",
            refuse_words=step.refuse.words,
            again=draft.state.unclears,
        )
    )
    draft.listen(Waiting.NOTICE, words, NOTICE_SILENCE)


def _offer_words(draft: Draft, step: Consent) -> str:
    return draft.fill(step.offer, _being_asked(draft), refuse=step.refuse, accept=step.accept)


def _offer(draft: Draft, step: Consent) -> None:
    words = _offer_words(draft, step)
    by_voice = draft.flow.speech and not draft.state.permission.refused
    withdraw = draft.flow.recording.withdraw if draft.flow.recording else None
    heard = (*step.refuse.words, *(step.accept.words if step.accept else ()))
    draft.facts.append(
        OfferMade(
            step=draft.state.step,
            words=words,
            words_sha256=sha256(words),
            language=draft.flow.speaks,
            voice=draft.flow.voice,
            window_seconds=_window(step),
            refuse_key=step.refuse.key or "",
            refuse_words=step.refuse.words,
            accept_key=step.accept.key if step.accept else None,
            accept_words=step.accept.words if step.accept else (),
            by_voice=by_voice,
            again=draft.state.silences + draft.state.unclears,
        )
    )
    phrases = (*heard, *(withdraw.words if withdraw else ())) if by_voice else ()
    draft.listen(Waiting.OFFER, words, _window(step), phrases)


def _refusal(draft: Draft, step: Consent) -> str | None:
    """A refusal in this step's words, or in those the whole flow keeps for withdrawing."""
    recording = draft.flow.recording
    return means(draft.event, step.refuse) or means(draft.event, recording.withdraw if recording else None)


def _no(step: Consent) -> Decided:
    return Decided.OBJECTED if step.mode is Mode.OBJECTION else Decided.REFUSED


def _decide(draft: Draft, step: Consent, value: Decided, by: By, said: str) -> StepName | None:
    told = _told(draft, step)
    draft.facts.append(
        Decision(
            step=draft.state.step,
            value=value.value,
            by=by.value,
            said=said,
            mode=step.mode.value,
            purposes=told,
            notice_sha256=draft.state.notice_sha256,
            offer_sha256=sha256(_offer_words(draft, step)),
            window_seconds=_window(step),
            language=draft.flow.speaks,
        )
    )
    if value in (Decided.REFUSED, Decided.OBJECTED):
        draft.refuse(value.value)
        if draft.state.recorded:
            draft.actions.append(EraseRecordings())
        draft.state = replace(draft.state, must_end=step.mode is Mode.LEGAL_OBLIGATION)
        return step.refused
    if value in (Decided.UNCLEAR, Decided.SILENT):
        draft.permit(lambda held: _undecided(held, value))
        return step.unclear.then if value is Decided.UNCLEAR else (step.silence or step.unclear).then
    if told and (value is Decided.ACCEPTED or not draft.state.permission.refused_once):
        draft.permit(lambda held: _granted(held, told))
    return step.accepted if value is Decided.ACCEPTED else step.continued


def _undecided(held: Permission, value: Decided) -> Permission:
    if held.standing in (Standing.UNASKED, Standing.UNDECIDED):
        return replace(held, standing=Standing.UNDECIDED, why_not=value.value)
    return held


def _granted(held: Permission, told: tuple[str, ...]) -> Permission:
    """What was granted since the last refusal, and now this too."""
    before = held.purposes if held.granted else ()
    return Permission(Standing.GRANTED, tuple(dict.fromkeys((*before, *told))), held.refused_once, "purpose")
