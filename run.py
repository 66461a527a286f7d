#!/usr/bin/env python3
"""`python3 run.py` makes Accord's environment on first use, then runs a command of Accord in it.

Standard library only; it still parses on Python 3.6, to say there that it needs a newer one.
"""

import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

OLDEST = (3, 11)


if sys.version_info < OLDEST:
    newer = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    remedy = f"Run: {newer[0]} run.py" if newer else "Get one from https://www.python.org/downloads/"
    sys.exit("Accord needs Python 3.11 or newer; this is {}.{}.\n{}".format(*sys.version_info[:2], remedy))

HERE = Path(__file__).resolve().parent
FOR_USE = "requirements.txt"
FOR_WORK = "requirements-dev.txt"
STAMP = "accord.json"

PARTS: dict[str, list[str]] = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "doors": ["-c", "from importlinter.cli import lint_imports_command as doors; doors()", "--no-logo"],
    "docs": ["-m", "ivr", "docs", "--check"],
    "tests": ["-m", "pytest", "-n", "2", "--dist", "loadfile"],
}
MENDING = [["-m", "ruff", "format", "."], ["-m", "ruff", "check", "--fix", "."], ["-m", "ivr", "docs"]]
PINNING = ["pip", "compile", "-q", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-header"]
PINNED = [["-o", FOR_USE], ["--group", "dev", "-o", FOR_WORK, "-c", FOR_USE]]
NO_NETWORK = ("connect", "resolve", "network", "proxy", "timed out", "dns", "certificate", "max retries")


class Trouble(Exception):
    """What went wrong and what to do, in the words that are printed."""


class Machine(NamedTuple):
    """What this machine offers to make an environment with."""

    python: str
    uv: str | None
    venv: bool
    installs_with: str | None


class Ran(NamedTuple):
    """What a quiet command ended with."""

    code: int
    said: str


def main(arguments: list[str]) -> int:
    """Run what was asked for; the result is the exit code."""
    wanted = command_of(arguments)
    if wanted[0] == "test":
        names, for_pytest = parts_of(wanted[1:])
        return test(environment(FOR_WORK), names, for_pytest)
    if wanted[0] == "fix":
        python = environment(FOR_WORK)
        codes = [show([str(python), *mending]) for mending in MENDING]
        return int(any(codes))
    if wanted[0] == "pin":
        return pin(this_machine().uv, wanted[1:])
    return become([str(environment(FOR_USE)), "-P", "-m", "ivr", *wanted])


def command_of(arguments: list[str]) -> list[str]:
    """The command that was meant: `serve` when none is named."""
    if not arguments:
        return ["serve"]
    if arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version"):
        return ["serve", *arguments]
    return arguments


def this_machine() -> Machine:
    """What is found here; the Python is the one underneath, should an environment be active."""
    return Machine(
        python=getattr(sys, "_base_executable", None) or sys.executable,
        uv=shutil.which("uv"),
        venv=all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")),
        installs_with=next((name for name in ("apt", "dnf", "brew") if shutil.which(name)), None),
    )


def environment(pinned: str) -> Path:
    """The Python of an environment that holds what `pinned` lists, made or brought up to date if need be."""
    return ready(HERE, pinned, this_machine(), quietly)


def ready(home: Path, pinned: str, machine: Machine, run: Callable[[list[str]], Ran]) -> Path:
    """Make, mend or leave alone the environment in `home`; nothing is run but through `run`.

    An empty stamp stands in the environment while it is being filled, so that a run cut short is seen.
    An environment without a stamp was made by hand: it is filled, never taken away while its Python runs.
    """
    place = home / ".venv"
    python = python_in(place)
    version = version_of(python, run)
    stamp = read_stamp(place)
    ours = stamp is None or (stamp.get("at"), stamp.get("python")) == (str(place), version)
    sound = bool(version) and ours
    if sound and stamp and stamp.get(pinned) == digest(home / pinned):
        return python

    if not (machine.uv or machine.venv):
        raise Trouble(no_venv(machine.installs_with))
    if sound:
        say("Bringing Accord's environment up to date…")
        write_stamp(place, {})
    else:
        say("Making Accord's environment, once: about half a minute…")
        remove(place)
    try:
        install(ways(home, pinned, machine, sound), place, run)
    except Trouble:
        if sound:
            write_stamp(place, stamp)
        raise
    # What the workshop stands on holds what use stands on.
    held = [FOR_USE, FOR_WORK] if pinned == FOR_WORK else [FOR_USE]
    holds = {name: digest(home / name) for name in held}
    write_stamp(place, {"at": str(place), "python": version_of(python, run), **holds})
    return python


def ways(home: Path, pinned: str, machine: Machine, sound: bool) -> list[list[list[str]]]:
    """The ways to fill the environment, best first; each is a list of commands to run in turn."""
    place = str(home / ".venv")
    python = str(python_in(home / ".venv"))
    listed = ["--require-hashes", "-r", str(home / pinned)]
    by_pip = [python, "-m", "pip", "install", "-q", "--retries", "2"]
    found: list[list[list[str]]] = []
    if machine.uv:
        made = [] if sound else [[machine.uv, "venv", "-q", "--python", machine.python, place]]
        found.append([*made, [machine.uv, "pip", "install", "-q", "--python", python, *listed]])
    if machine.venv:
        # On an environment that is there already, this only sees to it that it has pip.
        made = [[machine.python, "-m", "venv", place]]
        uv = [python, "-m", "uv", "pip", "install", "-q", "--python", python]
        found.append([*made, [*by_pip, "--only-binary", ":all:", "uv"], [*uv, *listed]])
        found.append([*made, [*by_pip, *listed]])
    return found


def install(tried: list[list[list[str]]], place: Path, run: Callable[[list[str]], Ran]) -> None:
    """Take the first way that works; raise Trouble with the words of the last one that did not."""
    said = ""
    for way in tried:
        for command in way:
            ran = run(command)
            if ran.code:
                said = ran.said
                break
            if place.is_dir():
                write_stamp(place, {})
        else:
            return
    raise Trouble(not_installed(said))


def no_venv(installs_with: str | None) -> str:
    """What to install where Python came without the means to make an environment."""
    version = "{}.{}".format(*sys.version_info)
    remedy = {
        "apt": f"sudo apt install python{version}-venv",
        "dnf": "sudo dnf install python3 python3-pip",
        "brew": f"brew install python@{version}",
    }.get(installs_with or "", "the complete Python from https://www.python.org/downloads/, or uv")
    return f"This Python came without `venv`, and Accord's environment needs it.\nInstall:\n\n    {remedy}"


def not_installed(said: str) -> str:
    """The last words of the installer, and what usually helps."""
    lines = [line for line in said.strip().splitlines() if not line.startswith("WARNING")]
    last, lower = "\n".join(lines[-12:]), said.lower()
    if "hash" in lower and "match" in lower:
        advice = "A package is not the one Accord was tried with. Do not force it: report it as an issue."
    elif any(word in lower for word in NO_NETWORK):
        advice = (
            "Accord fetches what it stands on once, and could not reach it.\n"
            "Check the network; behind a proxy set HTTPS_PROXY, with a certificate of your own SSL_CERT_FILE."
        )
    else:
        advice = "The lines above say why; the next run starts afresh."
    return f"{last}\n\nAccord's environment could not be made. {advice}"


def version_of(python: Path, run: Callable[[list[str]], Ran]) -> str:
    """The version a Python gives for itself; empty if it does not run."""
    ran = run([str(python), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    return "" if ran.code else ran.said.strip()


def python_in(place: Path) -> Path:
    """Where an environment keeps its Python."""
    return place / "Scripts" / "python.exe" if os.name == "nt" else place / "bin" / "python"


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_stamp(place: Path) -> dict[str, str] | None:
    """What the environment was last filled with; empty when that was cut short, None when never by us."""
    try:
        return dict(json.loads((place / STAMP).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}


def write_stamp(place: Path, stamp: dict[str, str] | None) -> None:
    """Note what the environment holds; None takes the note away."""
    if stamp is None:
        (place / STAMP).unlink()
    else:
        (place / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def remove(place: Path) -> None:
    """Take an environment away; one that is a link is only unlinked."""
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def parts_of(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The parts of the test that were asked for, in their order, and what follows `--`, for pytest."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    asked, for_pytest = arguments[:cut], arguments[cut + 1 :]
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        raise Trouble(f"There is no part `{unknown[0]}`. The parts are: {' '.join(PARTS)}.")
    return [name for name in PARTS if not asked or name in asked], for_pytest


def test(python: Path, names: list[str], for_pytest: list[str]) -> int:
    """Run every part, whatever became of the one before, then sum up."""
    lines = []
    failed = False
    for name in names:
        print(f"\n{name}", flush=True)
        began = time.monotonic()
        code = show([str(python), *PARTS[name], *(for_pytest if name == "tests" else [])])
        failed = failed or code != 0
        lines.append(f"{name:<8}{'FAILED' if code else 'passed':<8}{time.monotonic() - began:6.1f} s")
        print(lines[-1], flush=True)
    print("\n" + "\n".join(lines))
    return int(failed)


def pin(uv: str | None, options: list[str]) -> int:
    """Write both lists of pinned packages anew from pyproject.toml; `--upgrade` also takes newer versions."""
    own = [str(python_in(HERE / ".venv")), "-m", "uv"]
    command = [uv] if uv else own
    if not uv and quietly([*own, "--version"]).code:
        raise Trouble("Pinning needs uv, and it is not here: https://docs.astral.sh/uv/ says how to get it.")
    return int(any(show([*command, *PINNING, "pyproject.toml", *options, *listed]) for listed in PINNED))


def surroundings() -> dict[str, str]:
    """The environment variables a command of Accord runs with: the checkout is found from everywhere."""
    paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "ACCORD_PROGRAM": started_with()}


def started_with() -> str:
    """What was typed to get here, so that a command can tell people what to type next."""
    return f"{'py' if os.name == 'nt' else 'python3'} {shlex.quote(sys.argv[0])}"


def quietly(command: list[str]) -> Ran:
    """Run a command that says nothing unless it fails and asks nothing."""
    around = {**os.environ, "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    try:
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=around, check=False)
    except OSError as wrong:
        return Ran(127, str(wrong))
    return Ran(ran.returncode, (ran.stdout + ran.stderr).decode(errors="replace"))


def show(command: list[str]) -> int:
    """Run a command of the workshop in the checkout, with its words on the terminal."""
    return subprocess.run(command, cwd=HERE, env=surroundings(), check=False).returncode


def become(command: list[str]) -> int:
    """Go on as another program where the system can, else wait for it."""
    if os.name != "nt":
        os.execve(command[0], command, surroundings())
    running = subprocess.Popen(command, env=surroundings())
    while True:
        try:
            return running.wait()
        except KeyboardInterrupt:
            # Ctrl-C reaches the program too; how it ends is its own affair.
            continue


def say(line: str) -> None:
    """A line for people; what a command prints stays alone on its output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        say(str(trouble))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
