"""The phrases that mean something where a call stands; all other words are never heard (law 5)."""

from __future__ import annotations

from ivr.engine.state import CallState
from ivr.flow import Alternatives, Answer, Ask, Consent, Flow


def listed_phrases(flow: Flow, state: CallState) -> tuple[str, ...]:
    """Every phrase the author listed for this moment, the flow's words for withdrawing included."""
    step = flow.steps.get(state.step)
    answers: list[Answer | None] = []
    match step:
        case Consent():
            answers = [step.refuse, step.accept]
        case Ask():
            answers = [choice.answer for choice in step.choices]
        case Alternatives():
            answers = [offer.answer for offer in step.offers]
        case _:
            return ()
    answers.append(flow.recording.withdraw if flow.recording else None)
    return tuple(dict.fromkeys(phrase for answer in answers if answer for phrase in answer.words))
