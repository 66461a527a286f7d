"""What a proof costs grows with the steps of a flow, and no faster."""

from __future__ import annotations

from bench.flows import large_flow
from ivr.parse import read_flow
from ivr.proof import Explored, explore


def explored(steps: int) -> Explored:
    flow = read_flow(large_flow(steps), "large").flow
    assert flow is not None
    return explore(flow)


def test_situations_and_ways_grow_in_a_line() -> None:
    found = [explored(steps) for steps in (100, 200, 400)]
    for counted in ([len(one.reached) for one in found], [one.edges for one in found]):
        assert (counted[2] - counted[1]) == 2 * (counted[1] - counted[0])
