"""Every rule has its page, and the page says what the rule says.

With ACCORD_UPDATE=1 in the environment the pages are written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.rules import RULES, Rule
from ivr.rules.page import page

PAGES = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.rule)
def test_the_page_of_a_rule_says_what_the_rule_says(rule: Rule) -> None:
    path = PAGES / f"{rule.kind.rule}.md"
    if os.environ.get("ACCORD_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(rule), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(rule)


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {rule.kind.rule for rule in RULES}
