"""`accord lint` finds what is wrong, for people, for editors and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import accord

LANGUAGE = Path(__file__).parents[1] / "language"
BAD = LANGUAGE / "bad" / "unknown_steps.yaml"
GOOD = LANGUAGE / "ok" / "menu.yaml"


def test_the_shipped_flows_are_faultless() -> None:
    ran = accord("lint")
    assert (ran.code, ran.out) == (0, "2 flows: nothing wrong\n")


def test_what_is_wrong_is_shown_where_it_stands_and_summed_up() -> None:
    ran = accord("lint", str(BAD), str(GOOD))
    assert ran.code == 1
    assert "error[W201]: `menu` leads to `by`" in ran.out
    assert "fix: did you mean `bye`?" in ran.out
    assert ran.out.endswith("\n\n2 flows: 3 errors, 0 warnings\n")
    assert "\x1b" not in ran.out


def test_an_editor_gets_one_line_each() -> None:
    lines = accord("lint", "--format", "line", str(BAD)).out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"{BAD}:") or "unknown_steps.yaml:" in line for line in lines)
    assert lines[0].endswith("[W203 unknown-start]")


def test_a_program_gets_a_list(tmp_path: Path) -> None:
    found = json.loads(accord("lint", "--format", "json", str(BAD)).out)
    assert (found[0]["code"], found[0]["level"], found[0]["span"]["line"]) == ("W203", "error", 6)
    assert json.loads(accord("lint", "--format", "json", str(GOOD)).out) == []
    assert accord("lint", "--format", "line", str(tmp_path)).out == ""


def test_an_empty_folder_is_nothing_wrong_and_says_how_to_begin(tmp_path: Path) -> None:
    ran = accord("lint", str(tmp_path))
    assert (ran.code, ran.out) == (0, "no flow here: write one as docs/first-flow.md shows\n")


def test_the_folder_of_flows_is_the_owners(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path))
    (tmp_path / "one.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "one.test.yaml").write_text("calls: []\n")
    assert accord("lint").out == "1 flow: nothing wrong\n"


def test_a_file_that_is_not_there_is_misuse() -> None:
    ran = accord("lint", "nowhere.yaml")
    assert ran.code == 2
    assert "nowhere.yaml" in ran.err
