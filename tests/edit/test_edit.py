"""Edits are spans of one text, counted in it as it was read."""

from __future__ import annotations

import pytest

from ivr.edit import Edit, apply
from ivr.edit.edit import trimmed


def test_edits_are_made_side_by_side_in_any_order() -> None:
    assert apply("one two three", [Edit(8, 13, "3"), Edit(0, 3, "1")]) == "1 two 3"


def test_what_goes_in_at_one_letter_stays_in_order() -> None:
    assert apply("ab", [Edit(1, 1, "x"), Edit(1, 1, "y"), Edit(1, 2, "z")]) == "axyz"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, "x"), Edit(1, 3, "y")],
        [Edit(0, 2, "x"), Edit(1, 1, "y")],
        [Edit(2, 9, "x")],
        [Edit(-1, 1, "x")],
        [Edit(2, 1, "x")],
    ],
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another, or lies outside"):
        apply("abc", edits)


def test_an_edit_loses_what_stays_and_is_none_if_all_does() -> None:
    assert trimmed("one two", [Edit(0, 7, "one too")]) == (Edit(5, 6, "o"),)
    assert trimmed("aaa", [Edit(0, 3, "aa")]) == (Edit(2, 3, ""),)
    assert trimmed("one", [Edit(0, 3, "one")]) == ()
