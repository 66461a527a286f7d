"""The folder of flows: reads it, proves what it reads, and keeps the last good version of each live.

The only reader of `flows/` on disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ivr.diagnostics import Diagnostic
from ivr.flow import Flow, Play
from ivr.law import law_version
from ivr.parse import (
    Common,
    Draft,
    FlowText,
    Reading,
    joined,
    prepared,
    read_flow,
    read_flows,
    said_for_all,
)
from ivr.rules import RULES_VERSION

FLOW_FILE = re.compile(r"([a-z0-9][a-z0-9_-]{0,63})\.yaml")
SOUND_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.(mp3|wav)")
BUSINESS = "business"
"""The file that says once for all flows who answers; it is no flow."""

OWNER = "accord"
"""The file in which the owner says what they know better of the law; it is no flow either."""

NO_FLOWS = (BUSINESS, OWNER)

SOUNDS = "audio"
LARGEST_FILE = 600_000
"""Bytes read of a flow; the language refuses a text long before."""

LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Entry:
    """What a file of the folder holds now, and which version of it is served."""

    raw: bytes
    live: Flow | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def text(self) -> str:
        """The text of the file, whatever bytes it holds."""
        return self.raw.decode("utf-8", "replace")


@dataclass(frozen=True)
class Sound:
    """A file of the folder `audio`: when it was written, how large it is, and the hash of what it holds."""

    stamp: tuple[int, int]
    sha256: str


@dataclass(frozen=True)
class SoundFile:
    """Where a sound lies, and the hash of what it holds."""

    path: Path
    sha256: str


@dataclass(frozen=True)
class Folder:
    """What a folder holds now: the texts of its flows, who answers, and the sounds they can play."""

    flows: Mapping[str, bytes] = field(default_factory=dict)
    business: bytes | None = None
    owner: bytes | None = None
    sounds: Mapping[str, Sound] = field(default_factory=dict)


@dataclass(frozen=True)
class FolderRead:
    """Every flow of a folder held against the others, and every text by the name its file is shown under."""

    readings: Mapping[str, Reading]
    texts: Mapping[str, str]


class Library:
    """Every flow of a folder by its name, and every version served since this process began."""

    def __init__(self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._monotonic = monotonic
        self._looking = threading.Lock()
        self._looked_at = float("-inf")
        self._held = Folder()
        self._common: Common | None = None
        self._drafts: dict[str, Draft] = {}
        self._entries: dict[str, Entry] = {}
        self._versions: dict[str, tuple[Flow, bytes]] = {}
        self._loaded: list[Callable[[Flow], None]] = []

    def when_loaded(self, do: Callable[[Flow], None]) -> None:
        """Calls `do` with each version as it becomes live, those already live included."""
        self._look()
        with self._looking:
            self._loaded.append(do)
            live = [entry.live for entry in self._entries.values() if entry.live]
        for flow in live:
            do(flow)

    def entries(self) -> dict[str, Entry]:
        """What the folder holds now, by the name of the flow."""
        self._look()
        return dict(self._entries)

    def flow(self, name: str) -> Flow | None:
        """The live version of a flow; None where there is no such flow, or none without errors yet."""
        self._look()
        entry = self._entries.get(name)
        return entry.live if entry else None

    def version(self, version: str) -> Flow | None:
        """A version that was live in this process, or was restored from its kept texts."""
        found = self._versions.get(version)
        return found[0] if found else None

    def texts(self, version: str) -> bytes:
        """What must be kept so that this version can be read again."""
        return self._versions[version][1]

    def sound(self, name: str) -> SoundFile | None:
        """A file of the folder `audio` that a version known here can play; None for any other name."""
        self._look()
        known, versions = self._held.sounds.get(name), tuple(self._versions.values())
        if known is None or not any(name in _played(flow) for flow, _ in versions):
            return None
        return SoundFile(self._folder / SOUNDS / name, known.sha256)

    def restore(self, version: str, texts: bytes) -> Flow | None:
        """The flow of a version kept elsewhere; None where its texts do not make that version."""
        try:
            kept = json.loads(texts)
            if _version(*_parts(kept)) != version:
                return None
            business = FlowText(kept["business"]) if kept.get("business") is not None else None
            owner = FlowText(kept["owner"]) if kept.get("owner") is not None else None
            flows = {kept["name"]: kept["text"], **kept.get("others", {})}
            told = {name: FlowText(text) for name, text in flows.items()}
            sounds = kept.get("sounds", {})
        except (ValueError, LookupError, TypeError, AttributeError):
            return None
        flow = read_flows(told, business, sounds, owner)[kept["name"]].flow
        if flow is None:
            return None
        restored = flow.versioned(version)
        self._versions[version] = (restored, texts)
        return restored

    def _look(self) -> None:
        """Reads what changed. Who comes meanwhile is served what is live; only a first look is waited for."""
        if not self._due() or not self._looking.acquire(blocking=self._looked_at == float("-inf")):
            return
        try:
            loaded = self._read_all() if self._due() else []
            callbacks = tuple(self._loaded)
        finally:
            self._looking.release()
        for flow in loaded:
            for do in callbacks:
                do(flow)

    def _due(self) -> bool:
        return self._monotonic() - self._looked_at >= LOOK_AGAIN_SECONDS

    def _read_all(self) -> list[Flow]:
        """The versions that are new; every flow is read, so that neither clock nor size hides a change."""
        before, self._held = self._held, held(self._folder, self._held)
        loaded: list[Flow] = []
        if self._held != before:
            entries: dict[str, Entry] = {}
            for name, reading in self._readings(before).items():
                old = self._entries.get(name)
                entries[name] = self._entry(name, reading, old)
                live = entries[name].live
                if live and live is not (old.live if old else None):
                    loaded.append(live)
            self._entries = entries
        self._looked_at = self._monotonic()
        return loaded

    def _readings(self, before: Folder) -> dict[str, Reading]:
        """Every flow, held against the others: what one file says may concern another."""
        now = self._held
        afresh = (now.business, now.owner) != (before.business, before.owner)
        if afresh:
            self._common = said_for_all(*_for_all(now, lambda name: str(self._folder / f"{name}.yaml")))
        drafts: dict[str, Draft] = {}
        for name, raw in now.flows.items():
            if name in self._drafts and not afresh and raw == before.flows.get(name):
                drafts[name] = self._drafts[name]
            else:
                drafts[name] = prepared(raw, name, str(self._folder / f"{name}.yaml"), self._common)
        self._drafts = drafts
        return joined(drafts, now.sounds)

    def _entry(self, name: str, reading: Reading, old: Entry | None) -> Entry:
        raw, live = self._held.flows[name], old.live if old else None
        if reading.flow is not None:
            kept = self._kept(reading.flow)
            version = _version(*_parts(kept))
            if live is None or live.version != version:
                live = reading.flow.versioned(version)
                self._versions[version] = (live, json.dumps(kept, ensure_ascii=False).encode())
        return Entry(raw, live, reading.diagnostics)

    def _kept(self, flow: Flow) -> dict[str, Any]:
        """Everything a flow can say: its text, those it can come to, who answers, the sounds it can play."""
        now = self._held
        played = _played(flow)
        kept: dict[str, Any] = {
            "rules": RULES_VERSION,
            "law": law_version(),
            "name": flow.name,
            "text": now.flows[flow.name].decode(),
        }
        if flow.others:
            kept["others"] = {name: now.flows[name].decode() for name in sorted(flow.others)}
        if now.business is not None:
            kept["business"] = now.business.decode()
        if now.owner is not None:
            kept["owner"] = now.owner.decode()
        if played:
            kept["sounds"] = {name: now.sounds[name].sha256 for name in sorted(played)}
        return kept


def read_folder(folder: Path, shown: Callable[[Path], str] = str) -> FolderRead:
    """The flows of a folder as they are now, for whoever checks them; nothing is served."""
    now = held(folder)
    files = {name: shown(folder / f"{name}.yaml") for name in (*now.flows, *NO_FLOWS)}
    flows = {name: FlowText(raw, files[name]) for name, raw in now.flows.items()}
    business, owner = _for_all(now, files.__getitem__)
    told = {**now.flows, BUSINESS: now.business, OWNER: now.owner}
    texts = {files[name]: raw.decode("utf-8", "replace") for name, raw in told.items() if raw is not None}
    return FolderRead(read_flows(flows, business, now.sounds, owner), texts)


def _for_all(now: Folder, file: Callable[[str], str]) -> tuple[FlowText | None, FlowText | None]:
    """What a folder says once for all its flows: who answers, and what the owner knows better of the law."""
    return (
        None if now.business is None else FlowText(now.business, file(BUSINESS)),
        None if now.owner is None else FlowText(now.owner, file(OWNER)),
    )


def read_among(path: Path, shown: Callable[[Path], str] = str, there: FolderRead | None = None) -> FolderRead:
    """The flows of a file's folder, itself among them even where no call could be answered by its name.

    Raises OSError where the file cannot be read.
    """
    there = there or read_folder(path.parent, shown)
    if path.name == f"{path.stem}.yaml" and path.stem in there.readings:
        return there
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE)
    business, owner = (said_beside(path, name, shown) for name in NO_FLOWS)
    reading = read_flow(raw, path.stem, shown(path), business, owner)
    texts = {**there.texts, shown(path): raw.decode("utf-8", "replace")}
    return FolderRead({**there.readings, path.stem: reading}, texts)


def said_beside(path: Path, name: str, shown: Callable[[Path], str] = str) -> FlowText | None:
    """What a file beside this one says for all flows, if it is there; raises OSError."""
    file = path.with_name(f"{name}.yaml")
    return FlowText(file.read_bytes(), shown(file)) if file.is_file() else None


def held(folder: Path, before: Folder | None = None) -> Folder:
    """What a folder holds now; what it held before where a file cannot be read for the moment."""
    known = before or Folder()
    flows: dict[str, bytes] = {}
    for name in _names(folder, FLOW_FILE, known.flows):
        raw = _content(folder / f"{name}.yaml")
        raw = known.flows.get(name) if raw is None else raw
        if raw is not None and name not in NO_FLOWS:
            flows[name] = raw
    business = _said(folder, BUSINESS, known.business)
    owner = _said(folder, OWNER, known.owner)
    return Folder(flows, business, owner, _sounds(folder / SOUNDS, known.sounds))


def _said(folder: Path, name: str, before: bytes | None) -> bytes | None:
    """A file that speaks for all flows; what it said before where it cannot be read for the moment."""
    if name not in _names(folder, FLOW_FILE, (name,)):
        return None
    now = _content(folder / f"{name}.yaml")
    return before if now is None else now


def _names(folder: Path, wanted: re.Pattern[str], known: Iterable[str]) -> list[str]:
    """The names of a folder's files of one kind; those already known where it cannot be listed just now."""
    try:
        return sorted(found[1] for found in map(wanted.fullmatch, os.listdir(folder)) if found)
    except OSError:
        return list(known)


