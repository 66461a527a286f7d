"""The ledger: every fact of every call, kept once, in order, for good; the last word on recording."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError

from consent_store import reading
from consent_store.fact import Fact, Kept
from consent_store.keyring import Keyring
from consent_store.lane import Lane
from consent_store.moment import written
from consent_store.outcome import Outcome
from consent_store.party import Party
from consent_store.permission import ALLOWS
from consent_store.postgres import Postgres
from consent_store.reading import Awaited, CallSummary, Due
from consent_store.sqlite import Sqlite
from consent_store.store import Store
from consent_store.unavailable import LedgerUnavailable, reason
from consent_store.upgrade import is_newest, upgrade
from consent_store.wishes import AppendFacts, KeepVersion, TakeTurn, Wish, offered
from consent_store.writing import writer

WITHIN = 2.0
"""Seconds that anything asked of the ledger may take, where nothing else is said."""

READY_WITHIN = 1.0
TOGETHER = 128
"""Wishes that one transaction keeps at most."""

STOPPED = "stopped"


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def open_ledger(url: str, keys: Keyring, *, clock: Callable[[], datetime] = now) -> Ledger:
    """The ledger at `sqlite:///PATH`, `postgresql://…` or `postgres://…`; touches nothing until used.

    Raises `ValueError` for any other address.
    """
    return Ledger(_store(url), keys, clock)


class Ledger:
    """A ledger; each method that reads or writes raises `LedgerUnavailable` when it cannot, and in time."""

    def __init__(self, store: Store, keys: Keyring, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._starting = threading.Lock()
        self._lanes: list[_Lanes] = []

    def upgrade(self) -> None:
        """Makes the database if need be and brings it to the newest schema; safe to repeat, even at once."""
        try:
            upgrade(self._store)
        except Exception as error:
            raise LedgerUnavailable(f"the ledger cannot be upgraded: {reason(error)}") from error

    def close(self) -> None:
        """Ends what this process has open; using the ledger again opens it again."""
        with self._starting:
            for lanes in self._lanes:
                if lanes.of_process == os.getpid():
                    lanes.writer.close()
                    lanes.reader.close()
            self._lanes = [lanes for lanes in self._lanes if lanes.of_process != os.getpid()]

    def ready(self) -> bool:
        """Whether turns can be kept now; answers within about a second."""
        try:
            lanes = self._here()
            return not lanes.writer.hangs and bool(lanes.reader.ask(self._is_ready, READY_WITHIN))
        except Exception:
            return False

    def take_turn(
        self,
        call: str,
        turn: int,
        facts: Sequence[Fact],
        *,
        replay: bytes,
        party: Party,
        within: float = WITHIN,
    ) -> Outcome:
        """Keeps a turn with its facts, once; decides whether a recording that it would start may start.

        `replay` is handed back when the same turn comes again; the party is kept with the first turn.
        Where this raises `LedgerUnavailable` the turn counts as not kept.
        """
        outcome: Outcome = self._write(TakeTurn(call, turn, offered(facts), replay, party.number), within)
        return outcome

    def append(self, call: str, facts: Sequence[Fact], *, within: float = WITHIN) -> None:
        """Keeps facts that no turn brought, each once by its key.

        Raises `ValueError` for one that allows a recording: that is for a turn to ask.
        """
        if any(fact.kind == ALLOWS for fact in facts):
            raise ValueError("only a turn can ask for a recording to be allowed")
        if facts:
            self._write(AppendFacts(call, offered(facts)), within)

    def stop(self, call: str, by: str) -> None:
        """Forbids that this call be recorded from now on, whoever asks."""
        now = self._clock()
        # A key for each: a stop after a later yes is another stop.
        self.append(call, [Fact(STOPPED, f"{STOPPED}.{written(now)}", now, {"by": by})])

    def story(self, call: str, *, within: float = WITHIN) -> list[Kept]:
        """Every fact of the call, in the order they were kept."""
        story: list[Kept] = self._read(reading.story_of(call), within)
        return story

    def knows(self, call: str) -> bool:
        """Whether the start of this call is kept."""
        return bool(self._read(reading.knowledge_of(call)))

    def calls(self, limit: int) -> list[CallSummary]:
        """The calls that came in last, the newest first."""
        calls: list[CallSummary] = self._read(reading.newest_calls(limit))
        return calls

    def keep_version(self, version: str, texts: bytes, at: datetime) -> None:
        """Keeps the texts of a version, once."""
        self._write(KeepVersion(version, texts, at), WITHIN)

    def version(self, version: str) -> bytes | None:
        """The texts of a version; None where it was never kept."""
        texts: bytes | None = self._read(reading.texts_of(version))
        return texts

    def due_recordings(
        self, by: datetime, *, call: str | None = None, after: Due | None = None, limit: int = 100
    ) -> list[Due]:
        """The next recordings that must be gone from the provider by then, the longest due first."""
        due: list[Due] = self._read(reading.due_recordings(by, call, after, limit))
        return due

    def awaited_recordings(
        self, by: datetime, *, after: Awaited | None = None, limit: int = 100
    ) -> list[Awaited]:
        """The next recordings that were allowed and never heard of, to be looked for from then on."""
        awaited: list[Awaited] = self._read(reading.awaited_recordings(by, after, limit))
        return awaited

    def now(self) -> datetime:
        """The time by the ledger's own clock."""
        return self._clock()

    def _write(self, wish: Wish, within: float) -> Any:
        return self._here().writer.ask(wish, within)

    def _read(self, read: Callable[[Connection], Any], within: float = WITHIN) -> Any:
        return self._here().reader.ask(read, within)

    def _is_ready(self, connection: Connection) -> bool:
        return is_newest(connection) and self._store.writable(connection)

    def _here(self) -> _Lanes:
        """The lanes of this process; those of the process it was forked from are left alone, but held."""
        if not self._lanes or self._lanes[-1].of_process != os.getpid():
            with self._starting:
                if not self._lanes or self._lanes[-1].of_process != os.getpid():
                    self._lanes.append(_Lanes(*self._made()))
        return self._lanes[-1]

    def _made(self) -> tuple[Lane, Lane]:
        write = writer(self._store, self._keys, self._clock)
        return (
            Lane("ledger-writer", self._store, write, writes=True, together=TOGETHER),
            Lane("ledger-reader", self._store, _one_reading, writes=False, together=1),
        )


@dataclass(frozen=True)
class _Lanes:
    """The threads that do what one process asks."""

    writer: Lane
    reader: Lane
    of_process: int = field(default_factory=os.getpid)


def _one_reading(connection: Connection, wishes: Sequence[Callable[[Connection], Any]]) -> list[Any]:
    return [read(connection) for read in wishes]


def _store(url: str) -> Store:
    try:
        address = make_url(url)
    except ArgumentError:
        raise ValueError("the address of the ledger is no URL, such as sqlite:///accord.db") from None
    if address.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return Postgres(address)
    if address.drivername == "sqlite" and address.database not in (None, "", ":memory:"):
        return Sqlite(Path(str(address.database)))
    raise ValueError(
        f"no ledger can be kept at {address.drivername}: use sqlite:///PATH (a file) or postgresql://…"
    )
