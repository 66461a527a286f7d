"""Where Accord answers on this machine: written by `serve` while it runs, read by `dial`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

FILE = "address"
HEALTH_SECONDS = 3.0


@contextmanager
def announced(var: Path, address: str) -> Iterator[None]:
    """Keeps the address in the folder for as long as it answers; another's is left alone."""
    path = var / FILE
    var.mkdir(parents=True, exist_ok=True)
    draft = var / f".{FILE}-{os.getpid()}-{secrets.token_hex(4)}"
    draft.write_text(address + "\n", encoding="utf-8")
    draft.replace(path)
    try:
        yield
    finally:
        if _written(path) == address:
            path.unlink(missing_ok=True)


def running_here(var: Path) -> str | None:
    """The address of the Accord that runs on this machine; None where none does."""
    address = _written(var / FILE)
    return address if address and answers(address) else None


def answers(address: str) -> bool:
    """Whether an Accord answers there, able to take calls or not."""
    with requests.Session() as session:
        # A proxy of the environment knows nothing of this machine.
        session.trust_env = False
        try:
            told = session.get(
                f"{address}/healthz",
                timeout=HEALTH_SECONDS,
                allow_redirects=False,
                headers={"Connection": "close"},
            ).json()
        except (requests.RequestException, ValueError):
            return False
    return isinstance(told, dict) and "calls" in told


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
