"""What the proof knows of a call at a step: as much of the engine's state as any rule asks about."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from ivr.flow import StepName


class Standing(IntEnum):
    """Where the caller stands on being recorded; taking consent back is no less a no than refusing."""

    UNASKED = 0
    UNDECIDED = 1
    GRANTED = 2
    REFUSED = 3
    STOPPED = 4
    """Stopped from elsewhere, by an agent or a page, whatever the caller said."""


class First(IntEnum):
    """What a call began with, greetings and the choice of a language left aside."""

    NOTHING = 0
    TALK = 1
    """A person, a question or a number."""
    NOTICE = 2


Place = tuple[str, StepName]
"""A step, by the flow the call is in (empty for the one it began in) and its name."""


class Situation(NamedTuple):
    """A call that arrives at a step; two calls in one situation can go on in the same ways."""

    inside: str
    step: StepName
    stack: tuple[Place, ...] = ()
    """The `goto` steps to come back to."""
    standing: Standing = Standing.UNASKED
    granted: tuple[tuple[str, str], ...] = ()
    """The purposes allowed, in order, each with the flow in which it was told."""
    refused_once: bool = False
    window: tuple[str, StepName, tuple[Place, ...]] | None = None
    """The consent step whose refusal is still live, and the flows that waited then."""
    first: First = First.NOTHING
    """What came first, a notice of recording or something it ought to come before."""
    must_end: bool = False
    paused: bool = False
    """A step let nothing record: card or health data may be given."""
    hours: int = 0
    """The kinds of hour it can still be, a bit for each."""
    countries: int = 0
    """The kinds of country the caller can still be from, a bit for each."""
    values: tuple[str | None, ...] = ()
    """What each variable that decides a way stands for: empty for nothing, None where nobody can tell."""

    def at(self, step: StepName) -> Situation:
        """The same call at another step of the same flow; several times as fast as `_replace`."""
        return tuple.__new__(Situation, (self[0], step, *self[2:]))

    @property
    def place(self) -> Place:
        """Where the call is, whatever brought it there."""
        return self.inside, self.step

    @property
    def has_refused(self) -> bool:
        """Whether nothing may be recorded any more without a yes to a question."""
        return self.standing >= Standing.REFUSED
