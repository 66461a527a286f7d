"""`# allow CODE: reason` lets one finding pass, where the rule may be allowed and someone said why."""

from __future__ import annotations

import pytest
from written import BYE, HEAD, codes, wrong

from ivr.parse import read_flow
from ivr.rules import RULES
from ivr.source import comments

ALONE = BYE + "  alone:%s\n    hang_up: Nobody hears this.\n"


def test_a_comment_allows_what_is_found_on_its_line_or_the_next() -> None:
    assert codes(ALONE % "") == ["W202"]
    assert codes(ALONE % "  # allow W202: kept for the spring") == []
    assert (
        codes((ALONE % "").replace("  alone", "  # allow W202: kept for the spring\n\n  # it is\n  alone"))
        == []
    )


def test_a_rule_may_be_allowed_by_its_name() -> None:
    assert codes(ALONE % "  # allow unreachable-step: kept for the spring") == []


def test_an_error_that_is_allowed_lets_the_flow_be_served() -> None:
    text = (
        "start: menu\nsteps:\n  menu:\n    ask: Hours?\n    choices:\n      hours: {key: '1', next: bye}\n"
        "    silence: menu%s\n  bye:\n    hang_up: Goodbye.\n"
    )
    assert codes(text % "") == ["L405"]
    assert read_flow(HEAD + text % "  # allow L405: the line is cut after a minute", "desk").flow is not None


@pytest.mark.parametrize("line", [0, 2, 3])
def test_another_line_is_not_concerned(line: int) -> None:
    lines = (ALONE % "").splitlines()
    lines[line] += "  # allow W202: kept for the spring"
    assert codes("\n".join(lines) + "\n") == ["S125", "W202"]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# allow W202", "S109"),
        ("# allow W202:", "S109"),
        ("# allow W202 kept for the spring", "S109"),
        ("# allow W999: because", "S123"),
        ("# allow: because", "S123"),
        ("# allow", "S123"),
        ("# allow W201: because", "S124"),
        ("# allow C302: because", "S124"),
        ("# allow notice-without-reasons: because", "S124"),
    ],
)
def test_an_allowance_that_cannot_be_is_told_with_what_it_was_to_allow(comment: str, code: str) -> None:
    assert codes(ALONE % f"  {comment}") == ["W202", code]


def test_an_allowance_near_to_a_code_asks_what_was_meant() -> None:
    found = next(one for one in wrong(ALONE % "  # allow unreachable-stp: because") if one.code == "S123")
    assert found.fix.en == "did you mean `unreachable-step`?"


def test_a_comment_that_only_begins_with_such_a_word_is_none() -> None:
    assert codes(BYE.replace("Goodbye.", "Goodbye.  # allowed by the owner")) == []


def test_words_that_are_spoken_allow_nothing() -> None:
    for spoken in ('"Goodbye. # allow W202: no"', "'Goodbye. # allow W202: no'"):
        assert codes((ALONE % "").replace("Nobody hears this.", spoken)) == ["W202"]


def test_no_rule_of_consent_can_be_allowed() -> None:
    assert [rule.kind.code for rule in RULES if rule.allowed and rule.kind.code.startswith("C")] == []


def test_an_allowance_waits_until_the_flow_can_be_read_whole() -> None:
    text = ALONE.replace("hang_up: Goodbye.", "hang_up: [Goodbye.]") % "  # allow W202: kept for the spring"
    assert codes(text) == ["S116"]


def test_every_comment_is_found_and_nothing_else() -> None:
    text = 'a: b # one\n# two\nc: "# no" # three\nd: |\n  # no\n  # no\n# four\ne: x#no\nf: [1, # five\n 2]\n'
    assert [(one.text, one.line, one.concerns) for one in comments(text)] == [
        ("# one", 1, 1),
        ("# two", 2, 3),
        ("# three", 3, 3),
        ("# four", 7, 8),
        ("# five", 9, 9),
    ]
