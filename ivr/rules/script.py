"""A flow as rules look at it: what is said, heard and led to, gathered once for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ivr.diagnostics import Route
from ivr.flow import BACK, Consent, Flow, Goto, Step, StepName, edges, values, within
from ivr.proof import Explored, Place, explore
from ivr.rules.answered import REFUSING, Answered, answered
from ivr.rules.paths import stuck
from ivr.source import SourceMap


@dataclass(frozen=True)
class Told:
    """A text of a step that a caller hears or is sent."""

    at: Route
    text: str
    step: Step | None
    """None where it is what a team hears."""


@dataclass(frozen=True)
class Script:
    """A flow, where its values stand, and the other flows a call can come from or go to."""

    flow: Flow
    places: SourceMap
    folder: Mapping[str, Script] = field(default_factory=dict)
    """Every flow that can be read, by its name, this one included; empty while it is looked at alone."""
    known: frozenset[str] | None = None
    """The names of all flows, those that cannot be read included; None while it is looked at alone."""
    sounds: frozenset[str] | None = None
    """The files of `flows/audio`; None where that folder is not known."""
    broken: frozenset[str] = frozenset()
    """The names of the flows that cannot be served."""
    entry: str = ""
    """The one flow that calls come in on; empty where they come in on each that no other leads to."""

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The texts of every step, in the order they are written."""
        told = [
            Told(("steps", name, *found.way), found.value, step)
            for name, step in self.flow.steps.items()
            for found in within(step, (values.Spoken,))
        ]
        teams = self.flow.teams.items()
        told += [Told(("teams", name, "whisper"), team.whisper, None) for name, team in teams if team.whisper]
        return tuple(told)

    @cached_property
    def edges(self) -> dict[StepName, tuple[StepName, ...]]:
        """The steps each step leads to, those that exist."""
        steps = self.flow.steps
        return {name: tuple(to for to in edges(step) if to in steps) for name, step in steps.items()}

    @cached_property
    def answers(self) -> dict[StepName, list[Answered]]:
        """What can be answered at each step that listens."""
        return {
            name: found
            for name, step in self.flow.steps.items()
            if (found := answered(self.flow, name, step))
        }

    @cached_property
    def goes_to(self) -> tuple[str, ...]:
        """The flows it goes to, each once."""
        steps = self.flow.steps.values()
        named = (step.flow for step in steps if isinstance(step, Goto))
        return tuple(dict.fromkeys(name for name in named if name != BACK))

    @cached_property
    def stuck(self) -> frozenset[StepName]:
        """The steps from which no way ends the call or reaches a person."""
        return frozenset(stuck(self.flow.steps, self.edges))

    @cached_property
    def explored(self) -> Explored:
        """Every call that comes in on this flow, through the others of its folder."""
        others = {name: self.folder[name].flow for name in self.led_to if name != self.flow.name}
        return explore(replace(self.flow, others=others), self.broken)

    @cached_property
    def led_to(self) -> tuple[str, ...]:
        """The flows a call that comes in on this one can be in, itself first, those that can be read."""
        found = [self.flow.name]
        for name in found:
            one = self if name == self.flow.name else self.folder[name]
            found += [to for to in one.goes_to if to in self.folder and to not in found]
        return tuple(found)

    @property
    def calls(self) -> Iterator[tuple[Explored, str]]:
        """Every call that can be in this flow, by the flow it comes in on, and what this one is called there.

        Calls come in on flows that no other leads to; where each is led to by another, on any of them.
        """
        if self.entry:
            yield self.folder[self.entry].explored, "" if self.entry == self.flow.name else self.flow.name
            return
        folder = self.folder or {self.flow.name: self}
        for name in self._entries:
            one = self if name == self.flow.name else folder[name]
            if self.flow.name in one.led_to:
                yield one.explored, "" if one is self else self.flow.name

    @cached_property
    def open_refusals(self) -> Mapping[StepName, tuple[Answered, ...]]:
        """The refusals a call can bring along to each question, an answer that came too soon included."""
        refusals = {
            (flow, name): Answered(
                REFUSING,
                step.refuse,
                ("steps", name, "refuse"),
                one.places if flow != self.flow.name else None,
            )
            for flow, one in {**self.folder, self.flow.name: self}.items()
            for name, step in one.flow.steps.items()
            if isinstance(step, Consent) and step.window is None and step.continued is not None
        }
        questions = [name for name in self.answers if not isinstance(self.flow.steps[name], Consent)]
        found: dict[StepName, dict[Place, Answered]] = {}
        for explored, inside in self.calls if refusals else ():
            for name in questions:
                for situation in explored.at_steps.get((inside, name), ()):
                    if situation.window is None:
                        continue
                    asked = explored.world.named(situation.window[:2]), situation.window[1]
                    if asked in refusals:
                        found.setdefault(name, {})[asked] = refusals[asked]
        return {name: tuple(there.values()) for name, there in found.items()}

    @property
    def is_entry(self) -> bool:
        """Whether calls come in on this flow, and it was looked at as they find it."""
        return self.flow.name in self._entries

    @cached_property
    def _entries(self) -> tuple[str, ...]:
        folder = self.folder or {self.flow.name: self}
        led_to = {to for name, one in folder.items() for to in one.goes_to if to != name}
        steps = self.flow.steps.values()
        if len(folder) == 1 and any(isinstance(step, Goto) and step.flow == BACK for step in steps):
            # It is made to be come back from: whoever leads to it is not known here.
            return ()
        return tuple(name for name in folder if name not in led_to) or tuple(folder)

    def called(self) -> tuple[Script, ...]:
        """The same flows as calls find them that come in on this one, and on no other."""
        beside: dict[str, Script] = {}
        for name in self.led_to:
            one = self if name == self.flow.name else self.folder[name]
            beside[name] = replace(one, folder=beside, entry=self.flow.name)
        return tuple(beside.values())

    def among(
        self,
        folder: Mapping[str, Script],
        known: frozenset[str] | None,
        sounds: frozenset[str] | None,
        broken: frozenset[str] = frozenset(),
    ) -> Script:
        """The same script among the other flows of its folder; what was gathered of it is kept."""
        made = Script(self.flow, self.places, folder, known, sounds, broken)
        gathered = {"told", "edges", "answers", "goes_to", "stuck"}
        made.__dict__.update({name: value for name, value in self.__dict__.items() if name in gathered})
        return made

    def reached(self, begin: StepName) -> list[StepName]:
        """Every step that can be reached from this one, itself included, the nearest first."""
        found = dict.fromkeys([begin] if begin in self.flow.steps else [])
        waiting = list(found)
        for name in waiting:
            for after in self.edges[name]:
                if after not in found:
                    found[after] = None
                    waiting.append(after)
        return waiting
