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
