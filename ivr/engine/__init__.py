"""The one engine: phone, chat, rehearsal and tests are doors to this room. It does no input or output."""

from ivr.engine.advance import CannotHear, advance, opening
from ivr.engine.current import current
from ivr.engine.listed import keys_that_refuse, listed_phrases
from ivr.engine.secrecy import is_confidential
from ivr.engine.state import CallState, Standing, Waiting
from ivr.engine.turn import Turn
from ivr.engine.whispering import whisper

__all__ = [
    "CallState",
    "CannotHear",
    "Standing",
    "Turn",
    "Waiting",
    "advance",
    "current",
    "is_confidential",
    "keys_that_refuse",
    "listed_phrases",
    "opening",
    "whisper",
]
