"""The reading room: from the text of a flow to a `Flow`, or to everything that is wrong with it."""

from ivr.parse.reading import Reading, read_flow

__all__ = ["Reading", "read_flow"]
