"""The words a story is told in: one instance for each language, and nothing that decides anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Course(StrEnum):
    """Which of the stories a call is."""

    NOT_ASKED = "not_asked"
    UNDECIDED = "undecided"
    HUNG_UP_IN_NOTICE = "hung_up_in_notice"
    HUNG_UP_IN_WINDOW = "hung_up_in_window"
    SILENT = "silent"
    UNCLEAR = "unclear"
    REFUSED_BY_KEY = "refused_by_key"
    REFUSED_BY_VOICE = "refused_by_voice"
    OBJECTED = "objected"
    CONTINUED = "continued"
    CONTINUED_BY_ANSWERING = "continued_by_answering"
    NOT_OBJECTED = "not_objected"
    ACCEPTED_BY_KEY = "accepted_by_key"
    ACCEPTED_BY_VOICE = "accepted_by_voice"
    WITHDREW = "withdrew"
    STOPPED = "stopped"


class Remark(StrEnum):
    """What else must be known of a call at a glance."""

    RECORDED = "recorded"
    RECORDING = "recording"
    ALLOWED = "allowed"
    BLOCKED = "blocked"
    NEVER_ASKED_TO_RECORD = "never_asked_to_record"
    UNALLOWED = "unallowed"
    KEPT_UNTIL = "kept_until"
    DELETED = "deleted"
    STILL_TO_DELETE = "still_to_delete"
    DELETE_FAILED = "delete_failed"
    END_UNTOLD = "end_untold"


LEDGER_KINDS = ("repeated", "stopped", "deletion_asked", "deleted", "delete_failed")
"""What the ledger tells by itself, beside the kinds of `ivr.facts`."""


OFFER_UNTIL_THE_NEXT_ANSWER, DECISION_BY_ANSWERING = "offer_until_the_next_answer", "decision_by_answering"
DECISION_ALONE = "decision_alone"
"""Facts that are told in a sentence of their own, though they are of a kind that has another."""

SAYS_HOW = frozenset(
    {
        ("continued", "staying_on_the_line"),
        ("not_objected", "staying_on_the_line"),
        ("unclear", "nothing_understood"),
        ("unclear", "cutting_the_notice"),
        ("silent", "silence"),
        ("hung_up", "hanging_up"),
    }
)
"""Decisions told without how they were expressed: their words, or the line before, say it already."""


@dataclass(frozen=True)
class Wording:
    """One language: sentences with `{…}` where a fact's own values go."""

    kinds: Mapping[str, str]
    """By the kind of fact, or by one of the names above."""
    courses: Mapping[Course, str]
    remarks: Mapping[Remark, str]
    terms: Mapping[str, Mapping[str, str]]
    """What a field's value is called: first the field, then the value."""
    units: Mapping[str, str]
    about: str
    """A verdict and the purposes it is about, where a call has several."""
    joined_by: str
    nothing: str
    """Stands where a fact lacks a value."""
    moment: str
    """How a day and a time are written (strftime)."""
