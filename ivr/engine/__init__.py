"""The one engine: phone, chat, rehearsal and tests are doors to this room. It does no input or output."""

from ivr.engine.advance import CannotHear, advance, opening
from ivr.engine.listed import listed_phrases
from ivr.engine.state import CallState, Standing, Waiting
from ivr.engine.turn import Turn

__all__ = ["CallState", "CannotHear", "Standing", "Turn", "Waiting", "advance", "listed_phrases", "opening"]
