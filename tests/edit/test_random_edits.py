"""Law 6: whatever is changed in any document, every other byte stays, and it says just what was meant."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.diagnostics import Route
from ivr.edit import EditRefused, Tree, add_key, apply, remove_key, rename_step, set_value
from ivr.edit.opened import opened
from ivr.edit.tree import keys, under, with_key, with_value, without_item
from tests.edit.any_text import AnyText, documents, texts

BREAKS = re.compile("\r\n|\n")
FLOWS = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[2] / "flows").glob("*.yaml"))
    if not path.name.endswith(".test.yaml")
]


def lines(text: str) -> list[str]:
    return BREAKS.split(text)


def comments_in(text: str, document: AnyText) -> list[str]:
    """The comments of the document that the text still has, as it has them."""
    return [said for said in document.comments if said in text]


def around(document: AnyText, text: str, route: Route) -> tuple[list[str], list[str]]:
    """The lines before and after those a value stood on, as they are in a text now."""
    span = next(
        document.spans[route[:length]]
        for length in range(len(route), 0, -1)
        if route[:length] in document.spans
    )
    behind = len(lines(document.text)) - 1 - span[1]
    return lines(text)[: span[0]], lines(text)[len(lines(text)) - behind :]


@settings(max_examples=150)
@given(documents())
def test_a_document_is_opened_as_it_was_meant(document: AnyText) -> None:
    assert opened(document.text).tree == document.tree


@settings(max_examples=300)
@given(documents(), st.data(), texts)
def test_a_new_value_changes_the_lines_of_the_old_one_alone(document: AnyText, data: Any, new: str) -> None:
    if not document.texts:
        return
    route = data.draw(st.sampled_from(document.texts))
    after = apply(document.text, set_value(document.text, route, new))
    assert opened(after).tree == with_value(document.tree, route, new)
    assert around(document, after, route) == around(document, document.text, route)
    assert comments_in(after, document) == list(document.comments)


trees: st.SearchStrategy[Tree] = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(texts, max_size=2),
        st.lists(
            st.tuples(st.sampled_from(["key", "next", "été", "a: b"]), inner),
            max_size=3,
            unique_by=lambda one: one[0],
        ).map(tuple),
    ),
    max_leaves=4,
)


@settings(max_examples=200)
@given(documents(), st.data(), trees)
def test_a_new_key_takes_away_no_letter(document: AnyText, data: Any, value: Tree) -> None:
    at = data.draw(st.sampled_from(document.maps))
    there = keys(under(document.tree, *at))
    behind = data.draw(st.sampled_from([None, *there]))
    edits = add_key(document.text, at, "new one", value, behind)
    after = apply(document.text, edits)
    assert opened(after).tree == with_key(document.tree, at, "new one", value, behind)
    assert all(edit.start == edit.end for edit in edits)
    assert comments_in(after, document) == list(document.comments)


@settings(max_examples=200)
@given(documents(), st.data())
def test_a_key_that_goes_takes_no_line_along_that_is_not_its_own(document: AnyText, data: Any) -> None:
    at = data.draw(st.sampled_from([at for at in document.maps if keys(under(document.tree, *at))] or [()]))
    name = data.draw(st.sampled_from(keys(under(document.tree, *at))))
    index = keys(under(document.tree, *at)).index(name)
    try:
        after = apply(document.text, remove_key(document.text, (*at, name)))
    except EditRefused:
        # A line of nothing but spaces may become part of the text above it, and then the edit is refused.
        spaces = any(line and not line.strip() for line in lines(document.text))
        assert len(keys(under(document.tree, *at))) == 1 or spaces
        return
    assert opened(after).tree == without_item(document.tree, at, index)
    before, behind = around(document, document.text, (*at, name))
    own = lines(document.text)[len(before) : len(lines(document.text)) - len(behind)]
    gone = [said for said in document.comments if said not in after]
    deep = [line for line in behind if line.strip().startswith("#")]
    assert all(any(said in line for line in [*own, *deep]) for said in gone)
    assert lines(after)[: len(before)] == before


@settings(max_examples=60)
@given(st.sampled_from(FLOWS), st.data(), texts)
def test_a_shipped_flow_keeps_every_byte_around_a_new_value(flow: str, data: Any, new: str) -> None:
    routes = list(texts_of(opened(flow).tree, ()))
    route = data.draw(st.sampled_from(routes))
    edits = set_value(flow, route, new)
    after = apply(flow, edits)
    assert opened(after).tree == with_value(opened(flow).tree, route, new)
    kept = flow
    for edit in reversed(edits):
        kept = kept[: edit.start] + kept[edit.end :]
    new_kept, moved = after, 0
    for edit in edits:
        start = edit.start + moved
        new_kept = new_kept[:start] + new_kept[start + len(edit.text) :]
        moved -= edit.end - edit.start
    assert kept == new_kept


@settings(max_examples=60)
@given(st.sampled_from(FLOWS), st.data(), st.from_regex("[a-z][a-z0-9_]{0,8}", fullmatch=True))
def test_a_step_renamed_there_and_back_is_as_it_was(flow: str, data: Any, new: str) -> None:
    steps = keys(under(opened(flow).tree, "steps"))
    old = data.draw(st.sampled_from(steps))
    try:
        there = apply(flow, rename_step(flow, old, new))
    except EditRefused:
        assert new != old
        return
    assert apply(there, rename_step(there, new, old)) == flow


def texts_of(tree: Tree, at: Route) -> Any:
    """The route to every text."""
    if isinstance(tree, str):
        yield at
        return
    for step, value in enumerate(tree) if isinstance(tree, list) else tree:
        yield from texts_of(value, (*at, step))  # type: ignore[arg-type]
