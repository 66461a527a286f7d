"""Whatever happens on the engine, the proof knew that it could."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ivr.flow import Flow, Goto
from ivr.proof import explore
from tests.engine.any_call import calls
from tests.engine.judge import Heard
from tests.engine.leading import ASKS, ASKS_UNTIL_ANSWERED, TO_TALK, leading
from tests.proof.seen import unforeseen

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
MANY = settings(
    max_examples=800,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
ANY = st.one_of(
    calls(), calls(), calls(leading(ASKS_UNTIL_ANSWERED, TO_TALK)), calls(leading(ASKS, Goto("other", "d")))
)


@settings(MANY)
@given(ANY)
def test_no_call_comes_where_the_proof_has_not_been(made: tuple[Flow, list[Heard]]) -> None:
    flow, call = made
    assert unforeseen(explore(flow), flow, call) == []
