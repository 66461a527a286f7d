"""What a rehearsal says: who calls and when, what the caller does, and what must then be true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ivr.diagnostics import Route
from ivr.events import Caller, MayRecord
from ivr.story import Course

REASONS = (
    "unasked",
    "consent_missing",
    "refused",
    "objected",
    "unclear",
    "silent",
    "withdrawn",
    "unanswered",
    "hung_up",
    "purpose",
    "campaign",
    "sample",
    "staff",
    "country",
    "ledger",
    "proof",
    "paused",
    "nobody_answered",
    "no_message",
    "no_step",
)
"""Why a caller is not recorded, as `because` says it."""

RECORDED = ("yes", "no", "erased")
ENDS = ("hang_up", "caller", "transfer")
COURSES = tuple(course.value for course in Course)

LISTS = ("says", "whispers", "passes", "alternative", "sends")
"""What may be claimed several times at once, in order."""

OF_STEPS = ("passes", "goes_to")
"""What names steps of the flow, or of those it goes to."""

AT_A_MOMENT = ("says", "whispers", "passes", "goes_to", "alternative", "sends", "recorded", "because")
OF_THE_CALL = (*AT_A_MOMENT, "story", "ends")


@dataclass(frozen=True)
class Claim:
    """One thing that must be true, and the way to where it is written."""

    key: str
    wanted: str
    at: Route


@dataclass(frozen=True)
class Moment:
    """What the caller does, and what must be true before they do anything more."""

    move: str | None
    """None for the beginning, when the call is taken."""
    at: Route
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class WrittenRehearsal:
    """A call to be played, and what must be true of it."""

    name: str
    at: Route
    begins: datetime
    """The time of the business, without its time zone."""
    moments: tuple[Moment, ...]
    """The first is the beginning."""
    claims: tuple[Claim, ...] = ()
    """What must be true of the whole call."""
    caller: Caller = Caller.NUMBER
    country: str = ""
    may_record: MayRecord = MayRecord.YES
    ledger_down_from: int | None = None
    """The turn from which the evidence cannot be kept; taking the call is the first."""
