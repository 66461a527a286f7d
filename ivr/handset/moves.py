"""What can be done at the caller's end of the line, and by the person a call is put through to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Press:
    """Press one key or several; `after` seconds, or a moment after the last word."""

    keys: str
    after: float | None = None


@dataclass(frozen=True)
class Speak:
    """Say these words; `after` seconds, or a moment after the last word."""

    words: str
    after: float | None = None
    confidence: float = 0.9


@dataclass(frozen=True)
class StaySilent:
    """Do nothing until the time allowed has passed."""


@dataclass(frozen=True)
class HangUp:
    """Hang up, `after` seconds: while something is said, while it rings, in the talk or in the message."""

    after: float = 0.0


class Unreached(StrEnum):
    """How a call to somebody else ends without them (https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values)."""

    BUSY = "busy"
    NO_ANSWER = "no-answer"
    FAILED = "failed"
    CANCELED = "canceled"


@dataclass(frozen=True)
class Ring:
    """Ring in vain: as long as the <Dial> allows where nobody answers, else `after` seconds or at once."""

    ends: Unreached
    after: float | None = None


@dataclass(frozen=True)
class PickUp:
    """The person called answers, `after` seconds of ringing; of several, the one at that number."""

    after: float = 4.0
    number: str = ""
    """The first of those that ring where none is named."""


@dataclass(frozen=True)
class EndTalk:
    """The person called hangs up after talking for that long."""

    seconds: float = 20.0


@dataclass(frozen=True)
class LeaveMessage:
    """Speak for that long after the tone, then press `key`, or fall silent."""

    seconds: float
    key: str = ""


Move = Press | Speak | StaySilent | HangUp | Ring | PickUp | EndTalk | LeaveMessage


class NotNow(ValueError):
    """This cannot be done where the call stands."""
