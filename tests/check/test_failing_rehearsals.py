"""What is said of every text of rehearsals in `failing/`, word for word in both languages.

With ACCORD_UPDATE=1 in the environment the expected words are written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.bilingual import Language
from ivr.check import Checked, as_report, check
from ivr.diagnostics import Kind
from ivr.parse import FlowText
from ivr.parse.rehearsals import kinds
from tests.check.desk import READING, TEXT

HERE = Path(__file__).parent
ENDINGS: dict[Language, str] = {"en": ".out", "fr": ".fr.out"}
UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
FAILING = sorted((HERE / "failing").glob("*.test.yaml"))
CODES = {kind.code for kind in vars(kinds).values() if isinstance(kind, Kind)}


def checked(path: Path) -> Checked:
    """The rehearsals of a file, played on the flow that all of them share."""
    rehearsals = {"desk": FlowText(path.read_text(encoding="utf-8"), path.name)}
    return check({"desk": READING}, {"desk.yaml": TEXT}, rehearsals)


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.name.removesuffix(".test.yaml"))
def test_a_rehearsal_that_fails_says_what_happened_instead(path: Path) -> None:
    found = checked(path)
    assert not found.clean
    for language, ending in ENDINGS.items():
        told = as_report(found, language)
        expected = path.with_name(path.name.removesuffix(".test.yaml") + ending)
        if UPDATE:
            expected.write_text(told, encoding="utf-8")
        assert told == expected.read_text(encoding="utf-8")


def test_every_kind_of_mistake_is_shown_at_least_once() -> None:
    shown = {one.code for path in FAILING for one in checked(path).diagnostics}
    shown |= {one.failure.code for path in FAILING for one in checked(path).results if one.failure}
    assert CODES - shown == {"R609"}, "a file without a flow is tried where folders are"


def test_no_text_is_expected_of_a_file_that_is_gone() -> None:
    stems = {path.name.removesuffix(".test.yaml") for path in FAILING}
    told = {path.name for path in (HERE / "failing").glob("*.out")}
    assert told == {f"{stem}{ending}" for stem in stems for ending in ENDINGS.values()}
