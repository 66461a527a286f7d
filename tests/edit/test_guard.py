"""No edit is given out that would make the text say anything but what was meant."""

from __future__ import annotations

import pytest

from ivr.edit import Edit, EditRefused
from ivr.edit.guard import guarded
from ivr.edit.opened import opened
from ivr.edit.tree import Tree

TEXT = "a: 1\nb: 2  # two\n"


@pytest.mark.parametrize(
    ("edit", "meant", "why"),
    [
        (Edit(3, 4, "x: y"), (("a", "x: y"), ("b", "2")), "a text with a colon and a space"),
        (Edit(3, 4, "x # y"), (("a", "x # y"), ("b", "2")), "change what the rest of the text means"),
        (Edit(3, 5, "9"), (("a", "9"), ("b", "2")), ""),
        (Edit(8, 9, '"'), (("a", "1"), ("b", "3")), ""),
        (Edit(5, 9, "a: 2"), (("a", "1"), ("b", "3")), "change what the rest of the text means"),
    ],
)
def test_an_edit_that_would_mean_something_else_is_refused(edit: Edit, meant: Tree, why: str) -> None:
    with pytest.raises(EditRefused) as refused:
        guarded(opened(TEXT), [edit], meant)
    assert why in refused.value.why.en
    assert refused.value.fix.fr
    assert refused.value.place.line == (1 if edit.start < 5 else 2)


def test_an_edit_that_means_what_it_should_is_given_out_as_small_as_it_can_be() -> None:
    assert guarded(opened(TEXT), [Edit(0, 9, "a: 1\nb: 3")], (("a", "1"), ("b", "3"))) == (Edit(8, 9, "3"),)
