"""What is said of every flow in `bad/`, word for word; those in `ok/` and `flows/` are faultless.

A folder in `bad/` holds flows that concern one another, as `flows/` does.
With ACCORD_UPDATE=1 in the environment the expected words are written anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ivr.bilingual import Language
from ivr.diagnostics import Diagnostic, in_order
from ivr.library import read_folder
from ivr.parse import read_flow
from ivr.reference.codes import OF_READING
from ivr.render import as_text
from ivr.rules import RULES

ENDINGS: dict[Language, str] = {"en": ".out", "fr": ".fr.out"}
UPDATE = bool(os.environ.get("ACCORD_UPDATE"))
HERE = Path(__file__).parent
FOLDERS = sorted(path for path in (HERE / "bad").iterdir() if path.is_dir())
BAD = sorted([*(HERE / "bad").glob("*.yaml"), *FOLDERS])
FLOWS = sorted(
    path for path in (HERE.parents[1] / "flows").glob("*.yaml") if not path.name.endswith(".test.yaml")
)
OK = sorted((HERE / "ok").glob("*.yaml")) + FLOWS
MADE = {
    "S102": b"accord: 1\ntitle: Caf\xe9\n",
    "S110": b"accord: 1\n" + b"# nothing but comments\n" * 30_000,
    "T503": b"steps:\n" + b"".join(b"  s%d: {hang_up: }\n" % number for number in range(2_001)),
}
"""Texts that are too large to be kept, or are none."""

OF_COMMANDS = {"S126", "S129"}
"""What is told of a file that is no flow of the folder, or on some days alone; tests/cli shows it."""

CODES = {kind.code for kind in (*OF_READING, *(rule.kind for rule in RULES))}


def found_in(path: Path) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """What is wrong with a flow or with a folder of them, and the texts by the names of their files."""
    if path.is_file():
        raw = path.read_bytes()
        return read_flow(raw, path.stem, path.name).diagnostics, {path.name: raw.decode("utf-8", "replace")}
    folder = read_folder(path, lambda file: file.name)
    found = (one for reading in folder.readings.values() for one in reading.diagnostics)
    return in_order(found), dict(folder.texts)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_flow_is_told_what_is_wrong_with_it(path: Path) -> None:
    diagnostics, texts = found_in(path)
    assert diagnostics
    for language, ending in ENDINGS.items():
        told = as_text(diagnostics, texts, language=language) + "\n"
        expected = path.with_suffix(ending)
        if UPDATE:
            expected.write_text(told, encoding="utf-8")
        assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_a_good_flow_is_read_without_a_word(path: Path) -> None:
    reading = read_flow(path.read_bytes(), path.stem, path.name)
    assert reading.diagnostics == ()
    assert reading.flow is not None


def test_there_are_flows_of_both_kinds() -> None:
    assert len(BAD) >= 120
    assert len(OK) >= 40


def test_every_code_is_shown_at_least_once() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in (HERE / "bad").glob("*.out"))
    assert (
        set(re.findall(r"^(?:error|warning)\[(\w+)\]", told, re.MULTILINE))
        == CODES - MADE.keys() - OF_COMMANDS
    )


@pytest.mark.parametrize("code", MADE)
def test_what_cannot_be_kept_as_a_text_is_told_too(code: str) -> None:
    assert code in {one.code for one in read_flow(MADE[code], "made").diagnostics}


def test_no_words_are_left_of_a_flow_that_is_gone() -> None:
    kept = {path.name for path in (HERE / "bad").glob("*.out")}
    assert kept == {path.with_suffix(ending).name for path in BAD for ending in ENDINGS.values()}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_is_said_is_said_in_both_languages(path: Path) -> None:
    for one in found_in(path)[0]:
        for said in (one.message, one.why, one.fix, one.see, *(label.words for label in one.labels)):
            assert bool(said.fr) == bool(said.en)
            assert "{{" not in said.fr + said.en
            assert not re.search(
                r"\w[:;!?](\s|$)", re.sub(r"`[^`]*`|\"[^\"]*\"|https://\S+", "x", said.fr)
            ), said.fr
