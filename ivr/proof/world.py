"""What stays the same through a whole call: the flows it can be in, and what their steps can tell apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from xml.sax.saxutils import escape

from ivr.engine.advance import MAX_SPOKEN_BYTES, MAX_STEPS_PER_TURN
from ivr.engine.granting import same_terms
from ivr.engine.notice import says
from ivr.engine.words import spoken_reason
from ivr.flow import Collect, Consent, Flow, Hours, Mode, Purpose, Set, Step, Voicemail, When, values, within
from ivr.proof.kinds_of_hour import KindsOfHour, kinds_of_hour
from ivr.proof.situation import Place, Situation, Standing

MOST_FOLLOWED = 6
"""Variables whose values are followed through a call: each can double the situations."""


@dataclass(frozen=True)
class World:
    """A flow as calls on it find it, with every flow they can go to."""

    entry: Flow
    broken: frozenset[str] = frozenset()
    """Flows that are not served: a call that goes there ends with an apology."""
    flows: dict[str, Flow] = field(init=False)

    def __post_init__(self) -> None:
        there = {name: flow for name, flow in self.entry.others.items() if name != self.entry.name}
        object.__setattr__(self, "flows", {"": self.entry, **there})

    def step(self, situation: Situation) -> Step | None:
        """The step a call is at; None where there is none, and the call ends with an apology."""
        return self.flows[situation.inside].steps.get(situation.step)

    def named(self, place: Place) -> str:
        """The flow of a place by its own name."""
        return place[0] or self.entry.name

    def begin(self) -> Situation:
        """A call that comes in, at any hour, from anywhere."""
        return Situation(
            "",
            self.entry.start,
            hours=self.hours.every,
            countries=(1 << len(self.countries) + 1) - 1,
            values=("",) * len(self.variables),
        )

    @cached_property
    def hours(self) -> KindsOfHour:
        """The kinds of hour its steps tell apart."""
        weeks = []
        for step in self._steps:
            if isinstance(step, Hours):
                weeks.append(step.week)
            elif isinstance(step, When):
                weeks += [case.hours for case in step.cases if case.hours]
        return kinds_of_hour(weeks)

    @cached_property
    def countries(self) -> dict[str, int]:
        """The countries its cases tell apart, each with its bit; the last bit of all is any other."""
        named = (
            code
            for step in self._steps
            if isinstance(step, When)
            for one in step.cases
            for code in one.countries
        )
        return {code: place for place, code in enumerate(dict.fromkeys(named))}

    @cached_property
    def variables(self) -> dict[str, int]:
        """The variables that decide where a call goes, each with its place in a situation."""
        asked = (case.variable for step in self._steps if isinstance(step, When) for case in step.cases)
        written: set[str] = set()
        for step in self._steps:
            if isinstance(step, Set):
                written.update(name for name, _ in step.values)
            elif isinstance(step, Collect):
                written.add(step.into)
        decisive = tuple(dict.fromkeys(name for name in asked if name and name in written))
        return {name: place for place, name in enumerate(decisive[:MOST_FOLLOWED])}

    @cached_property
    def unfollowed(self) -> frozenset[str]:
        """The variables of which nobody can tell what they stand for, since there are too many to follow."""
        written = {name for step in self._steps if isinstance(step, Set) for name, _ in step.values}
        written |= {step.into for step in self._steps if isinstance(step, Collect)}
        return (
            frozenset(written - self.variables.keys())
            if len(self.variables) == MOST_FOLLOWED
            else frozenset()
        )

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(step for flow in self.flows.values() for step in flow.steps.values())

    def remembering(self, situation: Situation, name: str, value: str | None) -> tuple[str | None, ...]:
        """The values once this name stands for that."""
        place = self.variables.get(name)
        if place is None:
            return situation.values
        values = situation.values
        return (*values[:place], value, *values[place + 1 :])

    def purposes(self, situation: Situation, step: Consent) -> tuple[Purpose, ...]:
        """The purposes a consent step asks for when all of them are open."""
        recording = self.flows[situation.inside].recording
        return recording.asked(step.purposes) if recording else ()

    def granted_here(self, situation: Situation) -> frozenset[str]:
        """The purposes allowed that the flow the call is in declares on the terms they were told."""
        if situation.standing is not Standing.GRANTED:
            return frozenset()
        here = self.flows[situation.inside]
        return frozenset(
            name
            for name, inside in situation.granted
            if (inside == situation.inside and name in self._declared(inside))
            or (inside != situation.inside and same_terms(here, self.flows[inside], name))
        )

    def withdrawing(self, situation: Situation) -> str:
        """The keys that take consent back where the call is, each once."""
        here = situation.inside
        if not situation.granted:
            return self._withdrawing[here]
        insides = dict.fromkeys((here, *(inside for _, inside in situation.granted)))
        return "".join(dict.fromkeys(key for inside in insides for key in self._withdrawing[inside]))

    def told(self, inside: str, step: Consent, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the purposes whose reasons the notice really speaks."""
        if "{purposes}" in step.notice:
            return asked
        declared = self._declared(inside)
        return tuple(name for name in asked if says(step.notice, spoken_reason(declared[name])))

    def is_not_enough_somewhere(self, inside: str, mode: Mode) -> bool:
        """Whether the law of some caller's country asks for more than this mode."""
        callers = self.flows[inside].callers
        return any(mode not in modes for modes in (*callers.accepted.values(), callers.elsewhere))

    @cached_property
    def records(self) -> bool:
        """Whether any step records."""
        return any(isinstance(step, Voicemail) or getattr(step, "record", False) for step in self._steps)

    @cached_property
    def breaks_off(self) -> bool:
        """Whether so much can be said in one go that the telephone must come back for the rest."""
        texts = (found.value for step in self._steps for found in within(step, (values.Spoken,)))
        longest = max((len(escape(text).encode("utf-8", "replace")) for text in texts), default=0)
        return longest * MAX_STEPS_PER_TURN > MAX_SPOKEN_BYTES

    @cached_property
    def _withdrawing(self) -> dict[str, str]:
        answers = {
            name: flow.recording.withdraw if flow.recording else None for name, flow in self.flows.items()
        }
        return {name: (answer.key or "") if answer else "" for name, answer in answers.items()}

    def _declared(self, inside: str) -> dict[str, Purpose]:
        recording = self.flows[inside].recording
        return {purpose.name: purpose for purpose in (recording.purposes if recording else ())}
