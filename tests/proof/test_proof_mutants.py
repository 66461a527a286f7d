"""With any one of these ways left out, some call comes where the proof has not been, and that is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from ivr.flow import Flow, Goto
from ivr.proof import Did, Situation, Way, World, explore, explored
from ivr.proof.ways import ways
from tests.engine.any_call import calls
from tests.engine.any_flow import flows
from tests.engine.judge import Heard
from tests.engine.leading import ASKS, TALK, leading
from tests.proof.seen import unforeseen

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
ONLY_DRAWN = settings(
    max_examples=2_000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    database=None,
)
ANY = flows()
LEFT_OUT = {
    Did.REFUSED: ANY,
    Did.CUT: leading(ASKS, TALK),
    Did.STAYED: leading(ASKS, TALK),
    Did.WENT_TO: leading(ASKS, Goto("other", "d")),
    Did.BUSY: leading(ASKS, replace(TALK, record=False, busy="c")),
}
"""A way, and flows on which it matters."""


def without(left_out: Did) -> object:
    """The walk without one kind of way; an unclear answer often leads where cutting the notice does."""
    gone = {left_out, Did.UNCLEAR} if left_out is Did.CUT else {left_out}

    def some(world: World, situation: Situation) -> Iterator[Way]:
        return (way for way in ways(world, situation) if way.did not in gone)

    return some


def missed(made: tuple[Flow, list[Heard]]) -> bool:
    flow, call = made
    return bool(unforeseen(explore(flow), flow, call))


@pytest.mark.parametrize("left_out", LEFT_OUT, ids=lambda did: did.name)
def test_a_way_left_out_is_noticed(left_out: Did) -> None:
    with patch.object(explored, "ways", without(left_out)):
        assert find(calls(LEFT_OUT[left_out], willing=left_out is Did.STAYED), missed, settings=ONLY_DRAWN)
