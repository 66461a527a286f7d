"""What means something where a call stands; all other words are never heard (law 5)."""

from __future__ import annotations

from ivr.engine.current import current
from ivr.engine.state import CallState, Waiting
from ivr.engine.window import refusing
from ivr.engine.withdrawing import ways_to_withdraw
from ivr.flow import Alternatives, Answer, Ask, Collect, Consent, Flow


def listed_phrases(flow: Flow, state: CallState) -> tuple[str, ...]:
    """Every phrase the author listed for this moment, those for refusing and for withdrawing included."""
    step = current(flow, state).steps.get(state.step)
    answers: list[Answer | None] = []
    match step:
        case Consent():
            answers = [step.refuse, step.accept, step.more.answer if step.more else None]
        case Ask():
            answers = [choice.answer for choice in step.choices]
        case Alternatives():
            answers = [offer.answer for offer in step.offers]
        case Collect() if state.waiting is Waiting.READ_BACK:
            answers = [step.correct, step.confirm]
        case Collect() if state.waiting is Waiting.DIGITS:
            answers = []
        case _:
            return ()
    answers += _noes(flow, state)
    return tuple(dict.fromkeys(phrase for answer in answers if answer for phrase in answer.words))


def keys_that_refuse(flow: Flow, state: CallState) -> frozenset[str]:
    """Every key that means no where a call stands, whatever else is asked there."""
    return frozenset(answer.key for answer in _noes(flow, state) if answer.key)


def _noes(flow: Flow, state: CallState) -> tuple[Answer, ...]:
    live = refusing(flow, state)
    return (*((live,) if live else ()), *ways_to_withdraw(flow, state))
