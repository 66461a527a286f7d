"""Whether a call is recorded and, where it is not, why: judged from what the engine asked and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivr.actions import Action, Connect, EraseRecordings, TakeMessage
from ivr.engine import Waiting
from ivr.engine.state import Paused
from ivr.events import MayRecord, MessageLeft, Outcome, TalkEnded
from ivr.facts import RecordingBlocked
from ivr.rehearsal import Exchange, Rehearsal
from ivr.story import Course

HUNG_UP = (Course.HUNG_UP_IN_NOTICE, Course.HUNG_UP_IN_WINDOW)


def starts_recording(exchanges: Sequence[Exchange]) -> bool:
    """Whether something begins to record here."""
    return any(_records(action) for exchange in exchanges for action in exchange.turn.actions)


def recorded(call: Rehearsal) -> str:
    """`yes` where something of the call stays recorded, `erased` where all was taken back, else `no`."""
    kept = erased = False
    for exchange, following in zip(call.exchanges, (*call.exchanges[1:], None), strict=True):
        if any(isinstance(action, EraseRecordings) for action in exchange.turn.actions) and kept:
            kept, erased = False, True
        if starts_recording((exchange,)) and not _came_to_nothing(following):
            kept = True
    if kept and call.hung_up and call.exchanges[-1].turn.state.waiting is Waiting.STAR:
        return "erased"
    return "yes" if kept else "erased" if erased else "no"


def why_not(exchanges: Sequence[Exchange], course: Course) -> list[str]:
    """Why nothing is recorded up to here: each reason there was, the last one last."""
    reasons = dict.fromkeys(_given(exchanges))
    permission = exchanges[-1].turn.state.permission
    if permission.refused:
        reasons.setdefault(permission.why_not)
    if reasons:
        return list(reasons)
    return ["hung_up" if course in HUNG_UP else _standing(exchanges)]


def _given(exchanges: Sequence[Exchange]) -> Iterator[str]:
    """The reasons of steps that record, and of recordings that came to nothing."""
    for exchange, following in zip(exchanges, (*exchanges[1:], None), strict=True):
        yield from (fact.reason for fact in exchange.turn.facts if isinstance(fact, RecordingBlocked))
        if following and starts_recording((exchange,)) and _came_to_nothing(following):
            yield "no_message" if isinstance(following.event, MessageLeft) else "nobody_answered"


def _standing(exchanges: Sequence[Exchange]) -> str:
    """Why nothing would be recorded where the call stands."""
    last = exchanges[-1]
    state = last.turn.state
    outside = state.barred if state.barred is not MayRecord.YES else last.event.may_record
    reasons: Iterator[str] = (
        reason
        for reason, holds in (
            (state.permission.why_not, not state.permission.granted),
            (outside.value, outside is not MayRecord.YES),
            ("paused", state.paused is not Paused.NO),
            ("no_step", True),
        )
        if holds
    )
    return next(reasons)


def _records(action: Action) -> bool:
    return isinstance(action, TakeMessage) or (isinstance(action, Connect) and action.record)


def _came_to_nothing(following: Exchange | None) -> bool:
    match following.event if following else None:
        case TalkEnded(outcome=outcome):
            return outcome is not Outcome.TALKED
        case MessageLeft(seconds=seconds):
            return seconds == 0
    return False
