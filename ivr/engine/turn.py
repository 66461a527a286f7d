"""One turn in the making: what will be said and remembered, gathered step by step.

A draft lives inside one call of `advance` and is never seen outside the engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from ivr.actions import Action, Behind, HangUp, Listen, Say
from ivr.engine.state import CallState, Permission, Standing, Waiting
from ivr.engine.words import Phrases, filled, phrases
from ivr.events import Event, Pressed, Spoke
from ivr.facts import Fact, HungUp
from ivr.flow import Answer, Flow, Purpose, StepName


@dataclass(frozen=True)
class Turn:
    """What follows from one event: where the call stands, what to ask of the telephone, what to remember."""

    state: CallState
    actions: tuple[Action, ...]
    facts: tuple[Fact, ...]


@dataclass
class Draft:
    """A turn that is still being written."""

    flow: Flow
    event: Event
    state: CallState
    actions: list[Action] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    steps: list[StepName] = field(default_factory=list)
    spoken_bytes: int = 0

    @property
    def phrases(self) -> Phrases:
        return phrases(self.flow.speaks)

    def fill(self, text: str, purposes: Iterable[Purpose] = (), **answers: Answer | None) -> str:
        return filled(text, self.flow, purposes, **answers)

    def speech(self, words: str) -> Say:
        """The words in the flow's voice, counted towards the size of the document."""
        self.spoken_bytes += len(escape(words).encode("utf-8", "replace"))
        return Say(words, self.flow.speaks, self.flow.voice)

    def say(self, text: str) -> None:
        if words := self.fill(text):
            self.actions.append(self.speech(words))

    def listen(self, waiting: Waiting, words: str, seconds: int, phrases_heard: Iterable[str] = ()) -> None:
        """Ends the turn: speaks, and waits for the caller."""
        self.state = replace(self.state, waiting=waiting)
        self.actions.append(Listen((self.speech(words),), seconds, tuple(phrases_heard), self.flow.speaks))

    def end(self, waiting: Waiting, action: Action) -> None:
        """Ends the turn with something else than listening."""
        self.state = replace(self.state, waiting=waiting)
        self.actions.append(action)

    @property
    def ended(self) -> bool:
        """Whether something was asked of the telephone that brings the next event, or ends the call."""
        return any(not isinstance(action, Say | Behind) for action in self.actions)

    def hang_up(self) -> None:
        self.facts.append(HungUp(self.state.step))
        self.end(Waiting.END, HangUp())

    def permit(self, change: Callable[[Permission], Permission]) -> None:
        self.state = replace(self.state, permission=change(self.state.permission))

    def refuse(self, why: str) -> None:
        """Nothing of this call may be recorded any more, unless the caller says yes to a question."""
        standing = Standing.WITHDRAWN if why == "withdrawn" else Standing.REFUSED
        self.permit(lambda _: Permission(standing, (), refused_once=True, why_not=why))

    def speech_is_allowed(self) -> bool:
        """Whether this caller's voice may be sent to be understood: not before they agreed, nor after a no.

        Twilio hands what is said to a speech provider (https://www.twilio.com/docs/voice/twiml/gather).
        """
        permission = self.state.permission
        agreed = permission.granted or (self.flow.recording is None and not permission.refused)
        return self.flow.speech and agreed

    def turn(self) -> Turn:
        return Turn(self.state, tuple(self.actions), tuple(self.facts))


def sha256(words: str) -> str:
    """The hash a text is known by in the ledger."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def means(event: Event, answer: Answer | None) -> str | None:
    """How the caller said this answer just now: the key or the listed phrase; None when they did not."""
    if answer is None:
        return None
    match event:
        case Pressed(key=key) if key and key == answer.key:
            return key
        case Spoke(phrase=phrase) if phrase and phrase in answer.words:
            return phrase
    return None
