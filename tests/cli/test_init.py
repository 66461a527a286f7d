"""`accord init`, `accord schema` and `accord explain`: what someone begins with, and what a code means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivr.reference import names, schema
from tests.cli.commands import accord

LANGUAGES = ("fr", "en")


@pytest.mark.parametrize(("lang", "name"), [("fr", "bienvenue"), ("en", "welcome")])
def test_whoever_begins_has_a_faultless_flow_that_asks_before_it_records(
    tmp_path: Path, lang: str, name: str
) -> None:
    folder = tmp_path / "flows"
    assert accord("init", str(folder), "--lang", lang).code == 0
    assert accord("lint", str(folder)).code == 0
    flow, played = str(folder / f"{name}.yaml"), ("--at", "2026-12-01T10:00", "--lang", "en")
    assert (
        "A part of this call would be recorded.\n"
        in accord("rehearse", flow, "--keys", "-,-,1,!", *played).out
    )
    assert "Nothing was recorded" in accord("rehearse", flow, "--keys", "-,9,1,1", *played).out


def test_the_editor_finds_the_schema_beside_the_flows(tmp_path: Path) -> None:
    accord("init", str(tmp_path), "--lang", "en")
    assert json.loads((tmp_path / "accord.schema.json").read_text("utf-8")) == schema("en")
    told = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert list(told) == ["./accord.schema.json"]
    assert "$schema=accord.schema.json\n" in (tmp_path / "welcome.yaml").read_text("utf-8").partition("a")[2]


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "welcome.yaml").write_text("mine\n")
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}\n")
    ran = accord("init", str(tmp_path), "--lang", "en")
    assert ran.code == 0
    assert ran.out.count("there already, left as it is") == 2
    assert (tmp_path / "welcome.yaml").read_text() == "mine\n"
    assert (tmp_path / ".vscode" / "settings.json").read_text() == "{}\n"


def test_the_folder_is_that_of_the_flows_unless_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path / "new"))
    assert accord("init", "--lang", "fr").code == 0
    assert (tmp_path / "new" / "bienvenue.yaml").is_file()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    ran = accord("init", str(tmp_path / "taken" / "flows"))
    assert ran.code == 3
    assert "taken" in ran.err


def test_what_is_said_next_can_be_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", "python3 run.py")
    assert "  python3 run.py lint " in accord("init", str(tmp_path)).out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_schema_is_printed_in_the_language_asked_for(lang: str) -> None:
    ran = accord("schema", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema("fr" if lang == "fr" else "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_and_every_name_is_explained(lang: str) -> None:
    for name in names():
        ran = accord("explain", name, "--lang", lang)
        assert ran.code == 0
        assert ran.out.startswith("# ")


def test_a_rule_is_explained_as_its_page_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "regles" / "endless-menu.md").read_text("utf-8")
    assert accord("explain", "endless-menu", "--lang", "fr").out == page


def test_a_code_that_does_not_exist_is_misuse_with_a_remedy() -> None:
    ran = accord("explain", "endles-menu", "--lang", "en")
    assert ran.code == 2
    assert "did you mean `endless-menu`?" in ran.err
    assert "docs/regles/README.md" in accord("explain", "zzzzzz", "--lang", "fr").err
