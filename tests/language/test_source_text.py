"""The text of a flow stays as it was written, and says where it cannot be read."""

from __future__ import annotations

import pytest

from ivr.source import List, Map, Text, Value, read_source


def value_of(text: str) -> Value:
    source = read_source(text)
    assert source.root is not None, source.diagnostics
    return source.root.items[0][1]


@pytest.mark.parametrize(
    "scalar",
    [
        "0612345677",
        "+33199001234",
        "010",
        "0o17",
        "0x1F",
        "1_000",
        "1:30",
        "12:30",
        "190:20:30",
        "on",
        "off",
        "yes",
        "no",
        "Y",
        "n",
        "true",
        "null",
        "~",
        "2026-12-01",
        "1e3",
        ".5",
        ".inf",
        "=",
        "a#b",
        "5 s",
        "20%",
    ],
)
def test_a_scalar_stays_as_it_was_written(scalar: str) -> None:
    assert value_of(f"key: {scalar}") == Text(scalar, read_source(f"key: {scalar}").places.value(("key",)))


@pytest.mark.parametrize(("written", "meant"), [('"*"', "*"), ("'#'", "#"), ('"é"', "é"), ('"a: b"', "a: b")])
def test_quotes_are_taken_off_and_remembered(written: str, meant: str) -> None:
    found = value_of(f"key: {written}")
    assert isinstance(found, Text)
    assert (found.value, found.quoted) == (meant, True)


def test_a_key_that_looks_like_yes_stays_a_word() -> None:
    root = read_source("on: 1\nno: 2\n1: 3").root
    assert root is not None
    assert [key.value for key, _ in root.items] == ["on", "no", "1"]


def test_an_unquoted_hash_is_a_comment_and_leaves_an_empty_text() -> None:
    found = value_of("key: # nothing")
    assert isinstance(found, Text)
    assert found.value == ""


def test_every_value_and_every_key_knows_its_place() -> None:
    places = read_source("steps:\n  menu:\n    words: [one, two]\n").places
    assert (places.key(("steps", "menu")).line, places.key(("steps", "menu")).column) == (2, 3)
    second = places.value(("steps", "menu", "words", 1))
    assert (second.line, second.column, second.end_line, second.end_column) == (3, 18, 3, 21)


def test_the_place_of_what_is_missing_is_the_nearest_around_it() -> None:
    places = read_source("steps:\n  menu:\n    ask: What?\n").places
    assert places.key(("steps", "menu", "silence", "then")) == places.key(("steps", "menu"))


def test_columns_count_letters_and_not_bytes() -> None:
    places = read_source("clé: [é, b]".encode()).places
    assert places.value(("clé", 1)).column == 10


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    root = read_source("\ufeffkey: 1".encode()).root
    assert root is not None
    assert root.items[0][0].value == "key"


def test_lists_and_mappings_keep_their_order() -> None:
    found = value_of("key: [{b: 1, a: 2}]")
    assert isinstance(found, List)
    first = found.values[0]
    assert isinstance(first, Map)
    assert [key.value for key, _ in first.items] == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (b"a: b\nc: caf\xe9\n", "S102", 2, 7),
        ("a:\n\tb: c\n", "S103", 2, 1),
        ("a:\n  \tb: c\n", "S103", 2, 3),
        ("key: *\n", "S104", 1, 7),
        ("key: &\n", "S104", 1, 7),
        ("key: %x\n", "S104", 1, 6),
        ("key: @x\n", "S104", 1, 6),
        ("say: {business.name}, hello\n", "S104", 1, 21),
        ("say: Choose: 1 or 2\n", "S104", 1, 12),
        ("a: 1\n? [x]\n: 2\n", "S104", 2, 3),
        ("%YAML 1.1\n---\na: b\n", "S104", 1, 1),
        ("a: &x 1\n", "S105", 1, 4),
        ("a: *x\n", "S105", 1, 4),
        ("a: !!str 1\n", "S105", 1, 4),
        ("a: !secret x\n", "S105", 1, 4),
        ("<<: {a: 1}\n", "S105", 1, 1),
        ("a: 1\nb: 2\na: 3\n", "S106", 3, 1),
        ("a: 1\n---\nb: 2\n", "S107", 2, 1),
        ("a: " + "[" * 20 + "]" * 20 + "\n", "S108", 1, 15),
        ("", "S111", 1, 1),
        ("# nothing but a comment\n", "S111", 1, 1),
        ("---\n", "S111", 1, 1),
        ("- a\n- b\n", "S112", 1, 1),
        ("hello\n", "S112", 1, 1),
        ("a: b\0c\n", "S113", 1, 5),
        ("a: b\n\x1b[0m: c\n", "S113", 2, 1),
        ("a: \ud800\n", "S113", 1, 4),
        ('a: "b\n', "S101", 1, 4),
        ("a: [1, 2\n", "S101", 1, 4),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(
    text: str | bytes, code: str, line: int, column: int
) -> None:
    found = read_source(text).diagnostics
    assert [(one.code, one.span.line, one.span.column) for one in found] == [(code, line, column)]


def test_a_key_that_stands_twice_shows_both_places() -> None:
    found = read_source("a: 1\nb: 2\na: 3\n").diagnostics
    assert [label.place.line for label in found[0].labels] == [3, 1]
