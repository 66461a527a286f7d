"""One way on from a step: what the caller or the network does, its key in the flow, where it leads."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ivr.proof.situation import Situation


class Did(Enum):
    """What leads a call on."""

    WENT_ON = "goes on"
    PRESSED = "presses"
    SILENT = "says nothing"
    UNCLEAR = "is not understood"
    STAYED = "hears the notice and stays on the line"
    ABROAD = "stays on the line, but their country asks for a yes"
    CUT = "cuts the notice short"
    REFUSED = "refuses"
    REFUSED_LATE = "refuses now"
    ACCEPTED = "agrees"
    AGREED_BEFORE = "has agreed before"
    NOT_ASKED = "is not asked: no purpose is open"
    NO_MORE_ASKED = "has refused and is not asked again"
    WITHDREW = "takes consent back"
    STOPPED = "is stopped from being recorded"
    TYPED = "types digits"
    TALKED = "has talked"
    KEPT = "keeps the recording"
    ERASED = "has the recording erased"
    BUSY = "busy"
    NO_ANSWER = "nobody answers"
    FAILED = "cannot be reached"
    LEFT = "leaves a message"
    NOT_RECORDED = "may not be recorded"
    TEXTED = "is sent a text"
    NOT_TEXTED = "cannot be sent a text"
    OPEN = "it is open"
    CLOSED = "it is closed"
    HOLIDAY = "it is a holiday"
    CASE = "the case holds"
    OTHERWISE = "no case holds"
    WENT_TO = "goes to another flow"
    CAME_BACK = "comes back"
    ENDED = "the call ends"


class Way(NamedTuple):
    """A way on from a situation; None where the call ends."""

    key: tuple[str, ...]
    """The keys of the step that the way is written under."""
    did: Did
    by: str
    """The key pressed, or the name of the case."""
    to: Situation | None
