"""How much of a flow its rehearsals walk through: steps, edges, ways through consent; and what not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ivr.bilingual import Sentence, both
from ivr.check.consent_paths import TOLD, Passage, Through, paths
from ivr.check.consent_paths import taken as paths_taken
from ivr.check.playing import Played
from ivr.check.watched import Taken
from ivr.diagnostics import Route
from ivr.facts import AlternativeChosen, By, StepsTaken
from ivr.flow import Consent, Flow, StepName
from ivr.flow.named import named_edges
from ivr.source import SourceMap


@dataclass(frozen=True)
class Uncovered:
    """Something no rehearsal goes through, and the line it is written on."""

    what: str
    """`step`, `edge` or `consent`."""
    step: StepName
    name: str
    """The edge, or the way through consent; empty for a step."""
    file: str
    line: int

    @property
    def told(self) -> Sentence:
        """The same in words."""
        if self.what == "consent":
            return both("{step}: {way}").filled(step=f"`{self.step}`", way=TOLD[Passage(self.name)])
        return both(f"`{self.step}`" if self.what == "step" else f"`{self.step}`: `{self.name}`")


@dataclass(frozen=True)
class Coverage:
    """What was walked through of one flow, out of all there is."""

    flow: str
    steps: tuple[int, int]
    edges: tuple[int, int]
    consent: tuple[int, int]
    uncovered: tuple[Uncovered, ...] = ()

    @property
    def full(self) -> bool:
        return not self.uncovered


@dataclass
class Walked:
    """What was walked through of all flows so far."""

    steps: set[tuple[str, StepName]] = field(default_factory=set)
    edges: set[Taken] = field(default_factory=set)
    consent: set[Through] = field(default_factory=set)

    def add(self, played: Iterable[Played], edges: Iterable[Taken]) -> None:
        """Adds calls, and the edges that were taken in them."""
        self.edges.update(edges)
        for one in played:
            self.steps.update(_steps(one))
            self.edges.update(_offers_taken(one))
            self.consent.update(paths_taken(one))


def coverage(flow: Flow, walked: Walked, places: SourceMap) -> Coverage:
    """How much of this flow was walked through."""
    steps = [(flow.name, name) for name in flow.steps]
    edges = [
        (flow.name, name, edge.name, ("steps", name, *edge.way))
        for name, step in flow.steps.items()
        for edge in named_edges(step)
    ]
    ways = [
        (flow.name, name, path)
        for name, step in flow.steps.items()
        if isinstance(step, Consent)
        for path in paths(flow, step)
    ]
    left_edges = [edge for edge in edges if edge[:3] not in walked.edges]
    uncovered = [
        *(
            _uncovered("step", name, "", ("steps", name), places)
            for _, name in steps
            if (_, name) not in walked.steps
        ),
        *(_uncovered("edge", name, edge, way, places) for _, name, edge, way in left_edges),
        *(
            _uncovered("consent", name, path.value, _key_of(name, path), places)
            for _, name, path in ways
            if (_, name, path) not in walked.consent
        ),
    ]
    of_steps = sum(one in walked.steps for one in steps)
    of_ways = sum(one in walked.consent for one in ways)
    return Coverage(
        flow.name,
        (of_steps, len(steps)),
        (len(edges) - len(left_edges), len(edges)),
        (of_ways, len(ways)),
        tuple(sorted(uncovered, key=lambda one: one.line)),
    )


def _uncovered(what: str, step: StepName, name: str, way: Route, places: SourceMap) -> Uncovered:
    return Uncovered(what, step, name, places.home(way).file, places.key(way).line)


KEYS: Mapping[Passage, str] = {
    Passage.CONTINUE: "continued",
    Passage.ACCEPT_BY_KEY: "accept",
    Passage.ACCEPT_BY_VOICE: "accept",
    Passage.SILENCE: "silence",
    Passage.REFUSE_BY_KEY: "refuse",
    Passage.REFUSE_BY_VOICE: "refuse",
    Passage.CUT_NOTICE: "notice",
    Passage.MORE: "more",
    Passage.HANG_UP_IN_NOTICE: "notice",
    Passage.HANG_UP_IN_WINDOW: "offer",
    Passage.LATE_WITHDRAWAL: "consent",
}


def _key_of(step: StepName, path: Passage) -> Route:
    return ("steps", step, KEYS[path])


def _steps(played: Played) -> Iterator[tuple[str, StepName]]:
    for turn in played.call.turns:
        for fact in turn.facts:
            if isinstance(fact, StepsTaken):
                for place in fact.steps:
                    flow, _, step = place.rpartition("/")
                    yield flow or played.call.flow.name, step


def _offers_taken(played: Played) -> Iterator[Taken]:
    """Offers that end the call, and the silence that takes an offer: no step is looked up by their name."""
    for turn in played.call.turns:
        for fact in turn.facts:
            if isinstance(fact, AlternativeChosen):
                flow, _, step = fact.step.rpartition("/")
                place = (flow or played.call.flow.name, step)
                yield (*place, f"offers.{fact.offer}")
                if fact.by in BY_NONE:
                    yield (*place, BY_NONE[fact.by])


BY_NONE: Mapping[str, str] = {
    By.SILENCE.value: "silence.then",
    By.NOTHING_UNDERSTOOD.value: "unclear.then",
}
