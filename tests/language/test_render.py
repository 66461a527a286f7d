"""Diagnostics are shown with the author's own lines, in a line of their own, and as JSON."""

from __future__ import annotations

import json

from written import BYE, HEAD

from ivr.bilingual import both
from ivr.diagnostics import Diagnostic, Label, Place
from ivr.parse import read_flow
from ivr.render import as_github, as_json, as_lines, as_text

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


def test_a_french_reader_is_told_in_french() -> None:
    told = as_text(found(), {FILE: TEXT}, language="fr").splitlines()
    assert told[0] == "erreur[W203] : le scénario commence à `by`, mais aucune étape ne porte ce nom"
    assert told[-2:] == ["  = à faire : vouliez-vous dire `bye` ?", "  = voir : docs/regles/unknown-start.md"]
    message = "le scénario commence à `by`, mais aucune étape ne porte ce nom"
    assert as_lines(found(), "fr") == f"{FILE}:6:8: error: {message} [W203 unknown-start]"


def test_github_is_told_where_and_why_in_one_line() -> None:
    assert as_github(found()) == (
        f"::error file={FILE},line=6,endLine=6,col=8,endColumn=10,title=W203 unknown-start"
        "::the flow starts at `by`, but there is no step of that name"
        "%0Awhy: every caller would hear an apology%0Afix: did you mean `bye`?"
    )


def test_nothing_an_author_writes_ends_a_command_of_github() -> None:
    place = Place(1, 1, 1, 2)
    one = Diagnostic("W1", "a:b,c", "warning", both("50%\r\n::error::x"), (), place, "a,b:c%.yaml")
    told = as_github([one])
    assert "\n" not in told
    assert told.startswith("::warning file=a%2Cb%3Ac%25.yaml,line=1")
    assert told.endswith("title=W1 a%3Ab%2Cc::50%25��::error::x")


def test_a_place_in_another_file_is_shown_beneath_its_own_name() -> None:
    label = Label(Place(2, 3, 2, 6), both("and here"), "other.yaml")
    one = Diagnostic("W1", "rule", "error", both("two places"), (), Place(1, 1, 1, 2), "one.yaml", (label,))
    assert as_text([one], {"one.yaml": "abc\n", "other.yaml": "first\n  second\n"}).splitlines() == [
        "error[W1]: two places",
        " --> one.yaml:1:1",
        "  |",
        "1 | abc",
        "  | ^",
        " ::: other.yaml:2:3",
        "  |",
        "2 |   second",
        "  |   --- and here",
    ]
