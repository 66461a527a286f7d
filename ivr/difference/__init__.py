"""What a new version of a flow does otherwise than an old one, from how calls go, not from lines of text."""

from ivr.difference.change import Change
from ivr.difference.comparing import compare

__all__ = ["Change", "compare"]
