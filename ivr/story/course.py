"""Which of the stories a call is, judged from what the ledger kept and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ivr.story.wording import Course


class Noted(Protocol):
    """What this judgement reads of a fact."""

    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...


PLAIN_VALUES = {
    "continued": Course.CONTINUED,
    "not_objected": Course.NOT_OBJECTED,
    "objected": Course.OBJECTED,
    "silent": Course.SILENT,
    "unclear": Course.UNCLEAR,
}

LEAVES_THINGS_AS_THEY_WERE = frozenset(
    {
        Course.UNDECIDED,
        Course.HUNG_UP_IN_NOTICE,
        Course.HUNG_UP_IN_WINDOW,
        Course.SILENT,
        Course.UNCLEAR,
    }
)
"""No answer to a later question takes an earlier answer away."""

OPEN_TO_CHANGE = LEAVES_THINGS_AS_THEY_WERE | {Course.NOT_ASKED}
BY_GOING_ON = (Course.CONTINUED, Course.CONTINUED_BY_ANSWERING, Course.NOT_OBJECTED)
FINAL_BUT_FOR_A_YES = frozenset(
    {Course.REFUSED_BY_KEY, Course.REFUSED_BY_VOICE, Course.OBJECTED, Course.WITHDREW, Course.STOPPED}
)


def course(facts: Sequence[Noted]) -> Course:
    """The story these facts tell, in the order they happened."""
    found, offered = Course.NOT_ASKED, False
    for fact in facts:
        match fact.kind:
            case "notice_started":
                offered = False
                found = _after(found, Course.UNDECIDED)
            case "offer_made":
                offered = True
            case "decision":
                found = _after(found, _decided(fact.body, offered))
            case "withdrawn":
                found = Course.WITHDREW
            case "stopped":
                found = Course.STOPPED
            case "call_ended" if found is Course.UNDECIDED:
                found = _hung_up(offered)
    return found


def _after(before: Course, now: Course) -> Course:
    if now in LEAVES_THINGS_AS_THEY_WERE and before not in OPEN_TO_CHANGE:
        return before
    if before in FINAL_BUT_FOR_A_YES and now in BY_GOING_ON:
        return before
    return now


def _decided(body: Mapping[str, Any], offered: bool) -> Course:
    value, aloud = str(body.get("value", "")), body.get("by") == "voice"
    match value:
        case "refused":
            return Course.REFUSED_BY_VOICE if aloud else Course.REFUSED_BY_KEY
        case "accepted":
            return Course.ACCEPTED_BY_VOICE if aloud else Course.ACCEPTED_BY_KEY
        case "hung_up":
            return _hung_up(offered)
        case "continued" if body.get("by") == "answering":
            return Course.CONTINUED_BY_ANSWERING
        case _:
            return PLAIN_VALUES.get(value, Course.UNDECIDED)


def _hung_up(offered: bool) -> Course:
    return Course.HUNG_UP_IN_WINDOW if offered else Course.HUNG_UP_IN_NOTICE
