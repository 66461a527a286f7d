"""What must be remembered of a call, in the past tense: one frozen dataclass for each kind of fact.

A fact never holds a telephone number, nor words or digits of the caller that were not a decision.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from ivr.facts.consent import (
    By,
    Decided,
    Decision,
    MoreHeard,
    NoticeCompleted,
    NoticeCut,
    NoticeStarted,
    OfferMade,
    WindowOpened,
)
from ivr.facts.fact import (
    Fact,
)
from ivr.facts.journey import (
    AlternativeChosen,
    AlternativesOffered,
    CallEnded,
    CallGivenUp,
    CallStarted,
    Chosen,
    DigitsConfirmed,
    DigitsCorrected,
    DigitsTyped,
    FlowEntered,
    HungUp,
    NotRemembered,
    NotUnderstood,
    SoundPlayed,
    StepsTaken,
    TextAccepted,
    TextAsked,
    TextFailed,
    UnknownCall,
    VersionLoaded,
)
from ivr.facts.recording import (
    ConsentMissing,
    MessageTaken,
    RecordingAbsent,
    RecordingAllowed,
    RecordingBlocked,
    RecordingCompleted,
    RecordingKept,
    RecordingPaused,
    RecordingResumed,
    RecordingStarted,
    TransferEnded,
    TransferStarted,
    UnallowedRecording,
    WithdrawalAsked,
    Withdrawn,
)

__all__ = [
    "KINDS",
    "AlternativeChosen",
    "AlternativesOffered",
    "By",
    "CallEnded",
    "CallGivenUp",
    "CallStarted",
    "Chosen",
    "ConsentMissing",
    "Decided",
    "Decision",
    "DigitsConfirmed",
    "DigitsCorrected",
    "DigitsTyped",
    "Fact",
    "FlowEntered",
    "HungUp",
    "MessageTaken",
    "MoreHeard",
    "NotRemembered",
    "NotUnderstood",
    "NoticeCompleted",
    "NoticeCut",
    "NoticeStarted",
    "OfferMade",
    "RecordingAbsent",
    "RecordingAllowed",
    "RecordingBlocked",
    "RecordingCompleted",
    "RecordingKept",
    "RecordingPaused",
    "RecordingResumed",
    "RecordingStarted",
    "SoundPlayed",
    "StepsTaken",
    "TextAccepted",
    "TextAsked",
    "TextFailed",
    "TransferEnded",
    "TransferStarted",
    "UnallowedRecording",
    "UnknownCall",
    "VersionLoaded",
    "WindowOpened",
    "WithdrawalAsked",
    "Withdrawn",
    "read",
]

KINDS: Mapping[str, type[Fact]] = {kind.kind: kind for kind in Fact.__subclasses__()}
"""Every kind of fact by the word the ledger keeps it under."""


def read(kind: str, body: Mapping[str, Any]) -> Fact | None:
    """The fact of that kind, or nothing where the ledger itself made it or a later version did."""
    found = KINDS.get(kind)
    if found is None:
        return None
    known = {field.name for field in fields(found)}
    needed = {field.name for field in fields(found) if field.default is MISSING}
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.items()
        if name in known
    }
    return found(**values) if needed <= values.keys() else None
