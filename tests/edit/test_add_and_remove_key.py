"""A key is written behind the last of its mapping, or taken out with its own lines; nothing else moves."""

from __future__ import annotations

import pytest

from ivr.diagnostics import Route
from ivr.edit import EditRefused, Tree, add_key, apply, remove_key

MENU = """\
accord: 1
steps:
  menu:
    ask: Choose.      # the question
    # what comes next

  # says goodbye
  bye:
    hang_up: Bye.     # the end
"""

ADDED: dict[str, tuple[str, Route, Tree, str]] = {
    "behind the last key": (MENU, ("steps", "menu"), "bye", MENU.replace("tion\n", "tion\n    new: bye\n")),
    "at the end of the file": (MENU, ("steps", "bye"), "x: y", MENU + '    new: "x: y"\n'),
    "a file without a last break": ("a: 1", (), "2", "a: 1\nnew: 2"),
    "another break": ("a: 1\r\nb:\r\n  c: 2\r\n", ("b",), "3", "a: 1\r\nb:\r\n  c: 2\r\n  new: 3\r\n"),
    "behind lines": ("a: |\n  x\n\nb: 1\n", (), "2", "a: |\n  x\n\nb: 1\nnew: 2\n"),
    "behind lines that end the file": ("a: |\n  x", (), "2", "a: |-\n  x\nnew: 2"),
    "behind lines with blank ones": (
        "a:\n  b: |\n    x\n\nc: 1\n",
        ("a",),
        "2",
        "a:\n  b: |\n    x\n  new: 2\n\nc: 1\n",
    ),
    "behind lines that keep blank ones": (
        "a:\n  b: |+\n    x\n\nc: 1\n",
        ("a",),
        "2",
        "a:\n  b: |+\n    x\n\n  new: 2\nc: 1\n",
    ),
    "behind an empty value": ("a:\n  b:  # c\nd: 1\n", ("a",), "2", "a:\n  b:  # c\n  new: 2\nd: 1\n"),
    "behind what is deeper": (
        "a:\n  b:\n    c: 1\n  # d\n",
        ("a",),
        "2",
        "a:\n  b:\n    c: 1\n  new: 2\n  # d\n",
    ),
    "behind a comment that is deeper": (
        "a:\n  b:\n    c: 1\n\n    # d\n",
        ("a",),
        "2",
        "a:\n  b:\n    c: 1\n\n    # d\n  new: 2\n",
    ),
    "as deep as the others": ("a:\n     b: 1\n", ("a",), "2", "a:\n     b: 1\n     new: 2\n"),
    "in a list": ("a:\n- b: 1\n  c: 2\n- d\n", ("a", 0), "3", "a:\n- b: 1\n  c: 2\n  new: 3\n- d\n"),
    "before the end of the document": ("---\na: 1\n...\n", (), "2", "---\na: 1\nnew: 2\n...\n"),
    "between braces": ("a: {b: 1 }\n", ("a",), "x, y", 'a: {b: 1, new: "x, y" }\n'),
    "between empty braces": ("a: {}\n", ("a",), "1", "a: {new: 1}\n"),
    "before a last comma": ("a: {b: 1,}\n", ("a",), "2", "a: {b: 1, new: 2,}\n"),
    "behind a key without value": ("a: {b}\n", ("a",), "2", "a: {b, new: 2}\n"),
    "one to a line": ("a: {\n  b: 1  # c\n}\n", ("a",), "2", "a: {\n  b: 1,  # c\n  new: 2\n}\n"),
    "one to a line with a last comma": (
        "a: {\n  b: 1,  # c\n}\n",
        ("a",),
        "2",
        "a: {\n  b: 1,  # c\n  new: 2,\n}\n",
    ),
    "a text of several lines": ("a:\n  b: 1\n", ("a",), "x\ny\n", "a:\n  b: 1\n  new: |\n    x\n    y\n"),
    "a list": ("a: 1\n", (), ["x", "*"], 'a: 1\nnew: [x, "*"]\n'),
    "short answers": (
        "a: 1\n",
        (),
        (("key", "9"), ("words", ["no"])),
        'a: 1\nnew: {key: "9", words: [no]}\n',
    ),
    "what is longer": (
        "a: 1\n",
        (),
        (("one", (("key", "1"), ("next", "b"))), ("two", (("key", "2"), ("next", "+33199000123")))),
        'a: 1\nnew:\n  one: {key: "1", next: b}\n  two: {key: "2", next: "+33199000123"}\n',
    ),
}


