"""What is heard on the line, and what is done on it, each with its second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ivr.handset.moves import Move

Sound = Literal["words", "audio", "tone", "error"]

APPLICATION_ERROR = "We are sorry, an application error has occurred. Goodbye."
"""What Twilio says before it ends a call it cannot go on with."""


@dataclass(frozen=True)
class Heard:
    """Something the caller hears: words, an audio file's URL, the tone of a voicemail, Twilio's error."""

    at: float
    sound: Sound
    words: str
    voice: str = ""
    language: str = ""
    cut: bool = False
    """A key, words or hanging up cut it short."""
    whispered: bool = False
    """The person the call is put through to hears it, and the caller does not."""


@dataclass(frozen=True)
class Done:
    """Something that was done on the line."""

    at: float
    move: Move
    lost: bool = False
    """It came to nothing: what was done is not listened to there, or came too late."""
