"""The edges of a step by the names they are written under: `next`, `busy`, `silence.then`, `choices.rdv`."""

from __future__ import annotations

from typing import NamedTuple

from ivr.flow.answers import StepName
from ivr.flow.flow import Step
from ivr.flow.verbs.alternatives import Alternatives
from ivr.flow.verbs.hours import Hours
from ivr.flow.within import edges_within


class NamedEdge(NamedTuple):
    """One way on from a step."""

    name: str
    to: StepName
    """A step, or an offer of the same step; empty where the call ends."""
    way: tuple[str, ...]
    """The keys that lead to it from its step."""


def named_edges(step: Step) -> tuple[NamedEdge, ...]:
    """Every way on that a call can take from a step, in the order of its fields."""
    found = [
        NamedEdge(edge_name(edge.way), edge.value, edge.way) for edge in edges_within(step) if edge.value
    ]
    if isinstance(step, Hours) and step.holidays is None and not step.closures:
        found = [edge for edge in found if edge.name != "holiday"]
    if isinstance(step, Alternatives):
        found += [
            NamedEdge(f"offers.{offer.name}", "", ("offers", offer.name))
            for offer in step.offers
            if offer.next is None
        ]
    return tuple(found)


def edge_name(way: tuple[str, ...]) -> str:
    """The name of an edge, from the keys that lead to it from its step."""
    return ".".join(way[:-1] if len(way) > 1 and way[-1] == "next" else way)
