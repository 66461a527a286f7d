"""Plays a flow on the engine alone: no telephone, no ledger, no network, a clock that moves when told to."""

from ivr.rehearsal.exchanges import Exchange, Move, exchanged
from ivr.rehearsal.rehearsal import Rehearsal, rehearse
from ivr.rehearsal.transcript import Line, exchange_lines, hang_up_lines

__all__ = [
    "Exchange",
    "Line",
    "Move",
    "Rehearsal",
    "exchange_lines",
    "exchanged",
    "hang_up_lines",
    "rehearse",
]
