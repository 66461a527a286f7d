"""Steps that ask and wait: menus, and the alternatives offered to those who refuse."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.engine.replacing import replace
from ivr.engine.state import Waiting
from ivr.engine.turn import Draft, means, sha256
from ivr.engine.window import answered, close_window, refusing
from ivr.engine.withdrawing import withdraw_words
from ivr.events import Pressed, StayedSilent
from ivr.facts import AlternativeChosen, AlternativesOffered, By, Chosen, NotUnderstood
from ivr.flow import Alternatives, Answer, Ask, Offer, Retry, StepName


def ask(draft: Draft, step: Ask | Alternatives) -> None:
    """Speaks the question and waits for its answer."""
    if isinstance(step, Alternatives):
        words = draft.evidence(step.text)
        names = tuple(offer.name for offer in step.offers)
        draft.facts.append(AlternativesOffered(draft.state.place, names, words, sha256(words)))
        phrases = heard_phrases(draft, (offer.answer for offer in step.offers))
        draft.listen(Waiting.ALTERNATIVE, (draft.speech(words),), step.wait, phrases)
    else:
        phrases = heard_phrases(draft, (choice.answer for choice in step.choices))
        draft.listen(Waiting.CHOICE, (draft.spoken(step.text),), step.wait, phrases)


def heard_phrases(draft: Draft, answers: Iterable[Answer]) -> tuple[str, ...]:
    """The phrases listened to at a question, and those that say no; none where only keys are heard."""
    if not draft.speech_is_allowed():
        return ()
    live = refusing(draft.entry, draft.state)
    listed = [phrase for answer in answers for phrase in answer.words]
    return (*listed, *(live.words if live else ()), *withdraw_words(draft))


def hear_choice(draft: Draft, step: Ask) -> StepName | None:
    """One listed choice leads on; silence and anything else are asked again, then have their own way."""
    for choice in step.choices:
        if means(draft.event, choice.answer):
            draft.facts.append(Chosen(draft.state.place, choice.name, how(draft).value))
            answered(draft)
            return choice.next
    return _again(draft, step)


def hear_alternative(draft: Draft, step: Alternatives) -> StepName | None:
    """The offer the caller took, or the one their silence leads to."""
    for offer in step.offers:
        if means(draft.event, offer.answer):
            return _take(draft, offer, how(draft))
    then = _again(draft, step)
    for offer in step.offers:
        if offer.name == then:
            silent = isinstance(draft.event, StayedSilent)
            return _take(draft, offer, By.SILENCE if silent else By.NOTHING_UNDERSTOOD)
    return then


def may_ask_again(draft: Draft, *, silence: Retry, unclear: Retry) -> StepName | None:
    """Where the call goes on once patience is at its end; None where the question may be asked once more."""
    silent = isinstance(draft.event, StayedSilent)
    retry = silence if silent else unclear
    count = draft.state.silences if silent else draft.state.unclears
    if count >= retry.again:
        return retry.then
    if silent:
        draft.state = replace(draft.state, silences=count + 1)
    else:
        draft.state = replace(draft.state, unclears=count + 1)
    return None


def not_understood(draft: Draft) -> None:
    """Remembers that we heard nothing, or nothing we can use."""
    silent = isinstance(draft.event, StayedSilent)
    draft.facts.append(NotUnderstood(draft.state.place, "silence" if silent else "unclear"))


def how(draft: Draft) -> By:
    """How the caller expressed it: with keys or aloud."""
    return By.KEY if isinstance(draft.event, Pressed) else By.VOICE


def _take(draft: Draft, offer: Offer, by: By) -> StepName | None:
    draft.facts.append(AlternativeChosen(draft.state.place, offer.name, by.value))
    # Who takes another way than being recorded does not go on towards being recorded.
    close_window(draft)
    if offer.say:
        draft.say(offer.say)
    if offer.next is None:
        draft.hang_up()
    return offer.next


def _again(draft: Draft, step: Ask | Alternatives) -> StepName | None:
    not_understood(draft)
    then = may_ask_again(draft, silence=step.silence, unclear=step.unclear)
    if then is None:
        ask(draft, step)
    return then
