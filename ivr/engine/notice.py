"""Speaks the notice, the offer and the long notice, and remembers the exact words (law 3)."""

from __future__ import annotations

import re

from ivr.engine.replacing import replace
from ivr.engine.state import Waiting
from ivr.engine.turn import Draft, Prompt, sha256
from ivr.engine.withdrawing import withdraw_words
from ivr.engine.words import spoken_key, spoken_reason
from ivr.facts import MoreHeard, NoticeStarted, OfferMade
from ivr.flow import KEYS, Consent, Mode, Purpose

NOTICE_SILENCE = 1
"""Seconds after words of which all must have been said; Twilio then tells us that they were."""

LEAST_WINDOW = 3
"""Seconds; whatever a flow says, nobody is given less time to refuse (law 4)."""


def speak_notice(draft: Draft, step: Consent, *, more: bool = False) -> None:
    """Speaks the notice, after the long one if asked, and listens for the refusal from the first word."""
    asked = being_asked(draft)
    words = notice_words(draft, step)
    digest = sha256(words)
    prompt = _more(draft, step) if more else ()
    draft.state = replace(draft.state, notice_sha256=digest, window=None)
    draft.facts.append(
        NoticeStarted(
            step=draft.state.place,
            words=words,
            words_sha256=digest,
            language=draft.flow.speaks,
            voice=draft.flow.voice,
            purposes=tuple(purpose.name for purpose in asked),
            keep={purpose.name: str(purpose.keep) for purpose in asked},
            mode=step.mode.value,
            version=draft.entry.version,
            refuse_key=step.refuse.key or "",
            refuse_words=step.refuse.words,
            again=draft.state.unclears + draft.state.times,
        )
    )
    draft.listen(Waiting.NOTICE, (*prompt, draft.speech(words)), NOTICE_SILENCE)


def speak_offer(draft: Draft, step: Consent, *, more: bool = False) -> None:
    """Says how to refuse and waits the window; the long notice comes before it if asked for.

    Where the window lasts until the next answer, all that is waited for is the offer's last word.
    """
    prompt = _more(draft, step) if more else ()
    words = offer_words(draft, step)
    by_voice = draft.flow.speech and not draft.state.permission.refused
    more_words = step.more.answer.words if step.more else ()
    heard = (*step.refuse.words, *(step.accept.words if step.accept else ()), *more_words)
    seconds = window_seconds(step)
    draft.facts.append(
        OfferMade(
            step=draft.state.place,
            words=words,
            words_sha256=sha256(words),
            language=draft.flow.speaks,
            voice=draft.flow.voice,
            window_seconds=seconds,
            refuse_key=step.refuse.key or "",
            refuse_words=step.refuse.words,
            accept_key=step.accept.key if step.accept else None,
            accept_words=step.accept.words if step.accept else (),
            by_voice=by_voice,
            again=draft.state.silences + draft.state.unclears + draft.state.times,
        )
    )
    phrases = (*heard, *withdraw_words(draft)) if by_voice else ()
    draft.listen(Waiting.OFFER, (*prompt, draft.speech(words)), seconds or NOTICE_SILENCE, phrases)


def being_asked(draft: Draft) -> tuple[Purpose, ...]:
    """The purposes of the notice last begun."""
    recording = draft.flow.recording
    return tuple(
        purpose for purpose in (recording.purposes if recording else ()) if purpose.name in draft.state.asked
    )


def told(draft: Draft, step: Consent) -> tuple[str, ...]:
    """The purposes whose reason the notice really speaks: nobody agrees to what they were not told."""
    words = notice_words(draft, step)
    return tuple(purpose.name for purpose in being_asked(draft) if says(words, spoken_reason(purpose)))


def is_refusable(draft: Draft, step: Consent) -> bool:
    """Whether a key refuses from the first word on, and the caller was told which (law 4)."""
    if step.refuse.key not in tuple(KEYS):
        return False
    words = f"{notice_words(draft, step)} {offer_words(draft, step)}"
    return says(words, step.refuse.key) or says(words, spoken_key(step.refuse, draft.flow.speaks))


def window_seconds(step: Consent) -> int:
    """The time to refuse once the offer is spoken; 0 where it lasts until the next answer.

    Only a yes counts in explicit mode, whatever the caller answers elsewhere: there a window is a time.
    """
    if step.window is None and step.mode is not Mode.EXPLICIT:
        return 0
    return max(step.window or LEAST_WINDOW, LEAST_WINDOW)


def notice_words(draft: Draft, step: Consent) -> str:
    return draft.evidence(step.notice, being_asked(draft), refuse=step.refuse, accept=step.accept)


def offer_words(draft: Draft, step: Consent) -> str:
    return draft.evidence(step.offer, being_asked(draft), refuse=step.refuse, accept=step.accept)


def says(words: str, part: str) -> bool:
    """Whether these words are said, as words of their own."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words) is not None


def _more(draft: Draft, step: Consent) -> Prompt:
    text = step.more.say if step.more else ""
    words = draft.evidence(text, being_asked(draft), refuse=step.refuse, accept=step.accept)
    draft.facts.append(
        MoreHeard(draft.state.place, words, sha256(words), draft.flow.speaks, draft.flow.voice)
    )
    return (draft.speech(words),)
