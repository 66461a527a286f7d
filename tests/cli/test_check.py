"""`accord check`, `callbook`, `graph` and `rehearse --save-as`: exit codes, files written, languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import accord

FLOWS = Path(__file__).parents[2] / "flows"
OPEN = ("--at", "2026-12-01T10:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("say.yaml", "say.test.yaml"):
        (tmp_path / name).write_bytes((FLOWS / "examples" / name).read_bytes())
    return tmp_path


def test_what_is_shipped_is_checked_without_a_finding() -> None:
    ran = accord("check", "--lang", "en", "--coverage")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("2 flows: nothing wrong\n")
    assert "ways through consent 16/16" in ran.out


def test_a_call_that_goes_another_way_ends_with_1_and_its_transcript(folder: Path) -> None:
    text = (folder / "say.test.yaml").read_text(encoding="utf-8")
    (folder / "say.test.yaml").write_text(text.replace("good morning", "good evening"), encoding="utf-8")
    ran = accord("check", str(folder), "--lang", "fr")
    assert ran.code == 1
    assert "erreur[R620] : on n'entend pas `Harbour Dental, good evening`" in ran.out
    assert "l'appel, tel qu'il s'est déroulé :" in ran.out


def test_results_are_written_for_continuous_integration(folder: Path) -> None:
    ran = accord("check", str(folder), "--junit", str(folder / "results.xml"))
    assert ran.code == 0
    assert (folder / "results.xml").read_text(encoding="utf-8").startswith('<?xml version="1.0"')


def test_results_that_cannot_be_written_are_a_failure(folder: Path) -> None:
    ran = accord("check", str(folder), "--junit", str(folder / "nowhere" / "results.xml"), "--lang", "en")
    assert ran.code == 3
    assert "could not be written" in ran.err


def test_a_path_that_is_not_there_is_misuse(folder: Path) -> None:
    assert accord("check", str(folder / "none.yaml")).code == 2


def test_programs_read_json(folder: Path) -> None:
    ran = accord("check", str(folder / "say.yaml"), "--format", "json", "--coverage")
    assert ran.code == 0
    assert json.loads(ran.out)["flows"][0]["coverage"]["steps"] == {"walked": 3, "there": 3}


def test_a_call_played_becomes_a_rehearsal_that_holds(folder: Path) -> None:
    before = (folder / "say.test.yaml").read_text(encoding="utf-8")
    flow = str(folder / "say.yaml")
    ran = accord("rehearse", flow, "--moves", "busy", *OPEN, "--save-as", "It is busy", "--lang", "en")
    assert ran.code == 0
    assert ran.out.endswith("say.test.yaml.\n")
    after = (folder / "say.test.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "- name: It is busy\n" in after
    assert accord("check", str(folder)).code == 0
    again = accord("rehearse", flow, "--moves", "busy", *OPEN, "--save-as", "It is busy", "--lang", "en")
    assert again.code == 3
    assert "is called `It is busy` already" in again.err
    assert (folder / "say.test.yaml").read_text(encoding="utf-8") == after


def test_the_first_rehearsal_begins_the_file(folder: Path) -> None:
    (folder / "say.test.yaml").unlink()
    ran = accord("rehearse", str(folder / "say.yaml"), *OPEN, "--save-as", "Somebody answers", "--lang", "fr")
    assert ran.code == 0
    assert accord("check", str(folder), "--lang", "fr").out.startswith(f"{folder}/say.yaml : 1 répétition")


def test_a_callbook_is_printed_as_markdown_or_as_a_page() -> None:
    assert accord("callbook", "accueil").out.startswith("# Accueil du garage Martin\n")
    assert accord("callbook", "accueil", "--format", "html").out.startswith("<!doctype html>\n")
    assert "Only a yes is a yes." in accord("callbook", "accueil", "--lang", "en").out


def test_a_picture_is_printed() -> None:
    ran = accord("graph", "front-desk")
    assert ran.code == 0
    assert ran.out.startswith("flowchart TD\n")


@pytest.mark.parametrize("command", ["callbook", "graph", "rehearse"])
def test_a_flow_that_is_not_there_or_has_errors_is_told(command: str, folder: Path) -> None:
    assert accord(command, "acueil", "--lang", "en").code == 2
    (folder / "say.yaml").write_text("accord: 1\n", encoding="utf-8")
    ran = accord(command, str(folder / "say.yaml"), "--lang", "en")
    assert ran.code == 1
    assert "error[S115]" in ran.err
    assert ran.out == ""


def test_a_flow_is_read_among_those_it_goes_to() -> None:
    ran = accord("rehearse", str(FLOWS / "examples" / "goto.yaml"), "--keys", "1,!", *OPEN, "--lang", "en")
    assert "We are open from nine to six" in ran.out


def test_the_examples_go_as_their_rehearsals_say() -> None:
    assert accord("check", str(FLOWS / "examples")).code == 0


def test_a_file_that_no_call_can_ask_for_is_told_as_lint_tells_it(folder: Path) -> None:
    (folder / "Accueil.yml").write_text("accord: 1\n", encoding="utf-8")
    ran = accord("check", str(folder), "--lang", "en")
    assert ran.code == 1
    assert "`Accueil.yml` is not served" in ran.out


def test_an_empty_folder_has_nothing_to_check(tmp_path: Path) -> None:
    ran = accord("check", str(tmp_path), "--lang", "en")
    assert (ran.code, ran.out[:12]) == (0, "no flow here")


def test_the_country_of_the_caller_can_be_told() -> None:
    call = ("rehearse", str(FLOWS / "examples" / "when.yaml"), *OPEN, "--lang", "en")
    assert accord(*call, "--country", "BE").out != accord(*call, "--country", "FR").out
    assert accord(*call, "--country", "France").code == 2


def test_what_is_said_for_all_flows_is_checked_with_them_and_alone(tmp_path: Path) -> None:
    business = tmp_path / "business.yaml"
    business.write_text("business: {name: Harbour Dental}\n", "utf-8")
    for path in (business, tmp_path):
        ran = accord("check", str(path), "--lang", "en")
        assert ran.code == 1
        assert "`business` has no `fallback`" in ran.out
        assert "1 | business: {name: Harbour Dental}" in ran.out


def test_a_file_that_is_not_served_is_checked_where_it_is_asked_for(folder: Path) -> None:
    spoilt = (folder / "say.yaml").read_text("utf-8").replace("start: ", "start: no_")
    (folder / "say.yml").write_text(spoilt, "utf-8")
    (folder / "other.yml").write_text(spoilt, "utf-8")
    for name in ("say.yml", "other.yml"):
        told = accord("check", str(folder / name), "--lang", "en").out
        assert f"`{name}` is not served" in told
        assert "W203" in told
    assert "W203" not in accord("check", str(folder / "say.yaml"), "--lang", "en").out
    assert "W203" not in accord("check", str(folder), "--lang", "en").out
