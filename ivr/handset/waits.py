"""Where a call stands still until somebody does something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivr.handset.exchanges import Request
from ivr.handset.moves import EndTalk, HangUp, LeaveMessage, PickUp, Press, Ring, Speak, StaySilent
from ivr.handset.verbs import Dial, Gather, Party, Prompt, Record


@dataclass(frozen=True)
class Listening:
    """A <Gather> waits for keys or words; they cut `prompts`, which have not been heard yet."""

    allows: ClassVar[tuple[type, ...]] = (Press, Speak, StaySilent, HangUp)

    gather: Gather
    prompts: tuple[Prompt, ...]
    digits: str = ""
    """What was pressed so far."""
    at: float = 0.0
    """Seconds into the call."""


@dataclass(frozen=True)
class Ringing:
    """A <Dial> rings somebody, or several at once."""

    allows: ClassVar[tuple[type, ...]] = (PickUp, Ring, StaySilent, HangUp)

    dial: Dial
    at: float = 0.0
    parties: tuple[Party, ...] = ()
    """Those that ring now: one of them where they are called in order."""


@dataclass(frozen=True)
class Talking:
    """The caller talks with the person who answered."""

    allows: ClassVar[tuple[type, ...]] = (EndTalk, Press, HangUp)

    dial: Dial
    recorded: bool
    at: float = 0.0


@dataclass(frozen=True)
class Taping:
    """A <Record> records what the caller says."""

    allows: ClassVar[tuple[type, ...]] = (LeaveMessage, Press, Speak, StaySilent, HangUp)

    record: Record
    at: float = 0.0


@dataclass(frozen=True)
class Sending:
    """The next request is ready and has not been sent."""

    allows: ClassVar[tuple[type, ...]] = (HangUp,)

    request: Request


@dataclass(frozen=True)
class Over:
    """The call is over."""

    allows: ClassVar[tuple[type, ...]] = ()


Asking = Listening | Ringing | Talking | Taping
Wait = Asking | Sending | Over
