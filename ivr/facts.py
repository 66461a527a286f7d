"""What must be remembered of a call, in the past tense: one frozen dataclass for each kind of fact.

A fact never holds a telephone number, nor words of the caller that were not a decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar


class Decided(StrEnum):
    """What a caller's conduct after the notice amounts to."""

    CONTINUED = "continued"
    ACCEPTED = "accepted"
    NOT_OBJECTED = "not_objected"
    REFUSED = "refused"
    OBJECTED = "objected"
    UNCLEAR = "unclear"
    SILENT = "silent"
    HUNG_UP = "hung_up"


class By(StrEnum):
    """How it was expressed."""

    KEY = "key"
    VOICE = "voice"
    STAYING = "staying_on_the_line"
    SILENCE = "silence"
    HANGING_UP = "hanging_up"
    CUTTING_THE_NOTICE = "cutting_the_notice"
    NOTHING_UNDERSTOOD = "nothing_understood"
    A_PAGE = "a_page"


@dataclass(frozen=True)
class Fact:
    """Something that happened in a call."""

    kind: ClassVar[str] = "fact"

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def body(self) -> dict[str, Any]:
        """The fact as plain values that JSON can carry."""
        return asdict(self)


@dataclass(frozen=True)
class CallStarted(Fact):
    """A call came in and was answered with this version of this flow."""

    flow: str
    version: str
    caller: str
    language: str
    voice: str


@dataclass(frozen=True)
class StepsTaken(Fact):
    """The steps the call went through in one turn, in order."""

    steps: tuple[str, ...]


@dataclass(frozen=True)
class NoticeStarted(Fact):
    """The notice began to be spoken; `words` are exactly those the caller hears."""

    step: str
    words: str
    words_sha256: str
    language: str
    voice: str
    purposes: tuple[str, ...]
    keep: Mapping[str, str]
    mode: str
    version: str
    refuse_key: str
    refuse_words: tuple[str, ...]
    again: int


@dataclass(frozen=True)
class NoticeCompleted(Fact):
    """The notice was spoken to its last word while the caller was on the line."""

    step: str
    words_sha256: str


@dataclass(frozen=True)
class NoticeCut(Fact):
    """A key that means nothing there cut the notice short."""

    step: str
    key: str


@dataclass(frozen=True)
class OfferMade(Fact):
    """The caller began to hear how to refuse, and then has `window_seconds` to do it."""

    step: str
    words: str
    words_sha256: str
    language: str
    voice: str
    window_seconds: int
    refuse_key: str
    refuse_words: tuple[str, ...]
    accept_key: str | None
    accept_words: tuple[str, ...]
    by_voice: bool
    again: int


@dataclass(frozen=True)
class Decision(Fact):
    """What the caller decided, how they expressed it, and for which purposes."""

    step: str
    value: str
    by: str
    said: str
    """The key, or the listed phrase; empty when there was none."""
    mode: str
    purposes: tuple[str, ...]
    notice_sha256: str
    offer_sha256: str
    window_seconds: int
    language: str


@dataclass(frozen=True)
class AlternativesOffered(Fact):
    """The caller heard other ways to be served."""

    step: str
    offers: tuple[str, ...]
    words: str
    words_sha256: str


@dataclass(frozen=True)
class AlternativeChosen(Fact):
    """The caller took one of them; `by` says whether they chose it or their silence did."""

    step: str
    offer: str
    by: str


@dataclass(frozen=True)
class Chosen(Fact):
    """The caller answered a menu."""

    step: str
    choice: str
    by: str


@dataclass(frozen=True)
class NotUnderstood(Fact):
    """We asked, and heard nothing we can use."""

    step: str
    heard: str
    """`silence` or `unclear`."""


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
class TextAsked(Fact):
    """A text message is to be sent to the caller."""

    step: str
    words: str


@dataclass(frozen=True)
class TextAccepted(Fact):
    """The network took the text message."""

    message: str


@dataclass(frozen=True)
class TextFailed(Fact):
    """The text message was not sent; the reason never holds the number."""

    reason: str


@dataclass(frozen=True)
class CallGivenUp(Fact):
    """We ended a conversation that went on for ever, or could not be led, towards the fallback."""

    step: str
    reason: str


@dataclass(frozen=True)
class HungUp(Fact):
    """The flow ended the call."""

    step: str


@dataclass(frozen=True)
class CallEnded(Fact):
    """The network told us that the call is over."""

    status: str
    seconds: int | None


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


@dataclass(frozen=True)
class UnallowedRecording(Fact):
    """Something records this call that the ledger never allowed: an alarm."""

    source: str
    turn: int | None = None


@dataclass(frozen=True)
class UnknownCall(Fact):
    """The network spoke of a call we never took: an alarm."""

    callback: str


KINDS: Mapping[str, type[Fact]] = {kind.kind: kind for kind in Fact.__subclasses__()}
"""Every kind of fact by the word the ledger keeps it under."""


def read(kind: str, body: Mapping[str, Any]) -> Fact | None:
    """The fact of that kind, or nothing where the ledger itself made it or a later version did."""
    found = KINDS.get(kind)
    if found is None:
        return None
    known = {field.name for field in fields(found)}
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.items()
        if name in known
    }
    return found(**values) if known <= values.keys() else None
