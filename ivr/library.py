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
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ivr.diagnostics import Diagnostic
from ivr.flow import Flow
from ivr.parse import read_flow
from ivr.rules import RULES_VERSION

FLOW_FILE = re.compile(r"([a-z0-9][a-z0-9_-]{0,63})\.yaml")
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


class Library:
    """Every flow of a folder by its name, and every version served since this process began."""

    def __init__(self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._monotonic = monotonic
        self._looking = threading.Lock()
        self._looked_at = float("-inf")
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

    def restore(self, version: str, texts: bytes) -> Flow | None:
        """The flow of a version kept elsewhere; None where its texts do not make that version."""
        try:
            kept = json.loads(texts)
            rules, name, text = str(kept["rules"]), str(kept["name"]), str(kept["text"])
        except (ValueError, LookupError, TypeError):
            return None
        if _version(rules, name, text) != version:
            return None
        flow = read_flow(text, name).flow
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
        """The versions that are new; every file is read, so that neither clock nor size hides a change."""
        entries: dict[str, Entry] = {}
        loaded: list[Flow] = []
        for name, path in _files(self._folder, self._entries):
            before = self._entries.get(name)
            entry = _read(name, path, before)
            if entry is None:
                continue
            entries[name] = entry
            if entry.live and entry.live is not (before.live if before else None):
                self._versions[entry.live.version] = (entry.live, _texts(name, entry.text))
                loaded.append(entry.live)
        self._entries = entries
        self._looked_at = self._monotonic()
        return loaded


def _files(folder: Path, known: Iterable[str]) -> list[tuple[str, Path]]:
    """The flows of a folder by name; those already known where it cannot be listed for the moment."""
    try:
        names = sorted(found[1] for found in map(FLOW_FILE.fullmatch, os.listdir(folder)) if found)
    except OSError:
        names = list(known)
    return [(name, folder / f"{name}.yaml") for name in names]


def _read(name: str, path: Path, before: Entry | None) -> Entry | None:
    """What the file holds now; what it held before where it cannot be read, or has not changed."""
    raw = _content(path)
    if raw is None or (before and before.raw == raw):
        return before
    reading = read_flow(raw, name, str(path))
    if reading.flow is None:
        return Entry(raw, before.live if before else None, reading.diagnostics)
    version = _version(RULES_VERSION, name, raw.decode())
    return Entry(raw, reading.flow.versioned(version), reading.diagnostics)


def _content(path: Path) -> bytes | None:
    """The beginning of a file, up to more than a flow may hold; None where there is no file to read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError:
        return None


def _version(rules: str, name: str, text: str) -> str:
    parts = (rules, name, text)
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _texts(name: str, text: str) -> bytes:
    return json.dumps({"rules": RULES_VERSION, "name": name, "text": text}, ensure_ascii=False).encode()
