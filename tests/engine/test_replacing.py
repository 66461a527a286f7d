"""The fast way to replace fields gives what `dataclasses.replace` gives, wherever the engine uses it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.engine.replacing import replace
from ivr.engine.state import CallState, Permission, Standing, Waiting, Window

STATE = CallState("accueil", "a" * 64, "menu", Waiting.CHOICE, window=Window("", "avis", (), 1, "b" * 64))


@given(step=st.text(), turn=st.integers(), standing=st.sampled_from(Standing))
def test_it_gives_what_the_slow_way_gives(step: str, turn: int, standing: Standing) -> None:
    permission = replace(STATE.permission, standing=standing)
    assert permission == dataclasses.replace(STATE.permission, standing=standing)
    made = replace(STATE, step=step, turn=turn, permission=permission)
    assert made == dataclasses.replace(STATE, step=step, turn=turn, permission=permission)
    assert hash(made) == hash(dataclasses.replace(made))


def test_what_it_was_made_from_stays_as_it_was() -> None:
    before = dataclasses.replace(STATE)
    assert replace(STATE, step="elsewhere").step == "elsewhere"
    assert before == STATE


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="Permission has no such field among granting"):
        replace(Permission(), granting=True)  # type: ignore[call-arg]
