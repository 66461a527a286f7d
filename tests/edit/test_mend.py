"""Mending leaves fewer mistakes and none that is new; mending again changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.diagnostics import Diagnostic
from ivr.edit import mend
from ivr.edit.mend import look
from ivr.parse import read_flow
from ivr.source import read_source

HERE = Path(__file__).parents[1]
FLOWS = sorted(
    path for path in (HERE.parent / "flows").glob("*.yaml") if not path.name.endswith(".test.yaml")
)
BAD = [
    path for path in sorted((HERE / "language" / "bad").glob("*.yaml")) if read_source(path.read_bytes()).root
]
OK = sorted((HERE / "language" / "ok").glob("*.yaml"))


@pytest.mark.parametrize("path", [*FLOWS, *OK], ids=lambda path: path.stem)
def test_a_flow_with_nothing_wrong_stays_as_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert mend(text, path.stem) == (text, ())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_flow_is_never_worse_and_mended_once_for_all(path: Path) -> None:
    text = path.read_text("utf-8")
    after, mended = mend(text, path.stem)
    assert (after != text) == bool(mended)
    assert mend(after, path.stem) == (after, ())
    assert errors(after)["S"] <= errors(text)["S"]


def errors(text: str) -> Counter[str]:
    return Counter(one.code[0] for one in read_flow(text, "flow").diagnostics)


def slipped(draw: Any, text: str) -> str:
    """The text with one slip of the finger: a letter left out, doubled, swapped, or a tab."""
    at = draw(st.integers(0, len(text) - 2))
    slip = draw(st.sampled_from(["out", "twice", "swapped", "tab"]))
    if slip == "out":
        return text[:at] + text[at + 1 :]
    if slip == "twice":
        return text[:at] + text[at] + text[at:]
    if slip == "swapped":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + "\t" + text[at:]


@settings(max_examples=40)
@given(st.sampled_from([path.read_text("utf-8") for path in FLOWS]), st.data())
def test_after_any_slips_mending_is_done_once_and_makes_nothing_worse(flow: str, data: Any) -> None:
    broken = flow
    for _ in range(data.draw(st.integers(1, 4))):
        broken = slipped(data.draw, broken)
    after, mended = mend(broken, "flow")
    assert mend(after, "flow") == (after, ())
    assert (after == broken) == (not mended)
    if read_source(broken).root is not None:
        assert read_source(after).root is not None
        assert errors(after)["S"] <= errors(broken)["S"]


SLIPS = """\
accord: 1
titel: Test
steps:
  a: {hangup: A}
"""


def test_a_remedy_that_brings_a_new_mistake_is_not_made() -> None:
    def grudging(text: str, name: str) -> Sequence[Diagnostic]:
        found = look(text, name)
        if "title" in text:
            return [*found, *(one for one in found if one.code == "S115")]
        return found

    after, mended = mend(SLIPS, "flow", grudging)
    assert after == SLIPS.replace("hangup", "hang_up")
    assert [one.code for one in mended] == ["S119"]


def test_a_remedy_that_takes_no_mistake_away_is_not_made() -> None:
    found = look(SLIPS, "flow")
    assert mend(SLIPS, "flow", lambda text, name: found) == (SLIPS, ())


def test_what_was_mended_is_told_with_its_place() -> None:
    _, mended = mend(SLIPS, "flow")
    assert [(one.code, one.place.line, one.done.en) for one in mended] == [
        ("S114", 2, "`titel` becomes `title`"),
        ("S119", 4, "`hangup` becomes `hang_up`"),
    ]
