"""What a caller's conduct after a notice amounts to, and what follows from it (laws 2, 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.actions import EraseRecordings
from ivr.engine.replacing import replace
from ivr.engine.state import Permission, Standing
from ivr.engine.turn import Draft
from ivr.events import MayRecord
from ivr.facts import By, Decided, Decision
from ivr.flow import Consent, Flow, Mode

GRANTS = {
    Mode.IMPLICIT: Decided.CONTINUED,
    Mode.OBJECTION: Decided.NOT_OBJECTED,
    Mode.LEGAL_OBLIGATION: Decided.CONTINUED,
}
"""What going on without refusing amounts to; in explicit mode it amounts to nothing."""


ABROAD = MayRecord.COUNTRY.value
"""Why going on permits nothing to a caller whose country's law asks for a yes."""


@dataclass(frozen=True)
class Question:
    """What the caller was told and asked, to which a decision is the answer."""

    flow: Flow
    inside: str
    place: str
    step: Consent
    told: tuple[str, ...]
    offer_sha256: str
    window_seconds: int


def decide(draft: Draft, question: Question, value: Decided, by: By, said: str) -> None:
    """Remembers the decision, and changes what the caller permits by it.

    Where the law of the caller's country asks for more than going on, it is kept but permits nothing.
    """
    step, told = question.step, question.told
    draft.facts.append(
        Decision(
            step=question.place,
            value=value.value,
            by=by.value,
            said=said,
            mode=step.mode.value,
            purposes=told,
            notice_sha256=draft.state.notice_sha256,
            offer_sha256=question.offer_sha256,
            window_seconds=question.window_seconds,
            language=question.flow.speaks,
        )
    )
    if value in (Decided.REFUSED, Decided.OBJECTED):
        draft.refuse(value.value)
        if draft.state.recorded:
            draft.actions.append(EraseRecordings())
        draft.state = replace(draft.state, must_end=step.mode is Mode.LEGAL_OBLIGATION)
    elif value in (Decided.UNCLEAR, Decided.SILENT):
        draft.permit(lambda held: undecided(held, value.value))
    elif value is not Decided.ACCEPTED and not question.flow.callers.accept(draft.state.country, step.mode):
        draft.permit(_not_there)
    elif told and (value is Decided.ACCEPTED or not draft.state.permission.refused_once):
        draft.permit(lambda held: _granted(held, told, question.inside))


def no(step: Consent) -> Decided:
    """What a refusal is called in that step."""
    return Decided.OBJECTED if step.mode is Mode.OBJECTION else Decided.REFUSED


def undecided(held: Permission, why_not: str) -> Permission:
    """The caller was asked and has not decided: what they decided before stands."""
    if held.standing in (Standing.UNASKED, Standing.UNDECIDED):
        return replace(held, standing=Standing.UNDECIDED, why_not=why_not)
    return held


def _not_there(held: Permission) -> Permission:
    """What was granted before stands; of the rest the reason is remembered."""
    return replace(held, why_not=ABROAD) if held.granted else undecided(held, ABROAD)


def _granted(held: Permission, told: tuple[str, ...], inside: str) -> Permission:
    """What was granted since the last refusal, and now this too, as it was told now."""
    before = held.granted_in if held.granted else {}
    all_told = {**before, **dict.fromkeys(told, inside)}
    return Permission(
        Standing.GRANTED,
        tuple(all_told),
        held.refused_once,
        ABROAD if held.why_not == ABROAD else "purpose",
        tuple(all_told.values()),
    )
