"""The two pages on rehearsals name every key and every word, and their own rehearsals hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivr.check import run
from ivr.check.consent_paths import TOLD, Passage
from ivr.events import Caller, MayRecord
from ivr.parse import read_flow
from ivr.parse.rehearsals import REASONS, read_rehearsals
from ivr.parse.rehearsals.reading import OF_A_CALL, TOP
from ivr.parse.rehearsals.written import COURSES, ENDS, RECORDED
from ivr.rehearsal.exchanges import OUTCOMES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("rehearsals.md", "repetitions.md")}
FENCE = re.compile(r"^```yaml( fragment)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WORDS = {*TOP, *OF_A_CALL, *REASONS, *COURSES, *ENDS, *RECORDED, *OUTCOMES}
WORDS |= {caller.value for caller in Caller} | {reason.value for reason in MayRecord}


@pytest.mark.parametrize("page", PAGES)
def test_the_rehearsals_of_a_page_hold_on_the_flow_of_that_page(page: str) -> None:
    fences = FENCE.findall(PAGES[page])
    (text,) = (body for kind, body in fences if not kind)
    flow = read_flow(text, "page", page).flow
    assert flow is not None
    fragments = [body for kind, body in fences if kind]
    assert len(fragments) == 2
    for body in fragments:
        rehearsals = read_rehearsals(body, flow, page)
        assert [one.message.en for one in rehearsals.diagnostics] == []
        results = run(rehearsals, flow)
        assert [result.failure and result.failure.message.en for result in results] == [None] * len(results)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_every_key_and_every_word(page: str) -> None:
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", PAGES[page]))))
    assert WORDS - named - {"rehearsals"} == set()


def test_every_way_through_consent_has_words_in_both_languages() -> None:
    assert TOLD.keys() == set(Passage)
    assert all(told.fr and told.en for told in TOLD.values())
