"""The flow that the tests of rehearsals share, and rehearsals written for it."""

from __future__ import annotations

from pathlib import Path

from ivr.check import Checked, Result, check
from ivr.flow import Flow
from ivr.parse import FlowText, Reading, read_flow
from ivr.parse.rehearsals import Rehearsals, read_rehearsals

TEXT = (Path(__file__).parent / "desk.yaml").read_text(encoding="utf-8")
READING: Reading = read_flow(TEXT, "desk", "desk.yaml")
HEAD = "at: 2026-12-01 10:00\nrehearsals:\n"


def desk() -> Flow:
    """The flow itself."""
    assert READING.flow is not None
    return READING.flow


def written(rehearsals: str) -> Rehearsals:
    """Rehearsals of the desk, from the lines behind `rehearsals:`."""
    found = read_rehearsals(HEAD + rehearsals, desk(), "desk.test.yaml")
    assert [one.message.en for one in found.diagnostics] == []
    return found


def checked(rehearsals: str) -> Checked:
    """The desk with these rehearsals, checked."""
    texts = {"desk": FlowText(HEAD + rehearsals, "desk.test.yaml")}
    return check({"desk": READING}, {"desk.yaml": TEXT}, texts)


def played(moves: str, *keys: str) -> Result:
    """One rehearsal with these moves, and other keys of its own."""
    lines = "".join(f"    {key}\n" for key in keys)
    (result,) = checked(f"  - name: One\n    moves: {moves}\n{lines}").results
    return result
