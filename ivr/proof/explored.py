"""Walks every call there can be on a flow, the shortest first, and remembers how each was reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ivr.flow import Flow, Step, StepName
from ivr.proof.situation import Place, Situation
from ivr.proof.way import Way
from ivr.proof.ways import ways
from ivr.proof.world import World

MOST_SITUATIONS = 100_000
"""A flow of two thousand steps has some ten thousand; flows that enter one another may have any number."""


@dataclass(frozen=True)
class Taken:
    """A way that was taken, and the situation it was taken in."""

    here: Situation
    way: Way


@dataclass(frozen=True)
class Explored:
    """Everything that calls on a flow can come to."""

    world: World
    reached: Mapping[Situation, Taken | None] = field(repr=False)
    """Every situation in the order of the number of steps to it, with the last of them; None at the start."""
    edges: int = 0
    """The ways that were looked at."""
    onward: Mapping[Situation, tuple[Way, ...]] = field(default_factory=dict, repr=False)
    """The ways on from each situation that was walked."""
    whole: bool = True
    """Whether everything was walked; a flow whose walk does not end is not proved."""

    @cached_property
    def at_steps(self) -> Mapping[Place, tuple[Situation, ...]]:
        """The situations at each step that a call can reach, the nearest first."""
        found: dict[Place, list[Situation]] = {}
        for situation in self.reached:
            found.setdefault((situation.inside, situation.step), []).append(situation)
        return {place: tuple(there) for place, there in found.items()}

    def arrivals(self, kind: type[Step]) -> Iterator[tuple[Situation, Step]]:
        """Every situation at steps of that verb, with its step."""
        for (inside, name), there in self.at_steps.items():
            step = self.world.flows[inside].steps.get(name)
            if isinstance(step, kind):
                for situation in there:
                    yield situation, step

    def way_to(self, situation: Situation) -> tuple[Taken, ...]:
        """The shortest call that reaches it."""
        taken: list[Taken] = []
        last = self.reached[situation]
        while last is not None:
            taken.append(last)
            last = self.reached[last.here]
        return tuple(reversed(taken))

    def way_back(
        self, begin: Iterable[Situation], leads: Callable[[Way], bool], ends: Callable[[Situation], bool]
    ) -> tuple[Taken, ...] | None:
        """The shortest call through one of these situations, on by a way that leads, to where it ends."""
        met: dict[Situation, Taken] = {}
        waiting: list[Situation] = []
        for here in begin:
            for way in self.ways(here):
                if leads(way) and way.to is not None and way.to not in met:
                    met[way.to] = Taken(here, way)
                    waiting.append(way.to)
        first = len(waiting)
        for here in waiting:
            if ends(here):
                return self._joined(met, here, set(waiting[:first]))
            for way in self.ways(here):
                if way.to is not None and way.to not in met:
                    met[way.to] = Taken(here, way)
                    waiting.append(way.to)
        return None

    def _joined(
        self, met: Mapping[Situation, Taken], end: Situation, first: set[Situation]
    ) -> tuple[Taken, ...]:
        later = [met[end]]
        at = end
        while at not in first:
            at = met[at].here
            later.append(met[at])
        return (*self.way_to(later[-1].here), *reversed(later))

    def ways(self, situation: Situation) -> tuple[Way, ...]:
        """The ways on from a situation, whether calls come to it or not."""
        known = self.onward.get(situation)
        return tuple(ways(self.world, situation)) if known is None else known

    def nearest(self, inside: str, name: StepName) -> Situation | None:
        """The first situation in which a call comes to a step; None where none does."""
        return next(iter(self.at_steps.get((inside, name), ())), None)


def explore(flow: Flow, broken: frozenset[str] = frozenset()) -> Explored:
    """Every situation a call on this flow can come to, whoever calls, at whatever hour, whatever they do."""
    world = World(flow, broken)
    begin = world.begin()
    reached: dict[Situation, Taken | None] = {begin: None}
    waiting = [begin]
    onward: dict[Situation, tuple[Way, ...]] = {}
    edges = 0
    for here in waiting:
        if len(waiting) > MOST_SITUATIONS:
            return Explored(world, reached, edges, onward, whole=False)
        onward[here] = found = tuple(ways(world, here))
        edges += len(found)
        for way in found:
            to = way.to
            if to is not None and to not in reached:
                reached[to] = Taken(here, way)
                waiting.append(to)
    return Explored(world, reached, edges, onward)
