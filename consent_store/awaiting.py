"""Which recordings were allowed and never heard of, judged from a call's facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from consent_store.permission import ALLOWS
from consent_store.retention import ABSENT, COMPLETED, STARTED, UNALLOWED, Told, turn_told

HEARD = (STARTED, COMPLETED, ABSENT)

LOOKED_FOR_AFTER = timedelta(days=1)
"""Callbacks come within hours; a call lasts a day at most."""


def awaited(history: Sequence[Told]) -> dict[int, datetime]:
    """Each turn that allowed a recording of which nothing was heard, and from when on it is looked for.

    What is heard without a turn is of the first that is still awaited; what nobody allowed, of none.
    """
    found: dict[int, datetime] = {}
    placed = {fact.subject for fact in history if fact.kind == UNALLOWED}
    for fact in history:
        if fact.kind == ALLOWS and fact.turn is not None:
            found.setdefault(fact.turn, fact.happened_at + LOOKED_FOR_AFTER)
        elif fact.kind in HEARD:
            turn = turn_told(fact)
            if turn is None and fact.subject not in placed:
                turn = next(iter(found), None)
            if turn is not None:
                found.pop(turn, None)
            if fact.subject:
                placed.add(fact.subject)
    return found
