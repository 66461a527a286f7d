"""Which calls may be recorded is drawn once, before anything is heard, and can be drawn again."""

from __future__ import annotations

import hashlib
import hmac
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.calls.sampling import drawn

KEY = bytes(range(32))
CALLS = [f"CA{number:032x}" for number in range(20_000)]


@given(st.binary(min_size=1), st.text(), st.integers(0, 100))
def test_the_draw_can_be_done_again_by_whoever_has_the_key(key: bytes, call: str, share: int) -> None:
    number = int(hmac.new(key, call.encode(), hashlib.sha256).hexdigest()[:16], 16)
    assert drawn(key, call, share) == (Fraction(number, 2**64) < Fraction(share, 100))
    assert drawn(key, call, share) == drawn(key, call, share)


@given(st.binary(min_size=1), st.text())
def test_of_no_share_none_is_drawn_and_of_the_whole_every_one(key: bytes, call: str) -> None:
    assert not drawn(key, call, 0)
    assert drawn(key, call, 100)


@given(st.binary(min_size=1), st.text(), st.integers(0, 99))
def test_a_larger_share_keeps_every_call_of_a_smaller_one(key: bytes, call: str, share: int) -> None:
    assert drawn(key, call, share) <= drawn(key, call, share + 1)


@pytest.mark.parametrize("share", [1, 20, 50, 99])
def test_a_share_is_about_as_large_as_it_says(share: int) -> None:
    found = sum(drawn(KEY, call, share) for call in CALLS) / len(CALLS)
    assert abs(found - share / 100) < 0.015


def test_another_key_draws_other_calls() -> None:
    first = {call for call in CALLS if drawn(KEY, call, 50)}
    second = {call for call in CALLS if drawn(KEY[::-1], call, 50)}
    assert 0.2 < len(first & second) / len(CALLS) < 0.3
