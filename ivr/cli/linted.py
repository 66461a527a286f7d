"""What is wrong with flows: whole folders of them, or single files held against those beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ivr.cli.campaigns_over import campaigns_over, today
from ivr.cli.not_served import not_served, strays
from ivr.cli.shown import shown
from ivr.diagnostics import Diagnostic, in_order
from ivr.flow import Consent, Flow
from ivr.law import weaker_countries
from ivr.library import NO_FLOWS, OWNER, read_among, read_folder
from ivr.parse import read_common, read_owner

REHEARSALS = ".test.yaml"


@dataclass(frozen=True)
class Linted:
    """Everything that was found, the texts it was found in, and how many flows were looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    flows: int
    elsewhere: tuple[str, ...] = ()
    """Countries whose callers pass some consent step unrecorded, since their law asks for a yes."""


def linted(paths: Iterable[Path], on: date | None = None) -> Linted:
    """Everything wrong with these files, and with the flows of these folders, on that day or today.

    Rehearsals are passed over. Raises OSError where a file cannot be read.
    """
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    flows: set[Path] = set()
    asking: set[str] = set()
    for folder, files in _by_folder(paths).items():
        there, astray = read_folder(folder, shown), strays(folder)
        whole = [folder / f"{name}.yaml" for name in (*there.readings, *NO_FLOWS)] if None in files else []
        asked = [path for path in files if path is not None]
        found += [not_served(path) for path in astray if None in files or path in asked]
        for path in dict.fromkeys([*whole, *asked]):
            if path.suffix == ".yaml" and path.stem in NO_FLOWS:
                found += _said_for_all(path, texts)
                continue
            read = read_among(path, shown, there)
            found += read.readings[path.stem].diagnostics
            found += campaigns_over(read.readings[path.stem], on or today())
            asking |= _going_on(read.readings[path.stem].flow)
            texts |= read.texts
            flows.add(path)
    return Linted(in_order(found), texts, len(flows), tuple(sorted(asking)))


def said_for_all_among(paths: Iterable[Path]) -> tuple[tuple[Diagnostic, ...], Mapping[str, str]]:
    """What is wrong with what these files and folders say for all flows, and the texts it stands in."""
    texts: dict[str, str] = {}
    beside = (file for path in paths for file in ([path / f"{name}.yaml" for name in NO_FLOWS] + [path]))
    files = [file for file in dict.fromkeys(beside) if file.suffix == ".yaml" and file.stem in NO_FLOWS]
    return tuple(one for file in files for one in _said_for_all(file, texts)), texts


def flow_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that would be looked at, those that speak for all flows among them."""
    for folder, files in _by_folder(paths).items():
        if None in files:
            yield from (folder / f"{name}.yaml" for name in read_folder(folder).readings)
            yield from (file for name in NO_FLOWS if (file := folder / f"{name}.yaml").is_file())
        yield from (path for path in files if path is not None)


def _by_folder(paths: Iterable[Path]) -> dict[Path, list[Path | None]]:
    """The files asked for in each folder; None among them where the whole folder was."""
    wanted: dict[Path, list[Path | None]] = {}
    for path in paths:
        if path.is_dir():
            wanted.setdefault(path, []).append(None)
        elif not path.name.endswith(REHEARSALS):
            wanted.setdefault(path.parent, []).append(path)
    return wanted


def _said_for_all(path: Path, texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with what is said once for all flows, where a folder says it."""
    if not path.is_file():
        return ()
    raw = path.read_bytes()
    texts[shown(path)] = raw.decode("utf-8", "replace")
    read = read_owner if path.stem == OWNER else read_common
    return read(raw, shown(path)).diagnostics


def _going_on(flow: Flow | None) -> set[str]:
    """The countries whose law asks for more than some step of the flow does, where the flow records."""
    if flow is None or flow.recording is None:
        return set()
    modes = {step.mode for step in flow.steps.values() if isinstance(step, Consent)}
    return {country for mode in modes for country in weaker_countries(mode, flow.overrides)}
