"""Every rule has its page, and the page says what the rule says.

With ACCORD_UPDATE=1 in the environment the pages are written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.bilingual import Language
from ivr.rules import RULES, Rule
from ivr.rules.page import page

UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.rule)
def test_the_page_of_a_rule_says_what_the_rule_says(rule: Rule, language: Language) -> None:
    path = DOCS.parent / rule.see.told(language)
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(rule, language), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(rule, language)


@pytest.mark.parametrize("folder", ["rules", "regles"])
def test_no_page_is_left_of_a_rule_that_is_gone(folder: str) -> None:
    found = {path.stem for path in (DOCS / folder).glob("*.md")} - {"README"}
    assert found == {rule.kind.rule for rule in RULES}
