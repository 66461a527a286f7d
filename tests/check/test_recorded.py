"""Whether a call is recorded, and why not, is judged alike at a moment and at its end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.check.judging import course_of
from ivr.check.recorded import recorded, why_not
from ivr.events import MayRecord
from ivr.flow import Flow
from ivr.parse.rehearsals import REASONS
from ivr.rehearsal import rehearse
from tests.check.desk import played
from tests.engine.any_call import ANY_FLOW

DESK = '"-", "-", 1'
MOVES = st.lists(
    st.sampled_from([*"0123459*#-!", "oui", "je refuse", "busy", "talked", "12", "123#"]), max_size=14
)


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        (f'[{DESK}, "!"]', "yes"),
        (f"[{DESK}, talked, 2]", "yes"),
        (f"[{DESK}, talked, 1]", "erased"),
        (f'[{DESK}, talked, "-"]', "erased"),
        (f'[{DESK}, talked, "!"]', "erased"),
        (f"[{DESK}, busy, 2]", "no"),
        (f'[{DESK}, busy, "-", 1, 12]', "yes"),
        (f'[{DESK}, busy, "-", 1, "-"]', "no"),
        (f'[{DESK}, busy, "-", 1, "12*"]', "erased"),
        (f'[{DESK}, busy, "-", 1, "!"]', "yes"),
        ("[9, 1, 1, talked]", "no"),
    ],
)
def test_it_is_known_whether_something_stays_recorded(moves: str, found: str) -> None:
    assert recorded(played(moves).played.call) == found


@pytest.mark.parametrize(
    ("moves", "keys", "reason"),
    [
        ("[9, 1, 1, talked]", (), "refused"),
        ("[5, 5, 1, talked]", (), "unclear"),
        (f"[{DESK}, talked]", ("sampled: no",), "sample"),
        (f"[{DESK}, talked]", ("may_record: staff",), "staff"),
        (f"[{DESK}, busy, 2]", (), "refused"),
        (f'[{DESK}, busy, "!"]', (), "nobody_answered"),
        (f'[{DESK}, busy, "-", 1, "-"]', (), "no_message"),
        ('["-", "-", 3, "-", 1, "-"]', (), "no_message"),
        ('["-", "-", 2, "4242424242424242"]', (), "no_step"),
        ('["-", "-", 2, "!"]', (), "paused"),
        ('["!"]', (), "hung_up"),
        ('["-", "-", "*", 1, talked]', (), "withdrawn"),
    ],
)
def test_it_is_known_why_nothing_is_recorded(moves: str, keys: tuple[str, ...], reason: str) -> None:
    call = played(moves, *keys).played.call
    assert recorded(call) == "no"
    assert why_not(call.exchanges, course_of(call.exchanges))[-1] == reason


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_FLOW, MOVES, st.data())
def test_every_reason_a_call_can_give_has_a_word(flow: Flow, moves: list[str], data: st.DataObject) -> None:
    outside = data.draw(st.sampled_from(list(MayRecord)))
    call = rehearse(flow, moves, at=datetime(2026, 12, 1, 10, tzinfo=UTC), may_record=outside)
    for end in range(1, len(call.exchanges) + 1):
        assert set(why_not(call.exchanges[:end], course_of(call.exchanges[:end]))) <= set(REASONS)
