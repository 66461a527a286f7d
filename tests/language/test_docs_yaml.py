"""Every piece of YAML in the documents can be read; those that are whole flows are faultless."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivr.parse import read_flow
from ivr.source import read_source

ROOT = Path(__file__).parents[2]
PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if page.is_file()]
FENCE = re.compile(r"^```yaml([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)

FOUND = [
    (
        f"{page.relative_to(ROOT).as_posix()}:{text.count(chr(10), 0, fence.start()) + 1}",
        fence[1].strip(),
        fence[2],
    )
    for page in PAGES
    for text in [page.read_text(encoding="utf-8")]
    for fence in FENCE.finditer(text)
]
WHOLE = [(where, text) for where, kind, text in FOUND if kind == ""]
FRAGMENTS = [(where, text) for where, kind, text in FOUND if kind == "fragment"]
BAD = [(where, text) for where, kind, text in FOUND if kind == "bad"]


@pytest.mark.parametrize(("where", "text"), WHOLE, ids=[where for where, _ in WHOLE])
def test_a_flow_in_the_documents_is_faultless(where: str, text: str) -> None:
    assert [f"{one.span.line}: {one.message.en}" for one in read_flow(text, "page", where).diagnostics] == []


@pytest.mark.parametrize(("where", "text"), FRAGMENTS, ids=[where for where, _ in FRAGMENTS])
def test_a_fragment_in_the_documents_can_be_read(where: str, text: str) -> None:
    assert [one.message.en for one in read_source(text, where).diagnostics] == []


@pytest.mark.parametrize(("where", "text"), BAD, ids=[where for where, _ in BAD])
def test_what_the_documents_call_bad_is_bad(where: str, text: str) -> None:
    assert read_flow(text, "page", where).diagnostics


def test_every_fence_says_what_it_holds() -> None:
    assert {kind for _, kind, _ in FOUND} <= {"", "fragment", "bad"}
