"""A value that is set changes its own letters, and nothing around them, in every hard way of writing."""

from __future__ import annotations

import pytest

from ivr.edit import EditRefused, apply, set_value

CASES = {
    "bare": ("next: menu  # c\n", "bye", "next: bye  # c\n"),
    "single quotes stay": ("say: 'Hello'\n", "It's us", "say: 'It''s us'\n"),
    "double quotes stay": ('say: "Hello"\n', 'Say "hi"', 'say: "Say \\"hi\\""\n'),
    "a star needs quotes": ("key: 1\n", "*", 'key: "*"\n'),
    "a hash needs quotes": ("key: 1\n", "#", 'key: "#"\n'),
    "no needs none here": ("record: yes\n", "no", "record: no\n"),
    "a colon and a space need quotes": ("say: Hello\n", "Choose: 1", 'say: "Choose: 1"\n'),
    "a colon alone needs none": ("at: x\n", "12:30", "at: 12:30\n"),
    "a hash after a space needs quotes": ("say: Hello\n", "key #", 'say: "key #"\n'),
    "a placeholder first needs quotes": ("say: Hello\n", "{name}, hi", 'say: "{name}, hi"\n'),
    "quotes inside are spared backslashes": ("say: Hello\n", '"Hi": you', "say: '\"Hi\": you'\n"),
    "nothing at all": ("say: Hello # c\n", "", 'say: "" # c\n'),
    "spaces at its ends": ("say: Hello\n", " hi ", 'say: " hi "\n'),
    "a tab": ("say: Hello\n", "a\tb", 'say: "a\\tb"\n'),
    "a bare text on several lines": (
        "say: Hello\n  there,\n  you.  # c\nnext: a\n",
        "Hi.",
        "say: Hi.  # c\nnext: a\n",
    ),
    "a quoted text on several lines": ('say: "Hello\n\n  you."  # c\n', "Hi.", 'say: "Hi."  # c\n'),
    "on the line below its key": ("say:\n  # c\n  Hello\nnext: a\n", "Hi", "say:\n  # c\n  Hi\nnext: a\n"),
    "an empty value": ("next:\nsay: a\n", "bye", "next: bye\nsay: a\n"),
    "an empty value before a comment": ("next:   # c\nsay: a\n", "bye", "next: bye   # c\nsay: a\n"),
    "an empty value at the end": ("next:", "bye", "next: bye"),
    "an empty value that gets lines": ("next: # c\nsay: a\n", "a\nb", "next: |- # c\n  a\n  b\nsay: a\n"),
    "lines beneath a comment": ("say: Hello # c\nn: a\n", "a\n\nb\n", "say: | # c\n  a\n\n  b\nn: a\n"),
    "lines that begin deep": ("say: Hello\n", "  a\nb", 'say: "  a\\nb"\n'),
    "lines that begin with a tab": ("say: Hello\n", "a\n\tb", 'say: "a\\n\\tb"\n'),
    "lines over a comment that is deep": ("say: Hello\n    # c\n", "a\nb", 'say: "a\\nb"\n    # c\n'),
    "lines that end the file": ("say: Hello", "a\nb", "say: |-\n  a\n  b"),
    "lines that end the file with a break": ("say: Hello", "a\nb\n", 'say: "a\\nb\\n"'),
    "lines of another break": ("say: Hello\n", "a\r\nb", 'say: "a\\r\\nb"\n'),
    "literal lines": ("say: |  # c\n  a\n  b\nn: x\n", "a\nc\n", "say: |  # c\n  a\n  c\nn: x\n"),
    "literal lines that lose their last break": ("say: |\n   a\nn: x\n", "b", "say: |-\n   b\nn: x\n"),
    "literal lines with a number": ("say: |2-\n    a\n  b\nn: x\n", "c\nd", "say: |-\n  c\n  d\nn: x\n"),
    "literal lines that kept what follows": ("say: |+\n  a\n\n\nn: x\n", "b\n", "say: |\n  b\n\n\nn: x\n"),
    "literal lines that are no more": (
        "say: |- # c\n  a\n  b\n\n# d\nn: x\n",
        "",
        'say: "" # c\n\n# d\nn: x\n',
    ),
    "folded lines": (
        "say: >-\n  one two\n  three four\n  five six\nn: x\n",
        "one two three FOUR five six",
        "say: >-\n  one two\n  three FOUR\n  five six\nn: x\n",
    ),
    "folded lines that get a break": (
        "say: >-\n  one two\n  three\nn: x\n",
        "one two\nthree",
        "say: >-\n  one two\n\n  three\nn: x\n",
    ),
    "folded lines that cannot be": ("say: >\n  a\n  b\nn: x\n", "a\n  b\n", "say: |\n  a\n    b\nn: x\n"),
    "folded lines before a comment": ("say: >-\n  a\n\n# d\nn: x\n", "b", "say: >-\n  b\n\n# d\nn: x\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_first_key_says_something_else(case: str) -> None:
    before, new, after = CASES[case]
    assert apply(before, set_value(before, (before.partition(":")[0],), new)) == after


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: {b: c, d: e}\n", "f", "a: {b: f, d: e}\n"),
        ("a: {b: c, d: e}\n", "f, g", 'a: {b: "f, g", d: e}\n'),
        ("a: {b: c, d: e}\n", "f\ng", 'a: {b: "f\\ng", d: e}\n'),
        ("a: {b: , d: e}\n", "*", 'a: {b: "*" , d: e}\n'),
        ("a: {b, d: e}\n", "x", "a: {b: x, d: e}\n"),
        ("a: {'b':c, d: e}\n", "x", "a: {'b':x, d: e}\n"),
        ("a: {\n  b: c,  # one\n  d: e,  # two\n}\n", "x", "a: {\n  b: x,  # one\n  d: e,  # two\n}\n"),
    ],
)
def test_a_value_between_braces_stays_between_them(before: str, new: str, after: str) -> None:
    assert apply(before, set_value(before, ("a", "b"), new)) == after


