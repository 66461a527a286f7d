"""What is said of every flow in `bad/`, word for word; those in `ok/` and `flows/` are faultless.

With ACCORD_UPDATE=1 in the environment the expected words are written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.bilingual import Language
from ivr.parse import read_flow
from ivr.render import as_text

ENDINGS: dict[Language, str] = {"en": ".out", "fr": ".fr.out"}
UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
OK = sorted((HERE / "ok").glob("*.yaml")) + sorted((HERE.parents[1] / "flows").glob("*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_flow_is_told_what_is_wrong_with_it(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8", "replace")
    diagnostics = read_flow(raw, path.stem, path.name).diagnostics
    for language, ending in ENDINGS.items():
        told = as_text(diagnostics, {path.name: text}, language=language) + "\n"
        expected = path.with_suffix(ending)
        if UPDATE:
            expected.write_text(told, encoding="utf-8")
        assert told == expected.read_text(encoding="utf-8")
        assert told.strip()


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_a_good_flow_is_read_without_a_word(path: Path) -> None:
    reading = read_flow(path.read_bytes(), path.stem, path.name)
    assert reading.diagnostics == ()
    assert reading.flow is not None


def test_there_are_flows_of_both_kinds() -> None:
    assert len(BAD) >= 40
    assert len(OK) >= 10
