"""What the caller or the network did, in the past tense, and what the outside knew at that moment.

An event carries its time and whether recording may start: the engine needs no clock and no ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any


class MayRecord(StrEnum):
    """Whether the outside lets this call be recorded now, and if not, why."""

    YES = "yes"
    SAMPLE = "sample"
    """Not among the calls drawn by `share`."""
    CAMPAIGN = "campaign"
    STAFF = "staff"
    """A person who could answer has not been informed."""
    COUNTRY = "country"
    WITHDRAWN = "withdrawn"
    """The caller, an agent or an officer stopped it elsewhere than in this conversation."""
    LEDGER = "ledger"
    """The evidence cannot be kept."""
    PROOF = "proof"
    """Nothing was proved of calls that come in on this flow."""


class Caller(StrEnum):
    """How the caller shows themselves to us."""

    NUMBER = "number"
    HIDDEN = "hidden"
    SIP = "sip"
    CLIENT = "client"


class Outcome(StrEnum):
    """How a transfer ended, in Twilio's words for it (https://www.twilio.com/docs/voice/twiml/dial)."""

    TALKED = "talked"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"


@dataclass(frozen=True)
class Event:
    """Something that happened; `at` is aware and stands in the business's own time."""

    at: datetime
    may_record: MayRecord


@dataclass(frozen=True)
class CallStarted(Event):
    """The telephone rang."""

    caller: Caller
    can_text: bool
    country: str = ""
    """Two letters, of the country whose number the caller shows; empty where nobody can tell."""


@dataclass(frozen=True)
class Pressed(Event):
    """The caller pressed one key."""

    key: str


@dataclass(frozen=True)
class Spoke(Event):
    """The caller said something: one of the phrases listed where they are, or `phrase` is empty.

    Words that are no listed phrase never enter the conversation, so they can never be kept.
    """

    phrase: str


@dataclass(frozen=True)
class StayedSilent(Event):
    """Everything was said, the time ran out, and nothing was heard."""


@dataclass(frozen=True)
class TalkEnded(Event):
    """A transfer is over and the caller is still on the line."""

    outcome: Outcome


@dataclass(frozen=True)
class MessageLeft(Event):
    """The voicemail is over; `seconds` is 0 when nothing was said, `ended_by` the key that ended it."""

    seconds: int
    ended_by: str


@dataclass(frozen=True)
class TextSent(Event):
    """The text message was accepted by the network, or was not, or nobody can tell (then it was not)."""

    accepted: bool


@dataclass(frozen=True)
class Typed(Event):
    """The caller typed several keys where digits were asked for: digits, `*` and `#`, as they came."""

    digits: str


@dataclass(frozen=True)
class WentOn(Event):
    """The telephone came back for the next document, as it was told to."""


KINDS: tuple[type[Event], ...] = (
    CallStarted,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    MessageLeft,
    TextSent,
    WentOn,
    Typed,
)
"""Their order is their number inside a seal: new kinds are added at the end, and so are new fields of a kind,
with a default, so that what an earlier version packed can still be read."""

Packed = list[int | str | bool]


class UnreadableEvent(ValueError):
    """These packed values are no event; they were not made by this version of Accord."""


def pack(event: Event) -> Packed:
    """The event as a short list that JSON can carry; times are kept to the millisecond."""
    offset = event.at.utcoffset() or timedelta()
    own = [getattr(event, name) for name in _own_fields(type(event))]
    return [
        KINDS.index(type(event)),
        round(event.at.timestamp() * 1000),
        int(offset.total_seconds() // 60),
        event.may_record.value,
        *own,
    ]


def unpack(packed: Packed) -> Event:
    """The event that was packed; raises `UnreadableEvent`."""
    try:
        number, milliseconds, offset, may_record, *own = packed
        kind = dict(enumerate(KINDS))[int(number)]
        local = timezone(timedelta(minutes=int(offset)))
        at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(milliseconds))
        names = _own_fields(kind)
        values: dict[str, Any] = dict(zip(names[: len(own)], own, strict=True))
        for name, closed_list in _CLOSED_LISTS.items():
            if name in values:
                values[name] = closed_list(str(values[name]))
        return kind(at=at.astimezone(local), may_record=MayRecord(str(may_record)), **values)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableEvent(UnreadableEvent.__doc__) from error


_CLOSED_LISTS: dict[str, type[StrEnum]] = {"caller": Caller, "outcome": Outcome}


def _own_fields(kind: type[Event]) -> list[str]:
    shared = {field.name for field in fields(Event)}
    return [field.name for field in fields(kind) if field.name not in shared]
