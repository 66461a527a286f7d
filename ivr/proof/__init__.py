"""The model check: every call there can be on a flow, before anybody calls.

Knows flows alone: no text, no place, no file; rules ask it, and say what they find in an author's words.
"""

from ivr.proof.explored import Explored, Taken, explore
from ivr.proof.situation import First, Place, Situation, Standing
from ivr.proof.way import Did, Way
from ivr.proof.world import World

__all__ = ["Did", "Explored", "First", "Place", "Situation", "Standing", "Taken", "Way", "World", "explore"]
