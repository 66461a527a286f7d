"""Where Accord answers on this machine: written by `serve` while it runs, read by `dial`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

FILE = "address"
HEALTH_SECONDS = 3.0


@contextmanager
def announced(var: Path, address: str, flows: Path) -> Iterator[None]:
    """Keeps the address, and which flows are served there, for as long as it answers; another's stays."""
    path = var / FILE
    var.mkdir(parents=True, exist_ok=True)
    draft = var / f".{FILE}-{os.getpid()}-{secrets.token_hex(4)}"
    draft.write_text(f"{address}\n{flows.resolve()}\n", encoding="utf-8")
    draft.replace(path)
    try:
        yield
    finally:
        if _written(path)[:1] == [address]:
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Running:
    """An Accord that runs on this machine."""

    address: str
    flows: Path | None
    """The folder whose flows it serves, where it says so."""


def running_here(var: Path) -> Running | None:
    """The Accord that runs on this machine; None where none does."""
    address, flows, *_ = (*_written(var / FILE), "", "")
    return Running(address, Path(flows) if flows else None) if address and answers(address) else None


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


def _written(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
