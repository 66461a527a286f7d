"""Rehearsals as they are written in `<flow>.test.yaml`: text in, rehearsals or diagnostics out."""

from ivr.parse.rehearsals.reading import Rehearsals, read_rehearsals
from ivr.parse.rehearsals.written import REASONS, Claim, Moment, WrittenRehearsal

__all__ = ["REASONS", "Claim", "Moment", "Rehearsals", "WrittenRehearsal", "read_rehearsals"]
