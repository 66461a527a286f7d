"""Whether a folder survives a restart: some hosts and file systems are known to forget."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ivr.bilingual import Sentence

FORGETFUL_HOSTS = {
    "DYNO": "Heroku",
    "K_SERVICE": "Cloud Run",
    "AWS_LAMBDA_FUNCTION_NAME": "AWS Lambda",
    "VERCEL": "Vercel",
}
"""Environment variables that only such hosts set."""

FORGETFUL_SYSTEMS = frozenset({"tmpfs", "ramfs", "overlay", "overlayfs", "aufs"})
"""File systems in memory, and the writable layer of a container."""

HOST = Sentence(
    fr="{host} jette son disque à chaque redémarrage", en="{host} throws its disk away at every restart"
)
SYSTEM = Sentence(
    fr="son disque est `{system}`, qui disparaît avec la machine ou le conteneur",
    en="its disk is `{system}`, which is gone with the machine or the container",
)

MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How a mount point writes a space, a tab, a newline or a backslash: `man 5 proc_pid_mountinfo`."""


def forgets(folder: Path, environ: Mapping[str, str], mounts: str | None = None) -> Sentence | None:
    """Why what is written there is lost at the next restart, in a few words; None when nothing says so."""
    for name, host in FORGETFUL_HOSTS.items():
        if environ.get(name):
            return HOST.filled(host=host)
    system = _file_system(folder, _mounts() if mounts is None else mounts)
    if system in FORGETFUL_SYSTEMS:
        return SYSTEM.filled(system=system)
    return None


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(folder: Path, mounts: str) -> str | None:
    """The type of the file system the folder is on: that of the longest mount point above it."""
    real = folder.resolve()
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split()
        if not separator or len(fields) < 5:
            continue
        point = Path(_ESCAPED.sub(lambda escape: chr(int(escape[1], 8)), fields[4]))
        if real.is_relative_to(point):
            depth = len(point.parts)
            if found is None or depth >= found[0]:
                found = (depth, after.split()[0])
    return found[1] if found else None
