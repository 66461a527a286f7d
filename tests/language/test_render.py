"""Diagnostics are shown with the author's own lines, in a line of their own, and as JSON."""

from __future__ import annotations

import json

from written import BYE, HEAD

from ivr.diagnostics import Diagnostic
from ivr.parse import read_flow
from ivr.render import as_json, as_lines, as_text

FILE = "flows/desk.yaml"
TEXT = HEAD + BYE.replace("start: bye", "start: by")


def found(text: str = TEXT) -> tuple[Diagnostic, ...]:
    return read_flow(text, "desk", FILE).diagnostics


def test_a_line_can_be_clicked_and_searched() -> None:
    message = "the flow starts at `by`, but there is no step of that name"
    assert as_lines(found()) == f"{FILE}:6:8: error: {message} [W203 unknown-start]"


def test_the_caret_stands_under_the_mistake() -> None:
    lines = as_text(found(), {FILE: TEXT}, False).splitlines()
    shown = lines.index("6 | start: by")
    assert lines[shown + 1] == "  |        ^^ no such step"


def test_colour_is_used_only_where_it_is_seen() -> None:
    plain, coloured = (as_text(found(), {FILE: TEXT}, colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert coloured.count("\x1b[0m") > 3


def test_nothing_in_a_flow_moves_the_cursor_of_the_terminal() -> None:
    text = TEXT.replace("start: by", "start: by\x1b[2J")
    assert "\x1b" not in as_text(found(text), {FILE: text}, False)


def test_without_the_text_the_place_and_the_reason_are_still_told() -> None:
    told = as_text(found(), {}, False)
    assert f"--> {FILE}:6:8" in told
    assert "= fix: did you mean `bye`?" in told


def test_json_holds_everything_a_program_needs() -> None:
    (one,) = json.loads(as_json(found()))
    assert one["code"] == "W203"
    assert one["rule"] == "unknown-start"
    assert one["at"] == ["start"]
    assert one["span"] == {"line": 6, "column": 8, "end_line": 6, "end_column": 10}
    assert one["see"]["en"] == "docs/rules/unknown-start.md"
    assert one["fix"] == {"fr": "vouliez-vous dire `bye` ?", "en": "did you mean `bye`?"}
    assert {"level", "message", "file", "labels", "why"} <= one.keys()


def test_nothing_wrong_is_nothing_said() -> None:
    assert (as_text((), {}, True), as_lines(()), as_json(())) == ("", "", "[]")
