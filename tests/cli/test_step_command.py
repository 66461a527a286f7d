"""`accord step` and `accord lint --fix` change as little as they can, and say what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import accord

FLOW = (Path(__file__).parents[1] / "language" / "ok" / "menu.yaml").read_text("utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "menu.yaml"
    path.write_text(FLOW, "utf-8")
    return path


def test_a_step_is_renamed_wherever_the_flow_leads_to_it(file: Path) -> None:
    ran = accord("step", "rename", "bye", "goodbye", str(file))
    assert ran.code == 0, ran.out + ran.err
    assert "bye:" not in file.read_text("utf-8").replace("goodbye", "")
    assert accord("lint", str(file)).code == 0


def test_a_name_that_is_taken_changes_nothing(file: Path) -> None:
    ran = accord("step", "rename", "bye", "menu", str(file), "--lang", "fr")
    assert ran.code == 1
    assert "le nom `menu` est déjà pris" in ran.err
    assert file.read_text("utf-8") == FLOW


def test_a_value_is_set_and_its_line_shown(file: Path) -> None:
    ran = accord("step", "set", str(file), "bye", "hang_up", "So long: goodbye.")
    assert ran.code == 0, ran.out + ran.err
    assert ran.out == '   14 -     hang_up: Goodbye.\n   14 +     hang_up: "So long: goodbye."\n'


def test_a_value_that_brings_a_mistake_is_written_and_the_mistake_shown(file: Path) -> None:
    ran = accord("step", "set", str(file), "menu", "silence", "nowhere")
    assert ran.code == 1
    assert "W201" in ran.out
    assert "nowhere" in file.read_text("utf-8")


def test_a_value_that_is_there_already_is_told(file: Path) -> None:
    accord("step", "set", str(file), "bye", "hang_up", "Bye.")
    ran = accord("step", "set", str(file), "bye", "hang_up", "Bye.")
    assert (ran.code, ran.out) == (0, "It says so already: nothing has changed.\n")


def test_lint_mends_what_is_sure_and_says_so(file: Path) -> None:
    file.write_text(FLOW.replace("    silence:", "    silense:"), "utf-8")
    ran = accord("lint", "--fix", str(file), "--lang", "en")
    assert ran.code == 0, ran.out
    assert "`silense` becomes `silence` [S114]" in ran.out
    assert file.read_text("utf-8") == FLOW


REHEARSALS = """\
at: 2026-12-01 10:00
rehearsals:
  - name: bye
    moves: [bye, {move: 1, goes_to: "bye"}, {passes: [menu, bye]}]   # bye
    goes_to: bye
"""


def test_the_rehearsals_beside_a_flow_follow_the_name_of_a_step(file: Path) -> None:
    own, other = file.with_name("menu.test.yaml"), file.with_name("other.test.yaml")
    own.write_text(REHEARSALS, "utf-8")
    other.write_text(REHEARSALS.replace("goes_to: bye", "goes_to: menu/bye"), "utf-8")
    ran = accord("step", "rename", "bye", "goodbye", str(file))
    assert ran.code == 0, ran.out + ran.err
    assert own.read_text("utf-8") == (
        REHEARSALS.replace('goes_to: "bye"', 'goes_to: "goodbye"')
        .replace("[menu, bye]", "[menu, goodbye]")
        .replace("    goes_to: bye", "    goes_to: goodbye")
    )
    assert other.read_text("utf-8") == REHEARSALS.replace("goes_to: bye", "goes_to: menu/goodbye")
    assert "menu.test.yaml:\n    4 - " in ran.out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_rehearsals_that_cannot_be_read_stay_and_their_lines_are_told(file: Path, lang: str) -> None:
    own = file.with_name("menu.test.yaml")
    spoilt = REHEARSALS.replace("name: bye", 'name: "bye')
    own.write_text(spoilt, "utf-8")
    file.with_name("other.test.yaml").write_bytes(b"\xff")
    ran = accord("step", "rename", "bye", "goodbye", str(file), "--lang", lang)
    assert ran.code == 1
    assert "goodbye:" in file.read_text("utf-8")
    assert own.read_text("utf-8") == spoilt
    told = {
        "fr": "à la main, ligne 3, 4, 5 : écrivez `goodbye` au lieu de `bye`",
        "en": "by hand, line 3, 4, 5: write `goodbye` instead of `bye`",
    }
    assert told[lang] in ran.err
    assert "other.test.yaml" not in ran.err


def test_the_lines_told_of_another_flow_name_the_step_as_that_flow_does(file: Path) -> None:
    file.with_name("other.test.yaml").write_text("rehearsals: [\n  {goes_to: menu/bye\n", "utf-8")
    ran = accord("step", "rename", "bye", "goodbye", str(file), "--lang", "en")
    assert ran.code == 1
    assert "by hand, line 2: write `menu/goodbye` instead of `menu/bye`" in ran.err


def test_a_name_that_is_refused_leaves_the_rehearsals_alone(file: Path) -> None:
    own = file.with_name("menu.test.yaml")
    own.write_text(REHEARSALS, "utf-8")
    assert accord("step", "rename", "bye", "menu", str(file)).code == 1
    assert own.read_text("utf-8") == REHEARSALS