def _content(path: Path) -> bytes | None:
    """The beginning of a file, up to more than a flow may hold; None where there is no file to read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError:
        return None


def _sounds(folder: Path, known: Mapping[str, Sound]) -> dict[str, Sound]:
    """The sounds of a folder; one whose time and size have not changed is not read again."""
    found: dict[str, Sound] = {}
    try:
        names = sorted(name for name in os.listdir(folder) if SOUND_FILE.fullmatch(name))
        for name in names:
            status = (folder / name).stat()
            stamp, before = (status.st_mtime_ns, status.st_size), known.get(name)
            if before and before.stamp == stamp:
                found[name] = before
            else:
                found[name] = Sound(stamp, hashlib.sha256((folder / name).read_bytes()).hexdigest())
    except OSError:
        return found
    return found


def _played(flow: Flow) -> frozenset[str]:
    """The files of the folder `audio` that a call on this flow can hear."""
    return frozenset(
        step.file
        for one in (flow, *flow.others.values())
        for step in one.steps.values()
        if isinstance(step, Play) and step.file
    )


def _parts(kept: Mapping[str, Any]) -> list[str]:
    """What a version is the hash of, in a fixed order."""
    parts = [str(kept["rules"]), str(kept["name"]), str(kept["text"])]
    for key in ("others", "sounds"):
        for name, said in sorted(kept.get(key, {}).items()):
            parts += [key, str(name), str(said)]
    for key in ("business", "owner", "law"):
        if kept.get(key) is not None:
            parts += [key, str(kept[key])]
    return parts


def _version(*parts: str) -> str:
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
