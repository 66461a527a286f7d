"""A callbook shows every step once with all its branches, in the flow's language, and nothing else.

With ACCORD_UPDATE=1 in the environment the expected books and pictures are written anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ivr.callbook import as_html, as_markdown, callbook, mermaid
from ivr.callbook.graph import escaped
from ivr.callbook.markdown import plain
from ivr.callbook.week import hours_told
from ivr.flow import Flow, HangUp, Opening, Say, Week
from ivr.flow.named import named_edges
from ivr.library import read_folder
from tests.check.desk import desk
from tests.engine.any_call import ANY_FLOW

HERE = Path(__file__).parent
FLOWS = HERE.parents[1] / "flows"
UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
READ = {
    name: reading.flow
    for folder in (FLOWS, FLOWS / "examples")
    for name, reading in read_folder(folder).readings.items()
}
BOOKS = ("front-desk", "consent", "when", "hours", "goto", "collect", "transfer", "pause_recording", "set")
ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MADE_UP = [*"_*`#<>[]{}|&\"'\\;", "-->", "1. one", "</p>", "- dash"]


def flow(name: str) -> Flow:
    found = READ[name]
    assert found is not None
    return found


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_and_a_picture_are_as_they_were_approved(name: str) -> None:
    made = {"md": as_markdown(callbook(flow(name))), "mmd": mermaid(flow(name))}
    for ending, told in made.items():
        expected = HERE / "books" / f"{name}.{ending}"
        if UPDATE:
            expected.write_text(told, encoding="utf-8")
        assert told == expected.read_text(encoding="utf-8")


def test_a_book_speaks_the_language_of_its_flow_unless_told() -> None:
    assert "Seul un oui est un oui." in as_markdown(callbook(flow("voicemail")))
    assert "Only a yes is a yes." in as_markdown(callbook(flow("voicemail"), "en"))
    assert "classDef" in mermaid(flow("voicemail"), "en")


@pytest.mark.parametrize("name", READ)
def test_every_step_stands_in_the_book_once_and_every_branch_beneath_it(name: str) -> None:
    told = as_markdown(callbook(flow(name)))
    sections = dict(
        re.findall(r'^### <a id="step-(\w+)"></a>(.*?)(?=^##|\Z)', told, re.DOTALL | re.MULTILINE)
    )
    assert sections.keys() == flow(name).steps.keys()
    for step, text in sections.items():
        edges = named_edges(flow(name).steps[step])
        assert text.count(" → ") >= len(edges)
        for edge in edges:
            assert edge.to not in flow(name).steps or f"(#step-{edge.to})" in text


@pytest.mark.parametrize("name", READ)
def test_every_branch_of_the_picture_leads_from_a_box_to_a_box(name: str) -> None:
    lines = [line.strip() for line in mermaid(flow(name)).splitlines()]
    assert lines[0] == "flowchart TD"
    boxes = {found[1] for line in lines if (found := re.match(r"(\w+)(?:\{\{|\[\[|\(\(|\(\[|\[)", line))}
    arrows = [found for line in lines if (found := re.fullmatch(ARROW, line))]
    classes = [line for line in lines if line.startswith("classDef ")]
    assert 1 + len(boxes) + len(arrows) + len(classes) == len(lines)
    assert {end for arrow in arrows for end in (arrow["a"], arrow["b"])} - boxes <= {
        f"{box}_end" for box in boxes
    }
    assert len(boxes) == len(flow(name).steps) + 1 + sum(line.endswith(":::elsewhere") for line in lines)


ARROW = r'(?P<a>\w+) (?:-->|-\.->)(?:\|"[^"|]+"\|)? (?P<b>\w+)(?:\(\(☎\)\))?'


def test_what_asks_and_what_records_is_marked() -> None:
    lines = mermaid(desk()).splitlines()
    assert sum(line.endswith(":::consent") for line in lines) == 2
    assert sum(line.endswith(":::records") for line in lines) == 2
    assert '    s3["website<br/>sends a text message"]' in lines
    marked = re.findall(
        r"^### .*\*\*● records those who agreed\*\*$", as_markdown(callbook(desk())), re.MULTILINE
    )
    assert len(marked) == 2


def test_consent_comes_first_and_is_numbered_first() -> None:
    told = re.findall(r"^### <a id=\S+></a> (\d+\. \w+)", as_markdown(callbook(desk())), re.MULTILINE)
    assert told[:3] == ["1. notice", "2. may_we_keep_it", "3. another_way"]
    assert [int(one.split(".")[0]) for one in told] == list(range(1, len(told) + 1))


def test_a_round_is_named_where_it_closes_and_listed_at_the_end() -> None:
    told = as_markdown(callbook(flow("ask"), "en"))
    assert "presses 9 → [1. menu](#step-menu) *(↺ loop)*" in told
    assert told.endswith("## Loops\n\nThe call comes back to 1. menu from 3. autre_menu.\n")


def test_steps_no_call_reaches_are_named_and_have_no_number() -> None:
    steps = {**desk().steps, "lost": HangUp("Nobody hears this.")}
    told = as_markdown(callbook(replace(desk(), steps=steps)))
    assert told.endswith("Steps that no call reaches: lost.\n")
    assert "Nobody hears this" not in told


@pytest.mark.parametrize("words", MADE_UP)
def test_the_words_of_a_flow_never_become_marks(words: str) -> None:
    steps = {"hello": Say(words, next="bye"), "bye": HangUp(f"x {words} x")}
    made = replace(desk(), title=words, recording=None, steps=steps, start="hello")
    told = as_html(callbook(made))
    assert _Words.of(told).count(words) >= 2
    assert escaped(words).isprintable()
    assert not set(escaped(words)) & set('"[]{}<>`|()')
    unescaped = re.sub(r"\\([\\`*_\[\]<>|#~&.+-])", r"\1", plain(words))
    assert unescaped == " ".join(words.split())


class _Words(HTMLParser):
    """The words of a page, as its reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        parser = cls()
        parser.feed(page)
        parser.close()
        assert parser.open == []
        return "\n".join(parser.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("name", READ)
def test_a_page_is_whole_asks_nothing_of_other_places_and_its_links_lead_somewhere(name: str) -> None:
    page = as_html(callbook(flow(name)))
    assert _Words.of(page)
    assert not re.search(r'(?:src|href)="(?!#)', page)
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


@pytest.mark.parametrize(
    ("days", "fr", "en"),
    [
        ((((540, 750), (840, 1080)),) * 5 + ((),) * 2, "lundi à vendredi 09:00-12:30, 14:00-18:00", None),
        ((((480, 720),),) + ((),) * 5 + (((0, 1440),),), None, "Monday 08:00-12:00; Sunday 00:00-24:00"),
        (((),) * 7, "jamais", "never"),
    ],
)
def test_hours_are_told_as_people_write_them(days: object, fr: str | None, en: str | None) -> None:
    assert isinstance(days, tuple)
    week = Week(tuple(tuple(Opening(*one) for one in day) for day in days))
    told = hours_told(week)
    assert fr is None or told.fr == fr
    assert en is None or told.en == en


@ANY
@given(ANY_FLOW)
def test_any_flow_has_a_book_no_longer_than_its_steps_and_branches(made: Flow) -> None:
    told = as_markdown(callbook(made))
    branches = sum(len(named_edges(step)) for step in made.steps.values())
    assert told.count("\n- ") <= branches + len(made.steps)
    assert _Words.of(as_html(callbook(made)))
    assert len(mermaid(made).splitlines()) <= 10 + 3 * len(made.steps) + branches
