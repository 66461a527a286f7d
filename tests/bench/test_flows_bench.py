"""The benchmark of a large flow runs on a small one, and measures what it says it measures."""

from __future__ import annotations

from bench.flows import BARE, WHOLE, large_flow, load_bare, measured, verdict, whole
from bench.rounds import Ratio
from ivr.parse import read_flow


def test_every_piece_is_measured_in_every_round() -> None:
    found = measured(large_flow(8), rounds=2)
    assert {len(rounds) for rounds in found.values()} == {2}
    assert {BARE, WHOLE} < set(found)
    assert all(seconds > 0 for rounds in found.values() for seconds in rounds)


def test_the_large_flow_has_so_many_steps_and_nothing_wrong_with_it() -> None:
    text = large_flow(20)
    reading = read_flow(text, "large")
    assert reading.flow is not None
    assert len(reading.flow.steps) == 20
    assert reading.diagnostics == ()
    assert set(load_bare(text)) > {"accord", "steps"}


def test_what_is_rendered_grows_with_the_flow() -> None:
    assert whole(large_flow(40)) > whole(large_flow(8)) > 0


def test_the_bar_says_whether_it_is_reached() -> None:
    assert verdict(WHOLE, Ratio((2.9, 3.0, 3.1))).endswith("bar ≤ 3.0 × reached")
    assert verdict(WHOLE, Ratio((2.9, 3.1, 3.2))).endswith("bar ≤ 3.0 × missed")
