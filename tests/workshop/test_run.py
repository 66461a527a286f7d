"""What run.py decides, on a make-believe machine: nothing is installed and nothing is fetched."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import run

UV = "/usr/bin/uv"
PYTHON = "/usr/bin/python3"
WITH_UV = run.Machine(python=PYTHON, uv=UV, venv=True, installs_with="apt")
WITHOUT_UV = WITH_UV._replace(uv=None)
BARE = run.Machine(python=PYTHON, uv=None, venv=False, installs_with="apt")


class Shell:
    """A shell that remembers what it was told and makes an environment out of one empty file."""

    def __init__(self, home: Path) -> None:
        self.place = home / ".venv"
        self.python = run.python_in(self.place)
        self.version = "3.11"
        self.told: list[str] = []
        self.broken: tuple[str, ...] = ()
        self.cut_short_at = ""

    def __call__(self, command: list[str]) -> run.Ran:
        if "-c" in command:
            return run.Ran(0, f"{self.version}\n") if self.python.is_file() else run.Ran(127, "no such file")
        line = " ".join(command).replace(str(self.python), "ENV").replace(str(self.place), ".venv")
        line = line.replace(str(self.place.parent), "HOME")
        self.told.append(line)
        if self.cut_short_at and self.cut_short_at in line:
            raise KeyboardInterrupt
        if any(word in line for word in self.broken):
            return run.Ran(1, "error: dns error: failed to resolve the host")
        if line.endswith("venv .venv") or " venv -q " in line:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        return run.Ran(0, "")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / run.FOR_USE).write_text("flask==3.1.0\n")
    (tmp_path / run.FOR_WORK).write_text("flask==3.1.0\npytest==8.3.0\n")
    return tmp_path


@pytest.fixture
def shell(home: Path) -> Shell:
    return Shell(home)


@pytest.fixture
def ready_shell(home: Path, shell: Shell) -> Iterator[Shell]:
    """A shell in whose home the environment for use is made already."""
    run.ready(home, run.FOR_USE, WITH_UV, shell)
    shell.told.clear()
    return shell


def test_the_first_run_makes_the_environment_with_uv(home: Path, shell: Shell) -> None:
    assert run.ready(home, run.FOR_USE, WITH_UV, shell) == shell.python
    assert shell.told == [
        f"{UV} venv -q --python {PYTHON} .venv",
        f"{UV} pip install -q --python ENV --require-hashes -r HOME/requirements.txt",
    ]


def test_without_uv_it_is_fetched_into_the_environment(home: Path, shell: Shell) -> None:
    run.ready(home, run.FOR_WORK, WITHOUT_UV, shell)
    assert shell.told == [
        f"{PYTHON} -m venv .venv",
        "ENV -m pip install -q --retries 2 --only-binary :all: uv",
        "ENV -m uv pip install -q --python ENV --require-hashes -r HOME/requirements-dev.txt",
    ]


def test_where_uv_cannot_be_had_pip_installs(home: Path, shell: Shell) -> None:
    shell.broken = (":all: uv",)
    run.ready(home, run.FOR_USE, WITHOUT_UV, shell)
    assert shell.told[-1] == "ENV -m pip install -q --retries 2 --require-hashes -r HOME/requirements.txt"


def test_where_uv_reaches_nothing_pip_is_tried_with_its_own_settings(home: Path, shell: Shell) -> None:
    shell.broken = (UV + " pip", "-m uv")
    run.ready(home, run.FOR_USE, WITH_UV, shell)
    assert shell.told[-1] == "ENV -m pip install -q --retries 2 --require-hashes -r HOME/requirements.txt"


@pytest.mark.parametrize("machine", [WITH_UV, WITHOUT_UV])
@pytest.mark.parametrize("pinned", [run.FOR_USE, run.FOR_WORK])
def test_every_install_checks_hashes_of_what_is_pinned(home: Path, machine: run.Machine, pinned: str) -> None:
    for way in run.ways(home, pinned, machine, sound=False):
        assert way[-1][-3:] == ["--require-hashes", "-r", str(home / pinned)]


def test_the_second_run_installs_nothing_and_says_nothing(
    home: Path, ready_shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told == []
    assert capsys.readouterr() == ("", "")


def test_what_the_workshop_needs_also_serves_for_use(home: Path, shell: Shell) -> None:
    run.ready(home, run.FOR_WORK, WITH_UV, shell)
    shell.told.clear()
    run.ready(home, run.FOR_USE, WITH_UV, shell)
    assert shell.told == []


def test_what_serves_for_use_does_not_serve_the_workshop(home: Path, ready_shell: Shell) -> None:
    run.ready(home, run.FOR_WORK, WITH_UV, ready_shell)
    assert ready_shell.told == [
        f"{UV} pip install -q --python ENV --require-hashes -r HOME/requirements-dev.txt"
    ]


def test_new_pins_are_installed_into_the_environment_that_is_there(home: Path, ready_shell: Shell) -> None:
    (home / run.FOR_USE).write_text("flask==3.2.0\n")
    (ready_shell.place / "kept").touch()
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told == [f"{UV} pip install -q --python ENV --require-hashes -r HOME/requirements.txt"]
    assert (ready_shell.place / "kept").exists()


def test_an_environment_whose_making_was_cut_short_is_made_afresh(home: Path, shell: Shell) -> None:
    shell.cut_short_at = "pip install"
    with pytest.raises(KeyboardInterrupt):
        run.ready(home, run.FOR_USE, WITH_UV, shell)
    (shell.place / "half").touch()
    shell.cut_short_at = ""
    run.ready(home, run.FOR_USE, WITH_UV, shell)
    assert not (shell.place / "half").exists()
    assert shell.told[-2].startswith(f"{UV} venv")


def test_an_update_that_was_cut_short_is_made_afresh(home: Path, ready_shell: Shell) -> None:
    (home / run.FOR_USE).write_text("flask==3.2.0\n")
    ready_shell.cut_short_at = "pip install"
    with pytest.raises(KeyboardInterrupt):
        run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    ready_shell.cut_short_at = ""
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told[-2].startswith(f"{UV} venv")


def test_an_update_without_network_leaves_the_environment_for_what_it_served(
    home: Path, ready_shell: Shell
) -> None:
    (home / run.FOR_WORK).write_text("flask==3.1.0\npytest==9.0.0\n")
    ready_shell.broken = ("install",)
    with pytest.raises(run.Trouble):
        run.ready(home, run.FOR_WORK, WITH_UV, ready_shell)
    ready_shell.told.clear()
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told == []


def test_an_environment_made_by_hand_is_filled_and_never_taken_away(home: Path, shell: Shell) -> None:
    shell.python.parent.mkdir(parents=True)
    shell.python.touch()
    (shell.place / "mine").touch()
    shell.broken = ("install",)
    with pytest.raises(run.Trouble):
        run.ready(home, run.FOR_USE, WITH_UV, shell)
    shell.broken = ()
    run.ready(home, run.FOR_USE, WITH_UV, shell)
    assert (shell.place / "mine").exists()


def test_a_checkout_that_was_moved_gets_a_new_environment(home: Path, ready_shell: Shell) -> None:
    stamp = ready_shell.place / run.STAMP
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "at": "/elsewhere/.venv"}))
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told[0].startswith(f"{UV} venv")


def test_an_environment_whose_python_is_gone_is_made_afresh(home: Path, ready_shell: Shell) -> None:
    ready_shell.python.unlink()
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told[0].startswith(f"{UV} venv")


def test_an_environment_whose_python_became_another_is_made_afresh(home: Path, ready_shell: Shell) -> None:
    ready_shell.version = "3.12"
    run.ready(home, run.FOR_USE, WITH_UV, ready_shell)
    assert ready_shell.told[0].startswith(f"{UV} venv")


@pytest.mark.parametrize(
    ("installs_with", "remedy"),
    [
        ("apt", "sudo apt install python{}.{}-venv".format(*sys.version_info)),
        ("dnf", "sudo dnf install python3 python3-pip"),
        ("brew", "brew install python@{}.{}".format(*sys.version_info)),
        (None, "python.org"),
    ],
)
def test_a_python_without_venv_is_told_what_to_install(
    home: Path, shell: Shell, installs_with: str | None, remedy: str
) -> None:
    with pytest.raises(run.Trouble, match="without `venv`") as trouble:
        run.ready(home, run.FOR_USE, BARE._replace(installs_with=installs_with), shell)
    assert remedy in str(trouble.value)
    assert shell.told == []


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("error: dns error: no such host", "set HTTPS_PROXY"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Do not force it"),
        ("error: No space left on device", "The lines above say why"),
    ],
)
def test_a_failed_install_shows_the_installers_words_and_what_to_do(said: str, advice: str) -> None:
    told = run.not_installed(f"WARNING: trying again\n{said}\n")
    assert told.startswith(said)
    assert advice in told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["serve"]),
        (["--no-open"], ["serve", "--no-open"]),
        (["--port", "9000"], ["serve", "--port", "9000"]),
        (["-h"], ["-h"]),
        (["--help"], ["--help"]),
        (["lint", "flows/accueil.yaml"], ["lint", "flows/accueil.yaml"]),
    ],
)
def test_what_is_typed_is_a_command_or_options_of_serve(typed: list[str], meant: list[str]) -> None:
    assert run.command_of(typed) == meant


def test_all_parts_are_run_in_their_order_unless_some_are_named() -> None:
    everything = ["format", "lint", "types", "doors", "docs", "tests"]
    assert run.parts_of([]) == (everything, [])
    assert run.parts_of(["tests", "lint", "--", "-k", "silence"]) == (["lint", "tests"], ["-k", "silence"])


def test_a_part_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(run.Trouble, match="no part `test`"):
        run.parts_of(["test"])


def test_one_failing_part_fails_the_test_and_the_others_are_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(run, "show", lambda command: shown.append(command) or len(shown) == 1)
    assert run.test(Path("python"), ["format", "lint", "tests"], ["-x"]) == 1
    assert [command[2] for command in shown] == ["ruff", "ruff", "pytest"]
    assert shown[-1][-1] == "-x"
    summary = capsys.readouterr().out.splitlines()[-3:]
    assert [line.split()[:2] for line in summary] == [
        ["format", "FAILED"],
        ["lint", "passed"],
        ["tests", "passed"],
    ]


def test_commands_find_the_checkout_from_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "theirs")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    around = run.surroundings()
    assert around["PYTHONPATH"].startswith(str(run.HERE))
    assert around["PYTHONPATH"].endswith("theirs")
    assert "PYTHONHOME" not in around


def test_commands_know_what_was_typed_to_start_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["my house/run.py", "dial"])
    assert run.surroundings()["ACCORD_PROGRAM"].endswith(" 'my house/run.py'")


def test_an_old_python_can_still_read_run_py_to_its_sentence() -> None:
    ast.parse((run.HERE / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))
