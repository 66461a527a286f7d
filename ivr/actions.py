"""What we ask of the telephone, in the imperative; how a carrier is told so is another room's business."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """Speak these words."""

    words: str
    language: str
    voice: str
    personal: bool = False
    """The words hold something of this caller's: they are built for this answer and not kept."""
    shown: str = ""
    """What may be shown or kept in their place, where they hold what was given in confidence."""


@dataclass(frozen=True)
class Play:
    """Play a sound in which these words are heard: a file of our own, or an https address."""

    audio: str
    words: str


@dataclass(frozen=True)
class Listen:
    """Speak, and listen for one key from the first word on, or for speech where `phrases` are given.

    The answer always comes back, an empty one too, once `seconds` of silence have followed the words.
    """

    prompt: tuple[Say | Play, ...]
    seconds: int
    phrases: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class TakeDigits:
    """Speak, and take keys from the first word on: `most` of them, fewer where `end_key` or time ends them.

    Where `phrases` are given, those that say no, speech is heard too.
    The answer always comes back, an empty one too, once `seconds` have passed without a key.
    """

    prompt: tuple[Say | Play, ...]
    seconds: int
    most: int
    end_key: str
    """Empty where every key counts."""
    confidential: bool = False
    """What is typed may be shown and kept nowhere."""
    phrases: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Connect:
    """Ring these numbers and join who answers with the caller; `record` both of them from the answer on."""

    numbers: tuple[str, ...]
    rings: int
    record: bool = False
    star_ends: bool = False
    """The caller's `*` drops the other party and brings the caller back to us."""
    returns: bool = True
    """The caller comes back to the conversation when the talk is over."""
    together: bool = False
    """All ring at once; else one after the other."""
    whispers: bool = False
    """Who answers hears a few words before the caller does: those of `ivr.engine.whisper`."""


@dataclass(frozen=True)
class TakeMessage:
    """Record what the caller says after the tone, until silence or one of `end_keys`."""

    longest: int
    end_keys: str


@dataclass(frozen=True)
class SendText:
    """Send the caller these words as a text message, once this turn has been answered and committed."""

    words: str


@dataclass(frozen=True)
class EraseRecordings:
    """Stop and delete whatever was recorded of this call."""


@dataclass(frozen=True)
class GoOn:
    """Come back at once for the next turn, after a silence of `pause` seconds."""

    pause: int = 0


@dataclass(frozen=True)
class HangUp:
    """End the call."""


Spoken = Say | Play | Listen | TakeDigits | Connect | TakeMessage | GoOn | HangUp
"""What stands in the document the telephone is given."""

Behind = SendText | EraseRecordings
"""What is done behind the answer, never before it."""

Action = Spoken | Behind
