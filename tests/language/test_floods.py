"""Nothing that can be written makes the reading room raise, or keeps it busy for long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written import HEAD

from ivr.parse import Reading, read_flow

FLOWS = Path(__file__).parents[2] / "flows"
SOUND = [
    path.read_text(encoding="utf-8")
    for path in sorted(FLOWS.glob("*.yaml"))
    if not path.name.endswith(".test.yaml")
]
PIECES = [
    "a",
    "steps",
    "say",
    ": ",
    ":\n  ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "*",
    "&x ",
    "!t ",
    "\n",
    "  ",
    "'",
    '"',
    "|",
    ">",
]
PIECES += ["#", "%", "\t", "---\n", "? ", "<<", "\0", "é", "\u2028", "9", ", "]

LONGEST_SECONDS = 1.0
HALF = 500_000

FLOODS = {
    "more than a megabyte": "a: " + "x" * 1_100_000,
    "lists in lists": "[" * HALF,
    "lists in lists on lines": "- " * (HALF // 2),
    "mappings in mappings": "{a: " * (HALF // 4),
    "keys without end": "? " * (HALF // 2),
    "a long list": "a: [" + "x," * (HALF // 2) + "]",
    "one key again and again": "a: b\n" * (HALF // 5),
    "one long key": "x" * HALF + ": 1",
    "one long word": "a: " + "x" * (HALF - 10),
    "an open quote": 'a: "' + "\n" * HALF,
    "many quotes": "'" * (HALF - 1),
    "many colons": ":" * HALF,
    "many commas": "{" + "a," * (HALF // 2),
    "many anchors": "&" * HALF,
    "many spaces": " " * HALF,
    "many escapes": 'a: "' + "\\u0041" * (HALF // 7) + '"',
    "aliases of aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1000)),
    "unknown keys": HEAD + "".join(f"key{n}: 1\n" for n in range(25_000)),
    "unknown steps": HEAD
    + "start: s0\nsteps:\n"
    + "".join(f"  s{n}:\n    say: Hello.\n    next: t{n}\n" for n in range(2_000)),
    "too many steps": HEAD
    + "start: s0\nsteps:\n"
    + "".join(f"  s{n}: {{hang_up: }}\n" for n in range(9_000)),
    "steps without verbs": HEAD
    + "start: s0\nsteps:\n"
    + "".join(f"  s{n}: {{sey: a}}\n" for n in range(2_000)),
    "one round of all steps": HEAD
    + "start: s0\nsteps:\n"
    + "".join(f"  s{n}: {{say: Hello., next: s{(n + 1) % 2_000}}}\n" for n in range(2_000)),
    "many small rounds": HEAD
    + "start: s0\nsteps:\n"
    + "".join(f"  s{n}: {{say: Hello., next: s{n}}}\n" for n in range(2_000)),
    "many braces": HEAD + "start: s0\nsteps: {s0: {hang_up: '" + "{a}" * 100_000 + "'}}\n",
    "open braces": HEAD + "start: s0\nsteps: {s0: {hang_up: '" + "{" * 300_000 + "'}}\n",
    "many words": HEAD
    + "start: s0\nsteps: {s0: {ask: What?, silence: s0, choices: {a: {next: s0, words: ["
    + "one, " * 50_000
    + "]}}}}\n",
}


def read_in_time(text: str | bytes) -> Reading:
    began = time.thread_time()
    reading = read_flow(text, "any")
    assert time.thread_time() - began < LONGEST_SECONDS
    assert (reading.flow is None) == any(one.level == "error" for one in reading.diagnostics)
    assert all(
        one.message.fr and one.message.en and one.span.line > 0 and one.span.column > 0
        for one in reading.diagnostics
    )
    return reading


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS)
def test_a_flood_is_read_or_refused_within_a_second(text: str) -> None:
    read_in_time(text)


def test_a_megabyte_of_any_bytes_is_refused_within_a_second() -> None:
    assert read_in_time(bytes(range(256)) * 4_096).flow is None


@given(st.text())
@settings(max_examples=150, deadline=None)
@example("a: \ud800")
def test_no_text_makes_it_raise(text: str) -> None:
    read_in_time(text)


@given(st.binary())
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    read_in_time(raw)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_nothing_like_yaml_makes_it_raise(text: str) -> None:
    read_in_time(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_end_of_a_sound_beginning_makes_it_raise(text: str) -> None:
    read_in_time(HEAD + text)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_change_to_a_sound_flow_makes_it_raise(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SOUND))
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = min(len(text), begin + data.draw(st.integers(0, 30)))
        text = text[:begin] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    read_in_time(text)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_no_line_less_makes_it_raise(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(SOUND)).splitlines(keepends=True)
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=5))
    read_in_time("".join(line for number, line in enumerate(lines) if number not in gone))
