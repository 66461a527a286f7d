"""What every command shares: its exit code, and words instead of a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ivr.cli.main import COMMANDS
from ivr.render.typed import COMMAND
from ivr.settings import HERE
from tests.cli.commands import accord


def test_help_and_version_are_no_mistake() -> None:
    for asked in ("--help", "-h", "--version"):
        ran = accord(asked)
        assert (ran.code, ran.err) == (0, "")
    assert "0.1.0" in ran.out


@pytest.mark.parametrize("wrong", [("nonsense",), ("lint", "--nonsense"), ("rehearse",)])
def test_misuse_ends_with_2(wrong: tuple[str, ...]) -> None:
    ran = accord(*wrong)
    assert ran.code == 2
    assert "Usage: accord" in ran.err


def test_settings_that_forbid_a_start_are_all_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://calls.example.com")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    ran = accord("ledger", "show")
    assert ran.code == 3
    assert ran.err.startswith("Accord ne peut pas démarrer ainsi :")
    for name in ("ACCORD_SECRETS", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        assert f"- {name} n'est pas défini : " in ran.err


def test_a_ledger_that_does_not_answer_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:9/accord")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for command in (("ledger", "show"), ("ledger", "upgrade"), ("purge",)):
        ran = accord(*command)
        assert ran.code == 3
        assert ran.err.startswith("The ledger does not answer")
        assert "hunter2" not in ran.err + ran.out


def test_a_reader_who_leaves_early_is_no_trouble() -> None:
    command = f"{sys.executable} -m ivr lint --format line tests/language/bad | head -n 1"
    ran = subprocess.run(["bash", "-c", command], cwd=HERE, capture_output=True, text=True, check=True)
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert "Aucun appel" in accord("ledger", "show").out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "No call" in accord("ledger", "show").out


def test_what_is_said_can_be_typed_by_whoever_started_it_with_run_py(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", "python3 run.py")
    assert "Usage: python3 run.py rehearse" in accord("rehearse").err
    assert "Try 'python3 run.py rehearse --help'" in accord("rehearse").err
    assert "\n    python3 run.py step set accueil" in accord("step", "set", "--help").out
    assert "accord " not in accord("dial", "--help").out


def test_no_help_of_a_command_is_left_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", "python3 run.py")
    accord("dial", "--help")
    monkeypatch.delenv("ACCORD_PROGRAM")
    assert "\n    accord dial" in accord("dial", "--help").out


def test_every_command_there_is_can_be_named_in_what_is_said() -> None:
    assert [name for name in COMMANDS if not COMMAND.match(f"accord {name}")] == []
