"""The pinned lists are what pyproject.toml asks for; `python3 run.py pin` writes them."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run

PROJECT = tomllib.loads((run.HERE / "pyproject.toml").read_text(encoding="utf-8"))
ASKED_FOR_USE = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
ASKED_FOR_WORK = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
PIN = re.compile(r"^(?P<name>[\w.-]+)(\[[\w,-]+\])?==(?P<version>[^\s;]+)(?P<rest>.*)$")


def pins(text: str) -> dict[str, list[str]]:
    """Each pinned package with its versions; a package may be pinned once for each system."""
    found: dict[str, list[str]] = {}
    for entry in entries(text):
        pin = PIN.match(entry)
        assert pin, f"not a pin: {entry[:80]}"
        found.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
    return found


def entries(text: str) -> list[str]:
    """The requirements of a list, each with its hashes on one line, without comments."""
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def listed(name: str) -> str:
    return (run.HERE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "asked"),
    [(run.FOR_USE, ASKED_FOR_USE), (run.FOR_WORK, [*ASKED_FOR_USE, *ASKED_FOR_WORK])],
    ids=["for use", "for work"],
)
def test_every_dependency_is_pinned_within_what_was_asked(name: str, asked: list[Requirement]) -> None:
    pinned = pins(listed(name))
    for requirement in asked:
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in {name}: python3 run.py pin"
        for version in versions:
            assert requirement.specifier.contains(version), f"{requirement} is pinned at {version} in {name}"


@pytest.mark.parametrize("name", [run.FOR_USE, run.FOR_WORK])
def test_every_pin_has_hashes(name: str) -> None:
    unhashed = [
        entry for entry in entries(listed(name)) if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)
    ]
    assert unhashed == []


@pytest.mark.parametrize("name", [run.FOR_USE, run.FOR_WORK])
def test_a_list_of_pins_names_no_place_to_fetch_from(name: str) -> None:
    assert "://" not in listed(name)
    assert not re.search(r"^\s*-", listed(name).replace("    --hash=", ""), flags=re.MULTILINE)


def test_the_workshop_runs_the_versions_that_are_used() -> None:
    for_use, for_work = pins(listed(run.FOR_USE)), pins(listed(run.FOR_WORK))
    assert {name: for_work.get(name) for name in for_use} == for_use
