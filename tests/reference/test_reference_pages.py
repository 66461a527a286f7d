"""The pages made from the language say what the language says.

With ACCORD_UPDATE=1 in the environment the pages are written anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ivr.bilingual import Language
from ivr.reference import codes_page, explained, reference_page
from ivr.reference.codes import OF_READING
from ivr.rules import RULES
from tests.reference.examples import TEXTS

UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    "flow-reference.md": reference_page("en", TEXTS),
    "langage.md": reference_page("fr", TEXTS),
    "rules/README.md": codes_page("en"),
    "regles/README.md": codes_page("fr"),
}
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_language_is_fresh(name: str) -> None:
    if UPDATE:
        (DOCS / name).write_text(PAGES[name], encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]


@pytest.mark.parametrize("name", ["flow-reference.md", "langage.md"])
def test_no_brace_of_a_template_is_left_in_a_page(name: str) -> None:
    assert "{{" not in PAGES[name]
    assert "}}" not in FENCE.sub("", PAGES[name]).replace('{key: "*"}}', "")


def test_the_french_page_is_french() -> None:
    prose = FENCE.sub("", PAGES["langage.md"])
    assert not re.search(r"\b(the|which|whether|unless|what|caller)\b", prose)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_is_explained(language: Language) -> None:
    page = codes_page(language)
    for kind in (*OF_READING, *(rule.kind for rule in RULES)):
        told = explained(kind.code, language)
        assert told is not None
        assert told.startswith(f"# {kind.code} {kind.rule}\n\n")
        assert told == explained(kind.rule, language) == explained(kind.code.lower(), language)
        assert f"| {kind.code} |" in page


def test_a_code_that_is_none_is_not_explained() -> None:
    assert explained("W999", "en") is None


def test_no_two_kinds_of_mistakes_share_a_code_or_a_name() -> None:
    kinds = [*OF_READING, *(rule.kind for rule in RULES)]
    assert len({kind.code for kind in kinds}) == len({kind.rule for kind in kinds}) == len(kinds)
    assert all(kind.about.fr and kind.about.en for kind in OF_READING)
