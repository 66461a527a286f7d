"""What is kept has one form, whoever writes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_store import Fact
from consent_store.fact import canonical, from_canonical
from consent_store.moment import written

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)

moments = st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
bodies = st.dictionaries(
    st.text(max_size=5),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=5,
    ),
    max_size=4,
)


@given(bodies)
def test_a_body_is_read_back_as_it_was_and_written_again_to_the_byte(body: dict[str, Any]) -> None:
    text = canonical(body)
    assert from_canonical(text) == body
    assert canonical(dict(reversed(body.items()))) == text


def test_the_text_of_a_body_keeps_letters_as_they_are_and_turns_tuples_into_lists() -> None:
    assert canonical({"words": "été", "keys": ("1", "2")}) == '{"keys":["1","2"],"words":"été"}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}, NOON])
def test_what_could_not_be_read_back_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical({"value": value})


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        Fact("call_started", "t1", datetime(2026, 12, 1, 11), {})  # noqa: DTZ001


@given(moments, moments)
def test_times_sort_as_text_as_they_do_in_time(one: datetime, other: datetime) -> None:
    assert (written(one) < written(other)) == (one < other)
    assert datetime.fromisoformat(written(one)) == one


def test_a_time_is_written_in_utc() -> None:
    paris = timezone(timedelta(hours=1))
    assert written(datetime(2026, 12, 1, 12, tzinfo=paris)) == "2026-12-01T11:00:00.000000Z"
