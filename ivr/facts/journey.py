"""The way a call took: its steps, what was answered, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ivr.facts.fact import Fact


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
class FlowEntered(Fact):
    """The call went on in another flow, or came back to one."""

    step: str
    flow: str


@dataclass(frozen=True)
class SoundPlayed(Fact):
    """A sound began in which these words are heard."""

    step: str
    audio: str
    words: str
    words_sha256: str


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
class DigitsTyped(Fact):
    """The caller typed so many keys where digits were asked for; which ones is never kept."""

    step: str
    count: int
    found: str
    """`taken`, or why not: `too_few`, `too_many`, `not_digits`, `check`, `no_room`."""


@dataclass(frozen=True)
class DigitsConfirmed(Fact):
    """The caller heard what they had typed, and confirmed it."""

    step: str
    by: str


@dataclass(frozen=True)
class DigitsCorrected(Fact):
    """The caller heard what they had typed, and types it anew."""

    step: str
    by: str


@dataclass(frozen=True)
class NotRemembered(Fact):
    """There was no room left to remember something by this name."""

    step: str
    name: str


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
class UnknownCall(Fact):
    """The network spoke of a call we never took: an alarm."""

    callback: str


@dataclass(frozen=True)
class VersionLoaded(Fact):
    """A version of a flow began to be served; a fact of the version, not of a call."""

    version: str
    certificate: Mapping[str, Any]
    """What was proved of it, as JSON can carry it."""
    overrides: Mapping[str, str]
    """Of which places and purposes the owner says something else than Accord knows, and why."""
