"""Steps are written into a flow and taken out of it as an author would do it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.edit import EditRefused, apply, insert_step, remove_step
from ivr.edit.opened import opened
from ivr.edit.tree import keys, under

APART = """\
accord: 1
steps:
  # the steps of this flow
  hello:                    # first
    say: Hello.
    next: menu

  # asks what it is about
  # (since 2026)
  menu:
    ask: Choose.            # see the list
    silence: bye
    # nothing else yet

  # says goodbye
  bye:
    hang_up: Bye.
"""
TIGHT = "steps:\n  a:\n    say: A.\n    next: b\n  b:\n    hang_up: B.\n"


def test_a_step_goes_behind_the_last_as_far_apart_as_the_others() -> None:
    made = insert_step(APART, "thanks", (("say", "Thank you."), ("next", "bye")))
    assert apply(APART, made) == APART + "\n  thanks:\n    say: Thank you.\n    next: bye\n"


def test_a_step_goes_behind_the_one_that_is_named_and_its_comments() -> None:
    made = insert_step(APART, "thanks", (("hang_up", "Thank you."),), after="menu")
    assert apply(APART, made) == APART.replace(
        "    # nothing else yet\n", "    # nothing else yet\n\n  thanks:\n    hang_up: Thank you.\n"
    )


def test_where_steps_stand_close_a_new_one_does_too() -> None:
    made = insert_step(TIGHT, "c", (("hang_up", "C: the end."),))
    assert apply(TIGHT, made) == TIGHT + '  c:\n    hang_up: "C: the end."\n'


def test_a_step_with_choices_is_written_as_flows_are() -> None:
    step = (
        ("ask", "One\ntwo"),
        ("choices", (("one", (("key", "1"), ("next", "a"))), ("two", (("key", "*"), ("next", "b"))))),
        ("silence", (("again", "1"), ("then", "b"))),
    )
    assert apply(TIGHT, insert_step(TIGHT, "c", step)) == TIGHT + (
        "  c:\n"
        "    ask: |-\n"
        "      One\n"
        "      two\n"
        "    choices:\n"
        '      one: {key: "1", next: a}\n'
        '      two: {key: "*", next: b}\n'
        "    silence: {again: 1, then: b}\n"
    )


def test_a_step_between_braces_gets_a_neighbour_there() -> None:
    text = "steps: {a: {hang_up: A}}\n"
    assert apply(text, insert_step(text, "b", (("hang_up", "B, b"),))) == (
        'steps: {a: {hang_up: A}, b: {hang_up: "B, b"}}\n'
    )


def test_a_step_goes_with_the_comment_right_above_it_and_not_with_that_of_the_next() -> None:
    gone = (
        "  # asks what it is about\n  # (since 2026)\n  menu:\n    ask: Choose.            # see the list\n"
    )
    gone += "    silence: bye\n    # nothing else yet\n"
    assert apply(APART, remove_step(APART, "menu")) == APART.replace(gone, "")


def test_a_comment_above_the_first_step_stays() -> None:
    gone = "  hello:                    # first\n    say: Hello.\n    next: menu\n"
    assert apply(APART, remove_step(APART, "hello")) == APART.replace(gone, "")


def test_the_last_step_goes_and_leaves_no_break_where_there_was_none() -> None:
    text = TIGHT.removesuffix("\n").replace("\n", "\r\n")
    assert apply(text, remove_step(text, "b")) == "steps:\r\n  a:\r\n    say: A.\r\n    next: b"


def test_the_only_step_is_not_taken_out() -> None:
    with pytest.raises(EditRefused, match="`bye` is the only key there"):
        remove_step("steps:\n  bye:\n    hang_up: Bye.\n", "bye")


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "flows").glob("*.yaml")), ids=str)
def test_every_step_of_a_shipped_flow_can_go_and_come_back_without_a_word_lost(path: Path) -> None:
    text = path.read_text("utf-8")
    steps = under(opened(text).tree, "steps")
    for name in keys(steps):
        less = apply(text, remove_step(text, name))
        step = under(steps, name)
        assert step is not None
        again = apply(less, insert_step(less, name, step))
        assert dict(opened(again).tree)["steps"] == (  # type: ignore[arg-type]
            *(one for one in steps if one[0] != name),  # type: ignore[union-attr]
            (name, step),
        )