@pytest.mark.parametrize(
    ("before", "route", "new", "after"),
    [
        ("w: [a, b]\n", ("w", 1), "c: d", 'w: [a, "c: d"]\n'),
        ("w:\n- a\n- b # c\n", ("w", 1), "d", "w:\n- a\n- d # c\n"),
        ("w:\n  - a\n  -\n", ("w", 1), "d", "w:\n  - a\n  - d\n"),
        ("w:\n  -\n    a\n", ("w", 0), "b\nc", "w:\n  -\n    |-\n    b\n    c\n"),
        ("w:\n  - a\n", ("w", 0), "b\nc", "w:\n  - |-\n    b\n    c\n"),
        ("w:\n- - a\n  - b\n", ("w", 0, 1), "b\nc", "w:\n- - a\n  - |-\n    b\n    c\n"),
        ("w:\n- say: a\n  next: b\n", ("w", 0, "say"), "b\nc", "w:\n- say: |-\n    b\n    c\n  next: b\n"),
    ],
)
def test_a_value_in_a_list_stays_in_its_place(
    before: str, route: tuple[str | int, ...], new: str, after: str
) -> None:
    assert apply(before, set_value(before, route, new)) == after


@pytest.mark.parametrize("broken", ["\n", "\r\n", "\r", "\x85"])
def test_new_lines_end_as_their_neighbours_do(broken: str) -> None:
    before = f"\ufeffsay: Hello # c{broken}next: a{broken}"
    after = f"\ufeffsay: |- # c{broken}  one{broken}  two{broken}next: a{broken}"
    assert apply(before, set_value(before, ("say",), "one\ntwo")) == after


def test_a_value_that_is_there_already_takes_no_edit() -> None:
    assert set_value("say: 'Hello'\n", ("say",), "Hello") == ()


def test_an_edit_is_no_larger_than_what_differs() -> None:
    (edit,) = set_value("say: Good morning, all.\n", ("say",), "Good evening, all.")
    assert (edit.start, edit.end, edit.text) == (10, 13, "eve")


@pytest.mark.parametrize(
    ("text", "route", "line", "why"),
    [
        ("a: 1\na: 2\n", ("a",), 2, "the key `a` stands twice"),
        ("a: 1\n", ("b",), 1, "there is no `b` here"),
        ("a: 1\nb: {c: 2}\n", ("b",), 2, "`b` holds several values, not one text"),
        ("a: 1\nb: [2]\n", ("b", 1), 2, "there is no `1` here"),
        ("a: 1\nb: [2]\n", ("b", "c"), 2, "there is no `c` here"),
        ("a: 1\nb: &x 2\n", ("a",), 2, "`&` begins an anchor or an alias here"),
        ("a: 1\nb: *x\n", ("a",), 2, "`*` begins an anchor or an alias here"),
        ("a: 1\n<<: {b: 2}\n", ("a",), 2, "merge keys are not read"),
        ("a: 1\n\tb: 2\n", ("a",), 2, "the line is indented with a tab"),
        ("a: 1\nb: [\n", ("a",), 2, "the bracket opened on line 2 is never closed"),
        ("- a\n", (0,), 1, "a flow is written as keys and values"),
        ("", ("a",), 1, "the flow is empty"),
    ],
)
def test_what_is_not_sure_is_refused_where_it_stands(
    text: str, route: tuple[str | int, ...], line: int, why: str
) -> None:
    with pytest.raises(EditRefused) as refused:
        set_value(text, route, "new")
    assert refused.value.place.line == line
    assert why in refused.value.why.en
    assert refused.value.why.fr


def test_a_control_character_is_refused_as_a_value() -> None:
    with pytest.raises(EditRefused, match="no voice can say"):
        set_value("say: Hello\n", ("say",), "a\x07b")
