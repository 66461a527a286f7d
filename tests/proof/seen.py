"""A state of the engine as the proof sees it, and whether the proof knew of it."""

from __future__ import annotations

from ivr.engine import CallState, Waiting
from ivr.engine.state import Paused
from ivr.engine.state import Standing as Stands
from ivr.events import MayRecord
from ivr.flow import Consent, Flow
from ivr.proof import Explored, Situation, Standing
from tests.engine.judge import Heard

STANDINGS = {
    Stands.UNASKED: Standing.UNASKED,
    Stands.UNDECIDED: Standing.UNDECIDED,
    Stands.GRANTED: Standing.GRANTED,
    Stands.REFUSED: Standing.REFUSED,
    Stands.WITHDRAWN: Standing.REFUSED,
}
Seen = tuple[object, ...]


def seen(state: CallState) -> Seen:
    """What of a state a situation holds."""
    permission, window = state.permission, state.window
    return (
        state.inside,
        state.step,
        state.stack,
        STANDINGS[permission.standing],
        tuple(permission.granted_in.items()) if permission.granted else (),
        permission.refused_once,
        (window.flow, window.step, window.back) if window else None,
        state.must_end,
        state.paused is Paused.ASKED,
    )


def held(situation: Situation) -> Seen:
    """The same of a situation."""
    standing = min(situation.standing, Standing.REFUSED)
    return (*situation[:3], standing, *situation[4:7], situation.must_end, situation.paused)


def unforeseen(explored: Explored, flow: Flow, call: list[Heard]) -> list[CallState]:
    """The states of a call that the proof did not know of."""
    known = {held(situation) for situation in explored.reached}
    found = []
    for event, turn in call:
        state = turn.state
        if event.may_record is MayRecord.WITHDRAWN and (turn.state.turn == 1 or not explored.world.records):
            # The ledger says so to a turn that would record, and to no other.
            return found
        step = explored.world.flows[state.inside].steps.get(state.step)
        if state.waiting is Waiting.END or (
            isinstance(step, Consent) and state.waiting is not Waiting.DOCUMENT
        ):
            # Within a consent step nothing is settled yet; what it comes to is seen at the next.
            continue
        if seen(state) not in known:
            found.append(state)
    return found
