"""Steps are written into a flow and taken out of it as an author would do it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.edit import EditRefused, apply, insert_step, remove_step, set_in_step
from ivr.edit.opened import opened
from ivr.edit.tree import keys, under

FLOWS = sorted(
    path
    for path in (Path(__file__).parents[2] / "flows").glob("*.yaml")
    if not path.name.endswith(".test.yaml")
)

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


CONSENT = """\
steps:
  notice:
    consent: implicit
    refuse: {key: "9"}
    purposes:
      - service_quality
    unclear: {again: 1, then: menu}     # served
  menu:
    set: {reason: repair}
"""


@pytest.mark.parametrize(
    ("step", "way", "value", "before", "after"),
    [
        ("notice", ("unclear", "then"), "desk", "then: menu}", "then: desk}"),
        ("notice", ("purposes", 0), "training", "- service_quality", "- training"),
        ("notice", ("window",), "8 s", "# served\n", "# served\n    window: 8 s\n"),
        ("notice", ("refuse", "words"), "no", '{key: "9"}', '{key: "9", words: no}'),
        ("menu", ("set", "place"), "a, b", "{reason: repair}", '{reason: repair, place: "a, b"}'),
    ],
)
def test_a_key_of_a_step_is_set_or_added(
    step: str, way: tuple[str | int, ...], value: str, before: str, after: str
) -> None:
    assert apply(CONSENT, set_in_step(CONSENT, step, way, value)) == CONSENT.replace(before, after)


@pytest.mark.parametrize(
    ("step", "way", "why", "fix"),
    [
        ("nobody", ("next",), "there is no `nobody` here", ""),
        ("notice", ("wndow",), "no key `wndow` goes here", "did you mean `window`?"),
        ("notice", ("accepted",), "no key `accepted` goes here", ""),
        ("notice", ("unclear", "agian"), "no key `agian` goes here", "did you mean `again`?"),
        (
            "notice",
            ("refuse",),
            "`steps.notice.refuse` holds several values, not one text",
            "name one of them",
        ),
        ("notice", ("purposes", 1), "`steps.notice.purposes` has no keys", ""),
    ],
)
def test_a_key_that_no_step_has_is_not_added(
    step: str, way: tuple[str | int, ...], why: str, fix: str
) -> None:
    with pytest.raises(EditRefused) as refused:
        set_in_step(CONSENT, step, way, "x")
    assert refused.value.why.en == why
    assert refused.value.fix.en.startswith(fix)


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


@pytest.mark.parametrize("path", FLOWS, ids=str)
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
