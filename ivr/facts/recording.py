"""What was recorded, why, or why not; talks and messages; and what was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivr.facts.fact import Fact


@dataclass(frozen=True)
class RecordingPaused(Fact):
    """From here on nothing records, until recording is resumed."""

    step: str
    why: str
    """`a_step` of the flow, or `sensitive` digits."""


@dataclass(frozen=True)
class RecordingResumed(Fact):
    """What records may record again."""

    step: str


@dataclass(frozen=True)
class RecordingAllowed(Fact):
    """The answer of this turn may start a recording, for these purposes."""

    step: str
    purposes: tuple[str, ...]
    keep: Mapping[str, str]
    source: str
    """`transfer` or `voicemail`."""


@dataclass(frozen=True)
class RecordingBlocked(Fact):
    """A step that records let this caller pass unrecorded."""

    step: str
    reason: str


@dataclass(frozen=True)
class ConsentMissing(Fact):
    """A step that records was reached by a caller nobody had told or asked: the flow is wrong."""

    step: str


@dataclass(frozen=True)
class WithdrawalAsked(Fact):
    """The caller came back from a recorded talk and was asked whether its recording is to be erased."""

    step: str
    words_sha256: str


@dataclass(frozen=True)
class RecordingKept(Fact):
    """Asked whether to erase the recording, the caller said to keep it."""

    step: str


@dataclass(frozen=True)
class Withdrawn(Fact):
    """The caller took back what they had allowed: nothing more is recorded, and what was is erased."""

    step: str
    by: str


@dataclass(frozen=True)
class TransferStarted(Fact):
    """The caller was put through."""

    step: str
    recorded: bool


@dataclass(frozen=True)
class TransferEnded(Fact):
    """The talk is over, or never began."""

    step: str
    outcome: str


@dataclass(frozen=True)
class MessageTaken(Fact):
    """The caller left a voicemail of so many seconds."""

    step: str
    seconds: int
    ended_by: str


@dataclass(frozen=True)
class RecordingStarted(Fact):
    """The network told us that it records."""

    source: str
    turn: int | None = None
    """The turn whose answer asked for it."""


@dataclass(frozen=True)
class RecordingCompleted(Fact):
    """A recording exists at the provider, to be deleted by then."""

    source: str
    seconds: int | None
    channels: int | None
    started_at: str | None
    purposes: tuple[str, ...]
    delete_by: str
    turn: int | None = None


@dataclass(frozen=True)
class RecordingAbsent(Fact):
    """Nothing was recorded: too short, silent, or it failed."""

    source: str
    reason: str
    turn: int | None = None


@dataclass(frozen=True)
class UnallowedRecording(Fact):
    """Something records this call that the ledger never allowed: an alarm."""

    source: str
    turn: int | None = None
