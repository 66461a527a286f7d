"""Steps that ask and wait: menus, and the alternatives offered to those who refuse."""

from __future__ import annotations

from dataclasses import replace

from ivr.engine.state import Waiting
from ivr.engine.turn import Draft, means, sha256
from ivr.events import Pressed, StayedSilent
from ivr.facts import AlternativeChosen, AlternativesOffered, By, Chosen, NotUnderstood
from ivr.flow import Alternatives, Ask, Choice, Offer, Retry, StepName


def ask(draft: Draft, step: Ask | Alternatives) -> None:
    """Speaks the question and waits for its answer."""
    words = draft.fill(step.text)
    answers: tuple[Choice, ...] | tuple[Offer, ...]
    if isinstance(step, Alternatives):
        answers, waiting = step.offers, Waiting.ALTERNATIVE
        names = tuple(offer.name for offer in step.offers)
        draft.facts.append(AlternativesOffered(draft.state.step, names, words, sha256(words)))
    else:
        answers, waiting = step.choices, Waiting.CHOICE
    phrases: tuple[str, ...] = ()
    if draft.speech_is_allowed():
        withdraw = draft.flow.recording.withdraw if draft.flow.recording else None
        listed = [phrase for answer in answers for phrase in answer.answer.words]
        phrases = tuple(dict.fromkeys([*listed, *(withdraw.words if withdraw else ())]))
    draft.listen(waiting, words, step.wait, phrases)


def hear_choice(draft: Draft, step: Ask) -> StepName | None:
    """One listed choice leads on; silence and anything else are asked again, then have their own way."""
    for choice in step.choices:
        if means(draft.event, choice.answer):
            draft.facts.append(Chosen(draft.state.step, choice.name, _by(draft)))
            return choice.next
    return _again(draft, step)


def hear_alternative(draft: Draft, step: Alternatives) -> StepName | None:
    """The offer the caller took, or the one their silence leads to."""
    for offer in step.offers:
        if means(draft.event, offer.answer):
            return _take(draft, offer, _by(draft))
    then = _again(draft, step)
    for offer in step.offers:
        if offer.name == then:
            silent = isinstance(draft.event, StayedSilent)
            return _take(draft, offer, (By.SILENCE if silent else By.NOTHING_UNDERSTOOD).value)
    return then


def _take(draft: Draft, offer: Offer, by: str) -> StepName | None:
    draft.facts.append(AlternativeChosen(draft.state.step, offer.name, by))
    if offer.say:
        draft.say(offer.say)
    if offer.next is None:
        draft.hang_up()
    return offer.next


def _again(draft: Draft, step: Ask | Alternatives) -> StepName | None:
    silent = isinstance(draft.event, StayedSilent)
    draft.facts.append(NotUnderstood(draft.state.step, "silence" if silent else "unclear"))
    retry: Retry = step.silence if silent else step.unclear
    count = draft.state.silences if silent else draft.state.unclears
    if count >= retry.again:
        return retry.then
    if silent:
        draft.state = replace(draft.state, silences=count + 1)
    else:
        draft.state = replace(draft.state, unclears=count + 1)
    ask(draft, step)
    return None


def _by(draft: Draft) -> str:
    return (By.KEY if isinstance(draft.event, Pressed) else By.VOICE).value
