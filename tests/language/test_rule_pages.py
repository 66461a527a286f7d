"""Every rule has its page, and the page says what the rule says; `accord docs` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.rules import RULES, Rule
from ivr.rules.page import page

PAGES = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.rule)
def test_the_page_of_a_rule_says_what_the_rule_says(rule: Rule) -> None:
    assert (PAGES / f"{rule.kind.rule}.md").read_text(encoding="utf-8") == page(rule)


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {"README", *(rule.kind.rule for rule in RULES)}
