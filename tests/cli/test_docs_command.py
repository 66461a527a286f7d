"""`accord docs` writes the pages made from the code, and tells which are stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.cli.docs import WIDTH
from tests.cli.commands import accord


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("ivr.cli.docs.HERE", tmp_path)
    monkeypatch.setattr("ivr.cli.docs.PAGES", tmp_path / "docs")
    monkeypatch.setattr("ivr.cli.docs.COMMANDS", tmp_path / "docs" / "cli.md")
    monkeypatch.setattr("ivr.cli.docs.OF_RULES", tmp_path / "docs" / "rules")
    monkeypatch.setattr("ivr.cli.docs.OF_RULES_IN_FRENCH", tmp_path / "docs" / "regles")
    return tmp_path


def test_the_pages_of_the_house_are_fresh() -> None:
    ran = accord("docs", "--check")
    assert (ran.code, ran.out) == (0, "every generated page is fresh\n")


def test_missing_pages_are_written_once(here: Path) -> None:
    first = accord("docs")
    assert first.code == 0
    assert "written: docs/cli.md\n" in first.out
    for name in ("rules/unknown-step", "regles/unknown-step", "flow-reference", "langage", "regles/README"):
        assert f"written: docs/{name}.md\n" in first.out
    assert "## accord ledger show" in (here / "docs" / "cli.md").read_text(encoding="utf-8")
    assert accord("docs").out == "every generated page is fresh\n"


def test_a_stale_page_and_one_of_a_rule_that_is_gone_are_told_and_then_mended(here: Path) -> None:
    accord("docs")
    (here / "docs" / "cli.md").write_text("# Commands\n")
    (here / "docs" / "rules" / "gone.md").write_text("# W999 gone\n")
    told = accord("docs", "--check")
    assert told.code == 1
    assert told.out == "stale: docs/cli.md\nstale: docs/rules/gone.md\nrun: python3 run.py docs\n"
    assert accord("docs").out == "written: docs/cli.md\nremoved: docs/rules/gone.md\n"
    assert accord("docs", "--check").code == 0


def test_a_page_shows_a_command_as_its_own_help_does(here: Path) -> None:
    accord("docs")
    page = (here / "docs" / "cli.md").read_text(encoding="utf-8")
    assert WIDTH <= 110
    assert " ".join(accord("lint", "--help").out.split()) in " ".join(page.split())


def test_whoever_reads_french_is_told_in_french_that_all_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert accord("docs", "--check").out == "toutes les pages produites sont à jour\n"
