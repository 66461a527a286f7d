"""`accord lint` finds what is wrong, for people, for editors and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import accord

LANGUAGE = Path(__file__).parents[1] / "language"
BAD = LANGUAGE / "bad" / "unknown_steps.yaml"
GOOD = LANGUAGE / "ok" / "menu.yaml"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_the_shipped_flows_are_faultless() -> None:
    ran = accord("lint")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "2 flows: nothing wrong"


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
    assert (ran.code, ran.out) == (0, f"no flow in {tmp_path}: write one as docs/first-flow.md shows\n")


def test_the_folder_of_flows_is_the_owners(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path))
    (tmp_path / "one.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "one.test.yaml").write_text("calls: []\n")
    assert accord("lint").out == "1 flow: nothing wrong\n"


def test_a_file_that_is_not_there_is_misuse() -> None:
    ran = accord("lint", "nowhere.yaml")
    assert ran.code == 2
    assert "nowhere.yaml" in ran.err


def test_everything_is_told_in_french_to_whoever_reads_french(tmp_path: Path) -> None:
    ran = accord("lint", str(BAD), "--lang", "fr")
    assert "erreur[W201] : `menu` mène à `by`" in ran.out
    assert ran.out.endswith("\n\n1 scénario : 3 erreurs, 0 avertissement\n")
    assert accord("lint", str(GOOD), "--lang", "fr").out == "1 scénario : rien à signaler\n"
    assert accord("lint", str(tmp_path), "--lang", "fr").out.startswith(f"aucun scénario dans {tmp_path}")


def test_github_shows_each_mistake_beside_its_line() -> None:
    lines = accord("lint", "--format", "github", str(BAD)).out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("::error file=") and "unknown_steps.yaml,line=" in line for line in lines)
    assert accord("lint", "--format", "github", str(GOOD)).out == ""


def test_a_flow_is_held_against_the_others_of_its_folder(tmp_path: Path) -> None:
    one = "accord: 1\ntitle: One\nspeaks: en-GB\nvoice: Polly.Amy-Neural\nstart: away\nsteps:\n  away:\n"
    one += "    goto: {name}\n    next: bye\n  bye:\n    hang_up: Goodbye.\n"
    common = 'business: {name: Harbour Dental, fallback: "+33199000140"}\n'
    (tmp_path / "business.yaml").write_text(common)
    (tmp_path / "two.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "one.yaml").write_text(one.format(name="two"))
    assert accord("lint", str(tmp_path / "one.yaml")).code == 0
    (tmp_path / "one.yaml").write_text(one.format(name="tow"))
    assert "did you mean `two`?" in accord("lint", str(tmp_path / "one.yaml")).out


def test_what_is_wrong_in_the_file_of_the_business_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "business.yaml").write_text("busines: {name: Harbour Dental}\n")
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_bytes(GOOD.read_bytes())
    for asked in (tmp_path, tmp_path / "business.yaml"):
        assert accord("lint", str(asked)).out.count("`busines`") == 1


def test_what_the_owner_knows_better_is_linted_and_named_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "accord.yaml").write_text("jurisdictions: {CH: {mode: objection}}\n")
    (tmp_path / "one.yaml").write_bytes(GOOD.read_bytes())
    for asked in (tmp_path, tmp_path / "accord.yaml", tmp_path / "one.yaml"):
        told = accord("lint", str(asked))
        assert told.code == 1
        assert told.out.count("`CH` has no `reason`") == 1
        assert "accord.yaml:1:17" in told.out
    (tmp_path / "accord.yaml").write_text("jurisdictions: {CH: {mode: objection, reason: our counsel}}\n")
    assert accord("lint", str(tmp_path)).code == 0


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("autre.yml", "autre.yaml"),
        ("Ma Boulangerie é.yaml", "ma-boulangerie-e.yaml"),
        ("accueil.test.yml", "accueil.test.yaml"),
    ],
)
def test_a_file_whose_name_keeps_it_from_being_served_is_told(tmp_path: Path, name: str, better: str) -> None:
    (tmp_path / name).write_bytes(GOOD.read_bytes())
    for asked in (tmp_path, tmp_path / name):
        ran = accord("lint", str(asked))
        assert ran.code == 1
        assert f"`{name}` is not served" in ran.out
        assert f"call it `{better}`" in ran.out


def test_a_file_that_is_hidden_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".one.yaml").write_text("accord: 1\n")
    assert accord("lint", str(tmp_path)).code == 0


def test_a_file_that_cannot_be_served_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "Menu.yaml").write_bytes(BAD.read_bytes())
    assert "error[W201]" in accord("lint", str(tmp_path / "Menu.yaml")).out


def test_rehearsals_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "one.test.yaml").write_text("rehearsals: nonsense\n")
    ran = accord("lint", *map(str, sorted(tmp_path.iterdir())))
    assert (ran.code, ran.out) == (0, "1 flow: nothing wrong\n")
