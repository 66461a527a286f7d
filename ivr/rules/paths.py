"""Ways through steps: rounds that never listen, and steps from which no call comes to an end."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from ivr.flow import Alternatives, Goto, HangUp, Step, StepName, Transfer, Voicemail

N = TypeVar("N", bound=Hashable)
Graph = Mapping[N, tuple[N, ...]]


def rounds(graph: Graph[N], either: Iterable[N] = ()) -> list[list[N]]:
    """Rounds that are never left, no two of which share a place.

    A place leads out where one of its ways does; one of `either` only where all of them do.
    """
    left = _inside(graph, set(either))
    found: list[list[N]] = []
    met: set[N] = set()
    for begin in left:
        path: dict[N, None] = {}
        place = begin
        while place not in met:
            met.add(place)
            path[place] = None
            place = next(after for after in left[place] if after in left)
        if place in path:
            walked = list(path)
            found.append(walked[walked.index(place) :])
    return found


def _inside(graph: Graph[N], either: set[N]) -> dict[N, tuple[N, ...]]:
    """What is left when the places that lead out are taken away, and those that only lead to them."""
    before: dict[N, list[N]] = {place: [] for place in graph}
    ways = {}
    for place, afters in graph.items():
        ways[place] = sum(after in graph for after in afters)
        for after in afters:
            if after in graph:
                before[after].append(place)
    leaving = [
        place
        for place, afters in graph.items()
        if not ways[place] or (place not in either and ways[place] < len(afters))
    ]
    gone = set(leaving)
    for place in leaving:
        for earlier in before[place]:
            ways[earlier] -= 1
            if earlier not in gone and (earlier not in either or not ways[earlier]):
                gone.add(earlier)
                leaving.append(earlier)
    return {place: afters for place, afters in graph.items() if place not in gone}


def stuck(steps: Mapping[StepName, Step], edges: Mapping[StepName, tuple[StepName, ...]]) -> set[StepName]:
    """The steps from which no way ends the call or reaches a person."""
    before: dict[StepName, list[StepName]] = {name: [] for name in steps}
    for name, afters in edges.items():
        for after in afters:
            before[after].append(name)
    out = [name for name, step in steps.items() if _ends(step) or not edges[name]]
    met = set(out)
    for name in out:
        for earlier in before[name]:
            if earlier not in met:
                met.add(earlier)
                out.append(earlier)
    return set(steps) - met


def _ends(step: Step) -> bool:
    if isinstance(step, Alternatives):
        return any(offer.next is None for offer in step.offers)
    return isinstance(step, HangUp | Transfer | Voicemail | Goto)


def last_rings(graph: Graph[N]) -> list[list[N]]:
    """The sets of places that lead round to one another and nowhere else, each in the order of the graph."""
    component = _components(graph)
    leaves = {
        component[place]
        for place, afters in graph.items()
        for after in afters
        if component[after] != component[place]
    }
    rings: dict[int, list[N]] = {}
    for place in graph:
        if component[place] not in leaves:
            rings.setdefault(component[place], []).append(place)
    return list(rings.values())


def _components(graph: Graph[N]) -> dict[N, int]:
    """The number of the strongly connected component of each place (Kosaraju, without recursion)."""
    order: list[N] = []
    met: set[N] = set()
    for begin in graph:
        if begin in met:
            continue
        met.add(begin)
        waiting = [(begin, iter(graph[begin]))]
        while waiting:
            place, afters = waiting[-1]
            after = next((one for one in afters if one not in met), None)
            if after is None:
                order.append(place)
                waiting.pop()
            else:
                met.add(after)
                waiting.append((after, iter(graph[after])))
    before: dict[N, list[N]] = {place: [] for place in graph}
    for place, afters_of in graph.items():
        for after in afters_of:
            before[after].append(place)
    found: dict[N, int] = {}
    for number, begin in enumerate(reversed(order)):
        if begin in found:
            continue
        found[begin] = number
        reached = [begin]
        for place in reached:
            for earlier in before[place]:
                if earlier not in found:
                    found[earlier] = number
                    reached.append(earlier)
    return found
