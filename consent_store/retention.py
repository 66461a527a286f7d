"""When each recording of a call must be gone from the provider, judged from the call's facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from consent_store.keeping import last_day
from consent_store.permission import ALLOWS, a_no


class Told(Protocol):
    """What this judgement reads of a fact."""

    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def happened_at(self) -> datetime: ...
    @property
    def turn(self) -> int | None: ...
    @property
    def subject(self) -> str | None: ...


STARTED, COMPLETED, UNALLOWED = "recording_started", "recording_completed", "unallowed_recording"
ABSENT = "recording_absent"
DELETED = "deleted"
ASKED_TO_ERASE, TO_BE_KEPT = "withdrawal_asked", "recording_kept"
REPEATED = "repeated"
"""A turn that came and was not taken."""

COMPLETION_UNTOLD = timedelta(days=1)
"""A recording can be deleted once it is completed; after a day nobody will tell us any more that it is."""

UNANSWERED = timedelta(days=1)
"""Only a yes keeps what a caller was asked about; no call lasts longer, so nobody will answer any more."""

_CHANGES = (
    STARTED,
    COMPLETED,
    UNALLOWED,
    ABSENT,
    DELETED,
    ALLOWS,
    ASKED_TO_ERASE,
    TO_BE_KEPT,
)


def changes_retention(fact: Told) -> bool:
    """Whether a call's recordings must be judged anew once this fact is kept."""
    return fact.kind in _CHANGES or a_no(fact) is not None


def deletions(history: Sequence[Told]) -> dict[str, datetime]:
    """Each recording that is still there, and from when on it must not be.

    It is due when the time spoken is over, at once where it was taken back, and at once where nobody
    allowed it. A later yes does not bring back what was taken back, and what a no took back is what had
    been allowed before it.
    """
    noes = _noes(history)
    due: dict[str, datetime] = {}
    for recording, told in _by_recording(history).items():
        if DELETED in told:
            continue
        place = _allowed_at(history, told)
        taken_back = [moment for at, moment in noes if place is not None and at > place]
        moments = [*taken_back, *([told[UNALLOWED].happened_at] if UNALLOWED in told else [])]
        if completed := told.get(COMPLETED):
            due[recording] = min([delete_by(completed), *moments])
            continue
        if started := told.get(STARTED):
            moments.append(_spoken(history, place, started))
        first_told = min(fact.happened_at for fact in told.values())
        due[recording] = max(min(moments), first_told + COMPLETION_UNTOLD)
    return due


def delete_by(completed: Told) -> datetime:
    """Until when this recording may be kept; raises `ValueError` where that is not said."""
    try:
        moment = datetime.fromisoformat(str(completed.body.get("delete_by")))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError("a recording is kept until nobody knows when: `delete_by` is no time with a zone")
    return moment


def turn_told(fact: Told) -> int | None:
    """The turn whose answer asked for the recording that this fact tells of; None where it does not say."""
    turn = fact.body.get("turn")
    return turn if isinstance(turn, int) else None


def _noes(history: Sequence[Told]) -> list[tuple[int, datetime]]:
    """Where in the history something was said no to, and from when on that counts."""
    noes = [(place, fact.happened_at) for place, fact in enumerate(history) if a_no(fact)]
    asked = [place for place, fact in enumerate(history) if fact.kind == ASKED_TO_ERASE]
    if asked and not any(_answers(fact, history[asked[-1]]) for fact in history[asked[-1] + 1 :]):
        noes.append((asked[-1], history[asked[-1]].happened_at + UNANSWERED))
    return noes


def _answers(fact: Told, question: Told) -> bool:
    if fact.kind == TO_BE_KEPT or a_no(fact):
        return True
    if fact.turn is None or fact.kind == REPEATED:
        return False
    return question.turn is None or fact.turn > question.turn


def _allowed_at(history: Sequence[Told], told: Mapping[str, Told]) -> int | None:
    """The place of the fact that allowed this recording: the first of its turn, else the first of all."""
    allowed = [place for place, fact in enumerate(history) if fact.kind == ALLOWS]
    turn = next((turn for fact in told.values() if (turn := turn_told(fact)) is not None), None)
    of_its_turn = [place for place in allowed if turn is not None and history[place].turn == turn]
    return next(iter(of_its_turn or allowed), None)


def _spoken(history: Sequence[Told], place: int | None, started: Told) -> datetime:
    """When a recording that began must be gone, whatever is heard of it; at once where no time was spoken."""
    keep = history[place].body.get("keep") if place is not None else None
    return last_day(started.happened_at, keep) or started.happened_at


def _by_recording(history: Sequence[Told]) -> dict[str, dict[str, Told]]:
    """For each recording the first fact of each kind that concerns its retention."""
    found: dict[str, dict[str, Told]] = {}
    for fact in history:
        if fact.subject and fact.kind in (STARTED, COMPLETED, UNALLOWED, DELETED):
            found.setdefault(fact.subject, {}).setdefault(fact.kind, fact)
    return found
