"""What a caller said no to while no ledger could keep it: rests in a folder until one can.

A file holds facts, which hold no number and no words but those of a decision.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from consent_store import Fact, Ledger

ONLY_THE_OWNER = 0o600


class Untold:
    """The folder, and what waits in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, call: str, facts: Sequence[Fact]) -> None:
        """Keeps the facts of a call until `tell`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = secrets.token_hex(8)
        draft = self._folder / f".{name}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_THE_OWNER), "w") as file:
            json.dump({"call": call, "facts": [_written(fact) for fact in facts]}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self._folder / f"{name}.json")

    @property
    def waits(self) -> bool:
        """Whether anything is in it."""
        return any(self._folder.glob("*.json"))

    def tell(self, ledger: Ledger) -> Iterator[str]:
        """Gives what waits to the ledger, and yields each call it was about; raises `LedgerUnavailable`."""
        for path in sorted(self._folder.glob("*.json")):
            kept = json.loads(path.read_text(encoding="utf-8"))
            ledger.append(kept["call"], [_read(fact) for fact in kept["facts"]])
            path.unlink(missing_ok=True)
            yield kept["call"]


def _written(fact: Fact) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "key": fact.key,
        "happened_at": fact.happened_at.isoformat(),
        "body": fact.body,
        "subject": fact.subject,
    }


def _read(written: dict[str, object]) -> Fact:
    body = written["body"]
    assert isinstance(body, dict)
    return Fact(
        kind=str(written["kind"]),
        key=str(written["key"]),
        happened_at=datetime.fromisoformat(str(written["happened_at"])),
        body=body,
        subject=None if written["subject"] is None else str(written["subject"]),
    )
