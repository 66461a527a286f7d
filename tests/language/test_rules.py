"""Every rule fires on its own bad example, and on nothing in its good one."""

from __future__ import annotations

import pytest
from written import codes

from ivr import rules
from ivr.rules import RULES, RULES_VERSION, Rule

LONG = "<3,001 letters>"


def names(rule: Rule) -> str:
    return rule.kind.rule


def body(rule: Rule, section: str) -> str:
    return rule.section(section).replace(LONG, "a" * 3_001) + "\n"


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_bad_example_fires_this_rule_and_no_other(rule: Rule) -> None:
    assert codes(body(rule, "Bad")) == [rule.kind.code]


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_good_example_is_silent(rule: Rule) -> None:
    assert codes(body(rule, "Good")) == []


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_page_begins_with_a_sentence_and_says_why(rule: Rule) -> None:
    assert rule.page.splitlines()[0].endswith(".")
    assert rule.section("Why")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind.code in ("C301", "C302")], ids=names)
def test_a_rule_of_law_names_its_law(rule: Rule) -> None:
    assert "https://" in rule.section("Law")


def test_no_two_rules_share_a_code() -> None:
    found = [rule.kind.code for rule in RULES]
    assert sorted(set(found)) == found


def test_the_version_of_the_rules_is_a_hash_of_their_texts() -> None:
    assert len(RULES_VERSION) == 64
    assert rules._version() == RULES_VERSION
