"""Ways through steps are found as someone would find them who tries every way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.flow import HangUp, Say, Step
from ivr.rules.paths import last_rings, rounds, stuck
from ivr.rules.turns import ahead

NAMES = "abcdefg"
graphs = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(tuple), max_size=7
)


def closed(graph: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same without ways that lead out of the graph."""
    return {place: tuple(after for after in afters if after in graph) for place, afters in graph.items()}


def reached(graph: dict[str, tuple[str, ...]], begin: str) -> set[str]:
    """What can be reached from a place by one way or more."""
    met: set[str] = set()
    waiting = list(graph[begin])
    for place in waiting:
        if place not in met:
            met.add(place)
            waiting += graph[place]
    return met


@given(graphs, st.sets(st.sampled_from(NAMES)))
@settings(max_examples=300)
def test_a_round_is_what_is_left_when_all_that_leads_out_is_taken_away(
    graph: dict[str, tuple[str, ...]], either: set[str]
) -> None:
    left = set(graph)
    while leaving := {
        place
        for place in left
        if not (any if place in either else all)(after in left for after in graph[place] or ("",))
    }:
        left -= leaving
    found = rounds(graph, either)
    assert bool(found) == bool(left)
    for ring in found:
        assert set(ring) <= left
        for place, after in zip(ring, [*ring[1:], ring[0]], strict=True):
            assert after in graph[place]
    assert len({place for ring in found for place in ring}) == sum(map(len, found))
    for place in left:
        assert any(reached(closed(graph), place) & set(ring) for ring in found)


@given(graphs)
@settings(max_examples=200)
def test_last_rings_lead_to_themselves_and_nowhere_else(graph: dict[str, tuple[str, ...]]) -> None:
    graph = closed(graph)
    wanted = {
        frozenset({place} | reached(graph, place))
        for place in graph
        if all(place in reached(graph, after) for after in reached(graph, place))
    }
    found = last_rings(graph)
    assert {frozenset(ring) for ring in found} == wanted
    assert len(found) == len(wanted)


@given(graphs, st.sets(st.sampled_from(NAMES)))
@settings(max_examples=200)
def test_a_step_is_stuck_when_no_way_from_it_ends(graph: dict[str, tuple[str, ...]], ends: set[str]) -> None:
    edges = {place: () if place in ends else afters for place, afters in closed(graph).items()}
    steps: dict[str, Step] = {place: HangUp(None) if place in ends else Say("Hello.", "") for place in edges}
    out = {place for place, afters in edges.items() if not afters}
    assert stuck(steps, edges) == {
        place for place in edges if place not in out and not reached(edges, place) & out
    }


@given(st.data())
@settings(max_examples=200)
def test_the_heaviest_way_is_the_heaviest_of_all_ways(data: st.DataObject) -> None:
    graph = {
        place: tuple(data.draw(st.sets(st.sampled_from(NAMES[index + 1 :]), max_size=3))) if index < 6 else ()
        for index, place in enumerate(NAMES)
    }
    weights = {place: data.draw(st.integers(0, 9)) for place in NAMES}

    def heaviest(place: str) -> int:
        return weights[place] + max((heaviest(after) for after in graph[place]), default=0)

    found = ahead(NAMES, graph.__getitem__, weights.__getitem__)
    assert found == {place: heaviest(place) for place in NAMES}
