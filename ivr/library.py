"""The folder of flows: reads it, proves what it reads, and keeps the last good version of each live.

The only reader of `flows/` on disk.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ivr.diagnostics import Diagnostic
from ivr.flow import Flow
from ivr.parse import read_flow
from ivr.rules import RULES_VERSION

FLOW_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
LARGEST_FILE = 600_000
"""Bytes read of a flow; the language refuses a text long before."""

LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Entry:
    """What a file of the folder holds now, and which version of it is served."""

    stamp: tuple[int, int]
    live: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    text: str


class Library:
    """Every flow of a folder by its name, and every version served since this process began."""

    def __init__(self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._entries: dict[str, Entry] = {}
        self._versions: dict[str, tuple[Flow, bytes]] = {}
        self._loaded: list[Callable[[Flow], None]] = []

    def when_loaded(self, do: Callable[[Flow], None]) -> None:
        """Calls `do` with each version as it becomes live, those already live included."""
        self._loaded.append(do)
        for entry in self.entries().values():
            if entry.live:
                do(entry.live)

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
        kept = json.loads(texts)
        if _version(kept["rules"], kept["name"], kept["text"]) != version:
            return None
        flow = read_flow(kept["text"], kept["name"]).flow
        if flow is None:
            return None
        restored = flow.versioned(version)
        self._versions[version] = (restored, texts)
        return restored

    def _look(self) -> None:
        with self._lock:
            now = self._monotonic()
            if now - self._looked_at < LOOK_AGAIN_SECONDS:
                return
            self._looked_at = now
            found = {path.stem: path for path in sorted(self._folder.glob("*.yaml")) if _is_flow(path)}
            for name in self._entries.keys() - found.keys():
                del self._entries[name]
            for name, path in found.items():
                self._read(name, path)

    def _read(self, name: str, path: Path) -> None:
        before = self._entries.get(name)
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if before and before.stamp == stamp:
                return
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE)
        except OSError:
            return
        reading = read_flow(raw, name, str(path))
        text = raw.decode("utf-8", "replace")
        live = before.live if before else None
        if reading.flow is not None:
            version = _version(RULES_VERSION, name, text)
            live = reading.flow.versioned(version)
            self._versions[version] = (live, _texts(name, text))
        self._entries[name] = Entry(stamp, live, reading.diagnostics, text)
        if reading.flow is not None and live is not None:
            for do in self._loaded:
                do(live)


def _is_flow(path: Path) -> bool:
    return FLOW_NAME.fullmatch(path.stem) is not None and path.is_file()


def _version(rules: str, name: str, text: str) -> str:
    parts = (rules, name, text)
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _texts(name: str, text: str) -> bytes:
    return json.dumps({"rules": RULES_VERSION, "name": name, "text": text}, ensure_ascii=False).encode()
