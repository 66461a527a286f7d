"""`accord proof` and `accord diff`: what is said, and how they end."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from commands import accord

from ivr.cli.linted import linted

FLOWS = Path(__file__).parents[2] / "flows"
GOOD = (FLOWS / "accueil.yaml").read_text(encoding="utf-8")


def test_a_flow_is_proved_by_its_steps_and_says_so() -> None:
    ran = accord("proof", str(FLOWS / "accueil.yaml"), "--lang", "en")
    assert ran.code == 0
    assert "The flow `accueil` is proved." in ran.out
    assert "C314  who refused comes to `repondeur` only after a yes at `laisser_un_message`" in ran.out
    assert "callers from these countries pass unrecorded" in ran.out


def test_the_certificate_is_written_as_json(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    assert accord("proof", str(FLOWS / "accueil.yaml"), "--certificate", str(file)).code == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["flow"] == "accueil"
    assert len(told["rules"]) == len(told["law"]) == len(told["texts"]["accueil"]) == 64


def test_a_certificate_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    ran = accord("proof", str(FLOWS / "accueil.yaml"), "--certificate", str(tmp_path / "no" / "where"))
    assert ran.code == 3


@pytest.mark.parametrize("command", [("proof",), ("diff",)])
def test_a_flow_with_errors_is_told_and_ends_with_one(command: tuple[str], tmp_path: Path) -> None:
    file = tmp_path / "accueil.yaml"
    file.write_text("accord: 1\n", encoding="utf-8")
    more = [str(FLOWS / "accueil.yaml")] if command == ("diff",) else []
    assert accord(*command, str(file), *more, "--lang", "en").code == 1


def test_no_difference_ends_with_nought() -> None:
    ran = accord("diff", str(FLOWS / "accueil.yaml"), str(FLOWS / "accueil.yaml"), "--lang", "en")
    assert (ran.code, ran.out) == (0, "no difference that a caller would notice\n")


def test_a_difference_that_weighs_is_marked(tmp_path: Path) -> None:
    file = tmp_path / "accueil.yaml"
    file.write_text(GOOD.replace("share: 20%", "share: 10%"), encoding="utf-8")
    ran = accord("diff", str(FLOWS / "accueil.yaml"), str(file), "--lang", "fr")
    assert ran.code == 1
    assert ran.out.startswith("§ la part des appels enregistrés passe de 20 % à 10 %\n")
    as_json = accord("diff", str(FLOWS / "accueil.yaml"), str(file), "--format", "json")
    assert [one["weighs"] for one in json.loads(as_json.out)] == [True]


def test_findings_are_told_as_sarif(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(GOOD.replace("start: ", "start: menu # "), encoding="utf-8")
    ran = accord("lint", str(file), "--format", "sarif", "--lang", "en")
    assert ran.code == 1
    told = json.loads(ran.out)
    run = told["runs"][0]
    assert told["version"] == "2.1.0"
    codes = [result["ruleId"] for result in run["results"]]
    assert "C307" in codes
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(codes)
    found = run["results"][codes.index("C307")]
    locations = found["codeFlows"][0]["threadFlows"][0]["locations"]
    steps = [one["location"]["logicalLocations"][0]["name"] for one in locations]
    assert steps[0] == "menu"
    assert locations[0]["state"]["edge"]["text"].startswith("choices.")
    assert all(one["location"]["physicalLocation"]["region"]["startLine"] > 0 for one in locations)


def test_a_purpose_whose_last_day_is_past_is_a_warning_from_the_day_after(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    dated = "{keep: 6 months, from: 2026-12-01, until: 2027-02-28}"
    assert "service_quality: {keep: 6 months}" in GOOD
    file.write_text(
        GOOD.replace("service_quality: {keep: 6 months}", f"service_quality: {dated}"), encoding="utf-8"
    )
    before, after = (linted([file], day).diagnostics for day in (date(2027, 2, 28), date(2027, 3, 1)))
    said = [one.message.en for one in after if one not in before]
    assert said == ["the purpose `service_quality` ended on 2027-02-28: nothing is recorded for it any more"]
    assert {(one.code, one.level) for one in after} == {("S129", "warning")}


def test_the_countries_whose_callers_pass_unrecorded_are_told() -> None:
    ran = accord("lint", str(FLOWS / "accueil.yaml"), "--lang", "en")
    assert "callers from these countries pass unrecorded: BE, CH, DE, DK, ES, IT." in ran.out
    assert "unrecorded" not in accord("lint", str(FLOWS / "examples" / "say.yaml"), "--lang", "en").out