@pytest.mark.parametrize("case", ADDED)
def test_a_key_is_written_behind_the_last(case: str) -> None:
    before, at, value, after = ADDED[case]
    assert apply(before, add_key(before, at, "new", value)) == after


def test_a_key_is_written_behind_the_one_that_is_named() -> None:
    text = "a:\n  b: 1  # b\n  # c\n  c: 2\n"
    assert apply(text, add_key(text, ("a",), "new", "x", after="b")) == (
        "a:\n  b: 1  # b\n  new: x\n  # c\n  c: 2\n"
    )


@pytest.mark.parametrize(
    ("at", "key", "why"),
    [
        (("steps", "menu"), "ask", "the key `ask` is already there"),
        (("steps", "menu", "ask"), "new", "`steps.menu.ask` has no keys"),
        (("steps", "nobody"), "new", "there is no `nobody` here"),
    ],
)
def test_a_key_that_cannot_be_written_is_refused(at: Route, key: str, why: str) -> None:
    with pytest.raises(EditRefused) as refused:
        add_key(MENU, at, key, "x")
    assert refused.value.why.en == why


REMOVED = {
    "with its comment": ("a: 1  # one\nb: 2  # two\n", ("a",), "b: 2  # two\n"),
    "not with the comment of the next": ("a: 1\n# of b\nb: 2\n", ("a",), "# of b\nb: 2\n"),
    "not with a comment above it": ("a: 1\n# of b\nb: 2\nc: 3\n", ("b",), "a: 1\n# of b\nc: 3\n"),
    "with all beneath it": ("a:\n  b: 1\n  # in a\n  c: 2\n\n# d\nd: 3\n", ("a",), "\n# d\nd: 3\n"),
    "with a deep comment at its end": ("a:\n  b: 1\n\n  # in a\n# d\nd: 3\n", ("a",), "# d\nd: 3\n"),
    "with its lines": ("a: |\n  x\n  y\n\nb: 1\n", ("a",), "\nb: 1\n"),
    "the last of a file without a last break": ("a: 1\nb: 2", ("b",), "a: 1"),
    "the last behind another break": ("a: 1\r\nb: 2", ("b",), "a: 1"),
    "the last behind lines that need one": ("a: |\n  x\nb: 2", ("b",), "a: |\n  x\n"),
    "an empty one": ("a:  # one\nb: 2\n", ("a",), "b: 2\n"),
    "the first between braces": ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
    "one between braces": ("a: {b: 1, c: 2 , d: 3}\n", ("a", "c"), "a: {b: 1, d: 3}\n"),
    "the last between braces": ("a: {b: 1 , c: 2 }\n", ("a", "c"), "a: {b: 1  }\n"),
    "the only one between braces": ("a: { b: 1, }\n", ("a", "b"), "a: {  }\n"),
    "one to a line": ("a: {\n  b: 1,  # b\n  c: 2  # c\n}\n", ("a", "b"), "a: {\n  c: 2  # c\n}\n"),
    "the last to a line": ("a: {\n  b: 1,  # b\n  c: 2  # c\n}\n", ("a", "c"), "a: {\n  b: 1,  # b\n}\n"),
    "behind a byte order mark": ("\ufeffa: 1\nb: 2\n", ("a",), "\ufeffb: 2\n"),
}


@pytest.mark.parametrize("case", REMOVED)
def test_a_key_is_taken_out_with_its_own_lines(case: str) -> None:
    before, route, after = REMOVED[case]
    assert apply(before, remove_key(before, route)) == after


@pytest.mark.parametrize(
    ("text", "route", "why"),
    [
        ("a:\n  b: 1\n", ("a", "b"), "`b` is the only key there"),
        ("a:\n- b: 1\n  c: 2\n", ("a", 0, "b"), "`b` shares its line with something else"),
        ("a: {b: 1, # of b\n  c: 2, d: 3}\n", ("a", "b"), "`b` shares its line with something else"),
        ("a: [b]\nc: 1\n", ("a", 0), "no key stands here"),
        ("a: 1\na: 2\nb: 3\n", ("a",), "the key `a` stands twice"),
    ],
)
def test_a_key_that_is_not_alone_on_its_line_is_left_to_its_author(text: str, route: Route, why: str) -> None:
    with pytest.raises(EditRefused) as refused:
        remove_key(text, route)
    assert refused.value.why.en == why
