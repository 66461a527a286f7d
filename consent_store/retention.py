"""When each recording of a call must be gone from the provider, judged from the call's facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

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
    def subject(self) -> str | None: ...


STARTED, COMPLETED, UNALLOWED = "recording_started", "recording_completed", "unallowed_recording"
DELETED = "deleted"

COMPLETION_UNTOLD = timedelta(days=1)
"""A recording can be deleted once it is completed; after a day nobody will tell us any more that it is."""


def changes_retention(fact: Told) -> bool:
    """Whether a call's recordings must be judged anew once this fact is kept."""
    return fact.kind in (STARTED, COMPLETED, UNALLOWED, DELETED) or a_no(fact) is not None


def deletions(history: Sequence[Told]) -> dict[str, datetime]:
    """Each recording that is still there, and from when on it must not be.

    It is due when the time spoken is over, at once where it was taken back, and at once where nobody
    allowed it. A later yes does not bring back what was taken back.
    """
    taken_back = _taken_back(history)
    due: dict[str, datetime] = {}
    for recording, told in _by_recording(history).items():
        if DELETED in told:
            continue
        moments = [moment for moment in (taken_back, _told_at(told.get(UNALLOWED))) if moment]
        if completed := told.get(COMPLETED):
            due[recording] = min([delete_by(completed), *moments])
        elif moments:
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


def _taken_back(history: Sequence[Told]) -> datetime | None:
    allowed = False
    for fact in history:
        allowed = allowed or fact.kind == ALLOWS
        if allowed and a_no(fact):
            return fact.happened_at
    return None


def _by_recording(history: Sequence[Told]) -> dict[str, dict[str, Told]]:
    """For each recording the first fact of each kind that concerns its retention."""
    found: dict[str, dict[str, Told]] = {}
    for fact in history:
        if fact.subject and fact.kind in (STARTED, COMPLETED, UNALLOWED, DELETED):
            found.setdefault(fact.subject, {}).setdefault(fact.kind, fact)
    return found


def _told_at(fact: Told | None) -> datetime | None:
    return fact.happened_at if fact else None
