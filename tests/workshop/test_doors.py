"""The import contracts of pyproject.toml, tried on a house of empty rooms, with imports planted in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import run

SETTINGS = tomllib.loads((run.HERE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract["name"] for contract in SETTINGS["contracts"]}

LAYERS = next(contract["layers"] for contract in SETTINGS["contracts"] if contract["id"] == "one-way")
ROOMS = re.findall(r"\w+", " ".join(LAYERS))

ALLOWED = [
    ("ivr/calls", "consent_store"),
    ("ivr/calls", "ivr.library"),
    ("ivr/calls", "time"),
    ("ivr/cli", "click"),
    ("ivr/cli", "ivr.edit"),
    ("ivr/cli", "ivr.handset"),
    ("ivr/cli", "ivr.web"),
    ("ivr/edit", "ivr.parse"),
    ("ivr/edit", "ivr.source"),
    ("ivr/engine", "datetime"),
    ("ivr/engine", "ivr.flow"),
    ("ivr/library", "ivr.parse"),
    ("ivr/phone", "twilio"),
    ("ivr/source", "yaml"),
    ("ivr/web", "flask"),
    ("consent_store", "sqlalchemy"),
]

PLANTED = [
    ("one-way", "ivr/engine", "ivr.parse"),
    ("one-way", "ivr/flow", "ivr.engine"),
    ("one-way", "ivr/handset", "ivr.events"),
    ("one-way", "ivr/library", "ivr.phone"),
    ("one-way", "ivr/rehearsal", "ivr.web"),
    ("front-door", "ivr/cli", "app"),
    ("edits-by-hand", "ivr/calls", "ivr.edit"),
    ("ledger-stands-alone", "consent_store", "ivr.facts"),
    ("ledger-by-its-front", "ivr/rehearsal", "consent_store"),
    ("core", "ivr/engine", "random"),
    ("core", "ivr/facts", "pathlib"),
    ("core", "ivr/flow", "time"),
    ("yaml", "ivr/parse", "yaml"),
    ("twilio", "ivr/calls", "twilio"),
    ("flask", "ivr/calls", "flask"),
    ("click", "ivr/web", "click"),
]


def house(place: Path, imports: list[tuple[str, str]]) -> Path:
    """A house with every room of Accord, empty but for these imports, under Accord's own contracts."""
    (place / "pyproject.toml").write_bytes((run.HERE / "pyproject.toml").read_bytes())
    for room in ("ivr", "consent_store", *(f"ivr/{name}" for name in ROOMS)):
        lines = [f"import {imported}\n" for importer, imported in imports if importer == room]
        (place / room).mkdir()
        (place / room / "__init__.py").write_text("".join(lines))
    return place


def doors(place: Path, *options: str) -> tuple[int, str]:
    """What import-linter ends with, and says, in a house."""
    ran = subprocess.run(
        [sys.executable, *run.PARTS["doors"], "--no-cache", *options],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_a_house_that_keeps_to_the_table_passes(tmp_path: Path) -> None:
    code, said = doors(house(tmp_path, ALLOWED))
    assert code == 0, said


def test_every_planted_import_is_found_and_named(tmp_path: Path) -> None:
    code, said = doors(house(tmp_path, [(room, imported) for _, room, imported in PLANTED]))
    assert code == 1
    for contract, room, imported in PLANTED:
        assert f"{CONTRACTS[contract]} BROKEN" in said
        assert f"{room.replace('/', '.')} -> {imported}" in said


def test_every_contract_has_an_import_planted_against_it() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(CONTRACTS)


def test_a_room_without_a_place_in_the_table_is_refused(tmp_path: Path) -> None:
    place = house(tmp_path, [])
    (place / "ivr" / "attic.py").write_text("")
    code, said = doors(place, "--contract", "one-way")
    assert code == 1
    assert "attic" in said
