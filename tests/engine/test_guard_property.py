"""On any flow and with any caller, nobody untold, undecided or refusing is recorded (laws 1 to 5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from ivr import facts
from ivr.facts import By
from ivr.flow import Flow, Goto
from tests.engine.any_call import ANY_FLOW, calls
from tests.engine.judge import Heard, judge
from tests.engine.leading import ASKS, ASKS_FOR_A_YES, ASKS_UNTIL_ANSWERED, TALK, TO_TALK, leading

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
MANY = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
UNTIL_ANSWERED = leading(ASKS_UNTIL_ANSWERED, TO_TALK)
THROUGH_ANOTHER = leading(ASKS, Goto("other", "d"))


@settings(MANY)
@given(st.one_of(calls(), calls(), calls(UNTIL_ANSWERED), calls(THROUGH_ANOTHER)))
def test_nobody_untold_undecided_or_refusing_is_recorded(made: tuple[Flow, list[Heard]]) -> None:
    judge(*made)


def _rightly(made: tuple[Flow, list[Heard]], *by: By, inside: bool = False) -> bool:
    found = [fact for _, turn in made[1] for fact in turn.facts]
    allowed = [fact for fact in found if isinstance(fact, facts.RecordingAllowed)]
    decided = {fact.by for fact in found if isinstance(fact, facts.Decision)}
    return any("/" in fact.step or not inside for fact in allowed) and set(by) <= decided


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (ANY_FLOW, _rightly),
        (leading(ASKS_FOR_A_YES, TALK), lambda made: _rightly(made, By.KEY)),
        (UNTIL_ANSWERED, lambda made: _rightly(made, By.ANSWERING)),
        (THROUGH_ANOTHER, lambda made: _rightly(made, inside=True)),
    ],
    ids=["in any flow", "having accepted", "having answered", "in another flow"],
)
def test_among_these_callers_are_some_who_are_rightly_recorded(
    on: st.SearchStrategy[Flow], wanted: Callable[[tuple[Flow, list[Heard]]], bool]
) -> None:
    only_drawn = settings(MANY, max_examples=3_000, phases=[Phase.generate], database=None)
    judge(*find(calls(on), wanted, settings=only_drawn))
