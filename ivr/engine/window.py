"""A refusal that stays live until the caller's next answer (`window: next_answer`).

Only an answer that was understood, after a real time in which refusing was possible, is going on (law 4).
"""

from __future__ import annotations

from ivr.engine.current import named
from ivr.engine.deciding import GRANTS, Question, decide, no, undecided
from ivr.engine.notice import LEAST_WINDOW, offer_words, told
from ivr.engine.replacing import replace
from ivr.engine.state import CallState, Window
from ivr.engine.turn import Draft, means, sha256
from ivr.engine.withdrawing import withdrawal
from ivr.events import Spoke, Typed
from ivr.facts import By, WindowOpened
from ivr.flow import Answer, Consent, Flow, StepName


def open_window(draft: Draft, step: Consent) -> StepName | None:
    """Lets the call go on once the offer was heard to its end; nothing is decided yet."""
    if draft.state.permission.refused_once:
        return step.continued
    digest = sha256(offer_words(draft, step))
    draft.facts.append(WindowOpened(draft.state.place, digest))
    window = Window(draft.state.inside, draft.state.step, draft.state.stack, draft.now, digest)
    draft.state = replace(draft.state, asked=told(draft, step), window=window)
    if draft.state.asked:
        draft.permit(lambda held: undecided(held, "unanswered"))
    return step.continued


def refusing(flow: Flow, state: CallState) -> Answer | None:
    """How the caller can still refuse; None where no refusal is live."""
    step = _step(flow, state)
    return step.refuse if step else None


def refusal(draft: Draft) -> str | None:
    """How the caller refuses just now: by the live refusal, or by what withdraws, which is no less a no.

    Among several digits the refusal's key is a digit; alone it is a refusal.
    """
    answer = refusing(draft.entry, draft.state)
    if answer is None:
        return None
    if isinstance(draft.event, Typed) and draft.event.digits == answer.key:
        return answer.key
    return means(draft.event, answer) or withdrawal(draft)


def refuse_late(draft: Draft, said: str) -> StepName | None:
    """The refusal, and the step it leads to in the flow that asked."""
    question, window = _question(draft), draft.state.window
    if question is None or window is None:
        return None
    by = By.VOICE if isinstance(draft.event, Spoke) else By.KEY
    decide(draft, question, no(question.step), by, said)
    draft.state = replace(draft.state, inside=window.flow, step=window.step, stack=window.back)
    return question.step.refused


def answered(draft: Draft) -> None:
    """An answer was understood: the caller went on, if the refusal was live long enough before it.

    An answer that came sooner decides nothing, nor does one to a question at which the caller said something
    nobody understood: it may have been a no. The refusal stays live until the next.
    """
    question = _question(draft)
    if question is None or question.window_seconds < LEAST_WINDOW or draft.state.unclears:
        return
    if _may_refuse(draft, question.step):
        return
    decide(draft, question, GRANTS[question.step.mode], By.ANSWERING, "")
    close_window(draft)


def close_window(draft: Draft) -> None:
    """Nothing can be decided by an answer any more."""
    draft.state = replace(draft.state, window=None)


def _may_refuse(draft: Draft, step: Consent) -> bool:
    """Whether among the digits typed is the refusal's key: who can tell what it was meant for?"""
    return isinstance(draft.event, Typed) and (step.refuse.key or "") in draft.event.digits


def _question(draft: Draft) -> Question | None:
    window, step = draft.state.window, _step(draft.entry, draft.state)
    if window is None or step is None:
        return None
    return Question(
        flow=named(draft.entry, window.flow),
        inside=window.flow,
        place=replace(draft.state, inside=window.flow, step=window.step).place,
        step=step,
        told=draft.state.asked,
        offer_sha256=window.offer_sha256,
        window_seconds=(draft.now - window.live_since) // 1000,
    )


def _step(flow: Flow, state: CallState) -> Consent | None:
    window = state.window
    step = named(flow, window.flow).steps.get(window.step) if window else None
    return step if isinstance(step, Consent) else None
