"""Whether a call's own facts permit that it be recorded: the last word, and a pure one (laws 1, 2, 4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol


class Told(Protocol):
    """What this judgement reads of a fact."""

    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...


ALLOWS = "recording_allowed"
BY_STAYING = ("continued", "not_objected")
BY_A_YES = "accepted"
NOES = {"refused": "refused", "objected": "refused"}
"""A decision against recording, and what it bars with."""
TAKEN_BACK = ("withdrawn", "stopped")


def a_no(fact: Told) -> str | None:
    """What this fact bars recording with; None where it says no no."""
    if fact.kind in TAKEN_BACK:
        return fact.kind
    return NOES.get(str(fact.body.get("value"))) if fact.kind == "decision" else None


def barred(kept: Sequence[Told], offered: Sequence[Told]) -> str | None:
    """Why a `recording_allowed` among the offered facts is not permitted; None if each is.

    What is kept comes first, then what is offered, in order. A no offered beside it bars it too.
    """
    for place, fact in enumerate(offered):
        if fact.kind == ALLOWS:
            before = (*kept, *offered[:place])
            reason = _barred_after(before, _listed(fact, "purposes")) or _no_in(offered[place:])
            if reason:
                return reason
    return None


def _barred_after(before: Sequence[Told], wanted: Collection[str]) -> str | None:
    """Why these purposes are not permitted at the end of what went before."""
    heard: set[str] = set()
    offered: set[str] = set()
    granted: set[str] = set()
    standing_no: str | None = None
    ever_no = False
    for fact in before:
        if no := a_no(fact):
            granted.clear()
            standing_no, ever_no = no, True
        elif fact.kind == "notice_completed":
            heard.add(str(fact.body.get("words_sha256")))
        elif fact.kind == "offer_made":
            offered.add(str(fact.body.get("words_sha256")))
        elif fact.kind == "decision":
            value = fact.body.get("value")
            told = fact.body.get("notice_sha256") in heard and fact.body.get("offer_sha256") in offered
            purposes = _listed(fact, "purposes")
            if told and purposes and (value == BY_A_YES or (value in BY_STAYING and not ever_no)):
                granted.update(purposes)
                standing_no = None
    if wanted and granted.issuperset(wanted):
        return None
    return standing_no or "undecided"


def _no_in(history: Sequence[Told]) -> str | None:
    return next((no for fact in history if (no := a_no(fact))), None)


def _listed(fact: Told, name: str) -> list[str]:
    value = fact.body.get(name)
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
