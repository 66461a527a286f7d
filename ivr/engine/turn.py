"""One turn in the making: what will be said and remembered, gathered step by step.

A draft lives inside one call of `advance` and is never seen outside the engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from ivr.actions import Action, Behind, HangUp, Listen, Play, Say
from ivr.engine.current import current
from ivr.engine.phrases import Phrases, phrases
from ivr.engine.remembering import aloud, in_evidence, is_personal, resting
from ivr.engine.replacing import replace
from ivr.engine.state import CallState, Permission, Standing, Waiting
from ivr.engine.words import filled
from ivr.events import Event, Pressed, Spoke, Typed
from ivr.facts import Fact, HungUp
from ivr.flow import Answer, Flow, Purpose

Prompt = tuple[Say | Play, ...]


@dataclass(frozen=True)
class Turn:
    """What follows from one event: where the call stands, what to ask of the telephone, what to remember."""

    state: CallState
    actions: tuple[Action, ...]
    facts: tuple[Fact, ...]


@dataclass
class Draft:
    """A turn that is still being written."""

    entry: Flow
    """The flow the call began in."""
    event: Event
    state: CallState
    actions: list[Action] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    spoken_bytes: int = 0

    @property
    def flow(self) -> Flow:
        """The flow the call is in."""
        return current(self.entry, self.state)

    @property
    def phrases(self) -> Phrases:
        return phrases(self.flow.speaks)

    @property
    def now(self) -> int:
        """The time of the event in milliseconds."""
        return round(self.event.at.timestamp() * 1000)

    def evidence(
        self,
        text: str,
        purposes: Iterable[Purpose] = (),
        *,
        refuse: Answer | None = None,
        accept: Answer | None = None,
    ) -> str:
        """The text in words that are kept as they are said: nothing the caller typed is among them."""
        values = in_evidence(self.state.values)
        return filled(text, self.flow, purposes, refuse=refuse, accept=accept, values=values)

    def spoken(self, text: str, more_values: Mapping[str, str] | None = None, shown: str = "") -> Say:
        """The text as it is said to this caller."""
        values = {**aloud(self.state.values), **(more_values or {})}
        personal = bool(more_values) or is_personal(text, self.state.values)
        return self.speech(filled(text, self.flow, values=values), personal=personal, shown=shown)

    def speech(self, words: str, *, personal: bool = False, shown: str = "") -> Say:
        """The words in the flow's voice, counted towards the size of the document."""
        self.spoken_bytes += len(escape(words).encode("utf-8", "replace"))
        return Say(words, self.flow.speaks, self.flow.voice, personal, shown)

    def say(self, text: str) -> None:
        said = self.spoken(text)
        if said.words:
            self.actions.append(said)

    def listen(
        self, waiting: Waiting, prompt: Prompt, seconds: int, phrases_heard: Iterable[str] = ()
    ) -> None:
        """Ends the turn: speaks, and waits for the caller."""
        heard = tuple(dict.fromkeys(phrases_heard))
        self.end(waiting, Listen(self.live(prompt), seconds, heard, self.flow.speaks))

    def live(self, prompt: Prompt) -> Prompt:
        """The prompt of a question; while a refusal must be live, all that this turn says before it too."""
        window = self.state.window
        if window is None:
            return prompt
        before = tuple(action for action in self.actions if isinstance(action, Say | Play))
        self.actions = [action for action in self.actions if not isinstance(action, Say | Play)]
        self.state = replace(self.state, window=replace(window, live_since=self.now))
        return (*before, *prompt)

    def end(self, waiting: Waiting, action: Action) -> None:
        """Ends the turn with what brings the next event."""
        self.state = replace(self.state, waiting=waiting)
        self.actions.append(action)

    @property
    def ended(self) -> bool:
        """Whether something was asked of the telephone that brings the next event, or ends the call."""
        return any(not isinstance(action, Say | Play | Behind) for action in self.actions)

    def hang_up(self) -> None:
        self.facts.append(HungUp(self.state.place))
        self.end(Waiting.END, HangUp())

    def permit(self, change: Callable[[Permission], Permission]) -> None:
        self.state = replace(self.state, permission=change(self.state.permission))

    def refuse(self, why: str) -> None:
        """Nothing of this call may be recorded any more, unless the caller says yes to a question."""
        standing = Standing.WITHDRAWN if why == "withdrawn" else Standing.REFUSED
        self.permit(lambda _: Permission(standing, (), refused_once=True, why_not=why))
        self.state = replace(self.state, window=None)

    def speech_is_allowed(self) -> bool:
        """Whether this caller's voice may be sent to be understood: not before they agreed, nor after a no.

        Twilio hands what is said to a speech provider (https://www.twilio.com/docs/voice/twiml/gather).
        While a refusal stays live until the next answer, the question is still the offer's: words refuse too.
        """
        permission = self.state.permission
        flows = (self.entry, *self.entry.others.values())
        never_asked = all(flow.recording is None for flow in flows) and not permission.refused
        return self.flow.speech and (permission.granted or never_asked or self.state.window is not None)

    def turn(self) -> Turn:
        return Turn(resting(self.state), tuple(self.actions), tuple(self.facts))


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


def typed_among(event: Event, answer: Answer) -> str | None:
    """The key of this answer, where it is among several that the caller typed."""
    if isinstance(event, Typed) and answer.key and answer.key in event.digits:
        return answer.key
    return None
