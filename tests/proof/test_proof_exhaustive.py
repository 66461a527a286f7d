"""Every call to a bounded depth: none comes where the proof has not been, and none breaks a law unfound."""

from __future__ import annotations

import pytest

from ivr.proof import explore
from tests.proof.playing_at_random import faults
from tests.proof.playing_everything import everything
from tests.proof.seen import unforeseen
from tests.proof.test_proof_property import readings, unfiltered

DEPTH = 9
SOME = range(0, 60, 2)


@pytest.mark.parametrize("seed", SOME)
def test_no_call_to_that_depth_surprises_the_proof(seed: int) -> None:
    flow = unfiltered(seed)
    assert flow is not None
    turns = list(everything(flow, DEPTH))
    assert len(turns) > 100
    assert unforeseen(explore(flow), flow, turns) == []
    if faults([turn for _, turn in turns]):
        assert any(one.level == "error" for read in readings(seed).values() for one in read.diagnostics)
