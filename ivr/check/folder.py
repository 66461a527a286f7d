"""The files to check: whole folders of flows with their rehearsals, or single flows among the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ivr.check.checked import ENDING, Checked, check
from ivr.library import FLOW_FILE, LARGEST_FILE, NO_FLOWS, FolderRead, read_among, read_folder
from ivr.parse import FlowText


@dataclass
class Asked:
    """What was asked for in one folder: everything, or some flows by their files."""

    everything: bool = False
    files: list[Path] = field(default_factory=list)


def check_files(paths: Iterable[Path], shown: Callable[[Path], str] = str) -> Checked:
    """Checks folders, and flows by their files or by those of their rehearsals.

    `shown` says how a file is called in what is found. A file is read among the others of its folder, since
    flows go to one another. Raises OSError where a file cannot be read.
    """
    found = [_check(folder, asked, shown) for folder, asked in _by_folder(paths).items()]
    return Checked(
        tuple(flow for one in found for flow in one.flows),
        tuple(stray for one in found for stray in one.strays),
        {file: text for one in found for file, text in one.texts.items()},
    )


def flow_name(path: Path) -> str:
    """The flow a file is of: its own, or the one it rehearses."""
    return path.name.removesuffix(ENDING) if path.name.endswith(ENDING) else path.stem


def _by_folder(paths: Iterable[Path]) -> dict[Path, Asked]:
    wanted: dict[Path, Asked] = {}
    for path in paths:
        if path.is_dir():
            wanted.setdefault(path, Asked()).everything = True
        else:
            rehearsed = path.with_name(f"{flow_name(path)}.yaml")
            asked = rehearsed if path.name.endswith(ENDING) else path
            wanted.setdefault(path.parent, Asked()).files.append(asked)
    return wanted


def _check(folder: Path, asked: Asked, shown: Callable[[Path], str]) -> Checked:
    there = _with(read_folder(folder, shown), asked, shown)
    rehearsals = {flow_name(file): FlowText(_content(file), shown(file)) for file in _rehearsals(folder)}
    only = None if asked.everything else [file.stem for file in asked.files]
    return check(there.readings, there.texts, rehearsals, only)


def _with(there: FolderRead, asked: Asked, shown: Callable[[Path], str]) -> FolderRead:
    """A folder and files in it that calls are not answered by; a flow that is asked for too goes first."""
    served = {path.stem for path in asked.files if path.suffix == ".yaml"}
    if asked.everything:
        served |= there.readings.keys()
    for file in asked.files:
        name = file.stem
        if name not in NO_FLOWS and file.is_file() and (file.suffix == ".yaml" or name not in served):
            there = read_among(file, shown, there)
    return there


def _rehearsals(folder: Path) -> list[Path]:
    found = (path for path in folder.glob(f"*{ENDING}") if path.is_file())
    return sorted(path for path in found if FLOW_FILE.fullmatch(f"{flow_name(path)}.yaml"))


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE)
