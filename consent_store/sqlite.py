"""The ledger in one SQLite file, shared by the processes of one machine."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert

BUSY_SECONDS = 1.0
"""How long a writer waits for a program that does not know our lock, such as a shell or a backup."""

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)

ONLY_THE_OWNER = 0o600


class Sqlite:
    """One file, and beside it a lock that hands the turn to write from process to process.

    SQLite's own waiting sleeps and polls: whoever just committed wins again and the others starve.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = path.with_name(path.name + ".lock")
        self.engine = _engine(path)

    def insert(self, table: Table) -> Any:
        """SQLite's own INSERT."""
        return insert(table)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Waits for its turn to write, in the order of asking."""
        held = os.open(self._lock, os.O_RDWR | os.O_CREAT, ONLY_THE_OWNER)
        try:
            _flock(held)
            yield
        finally:
            # Closing would not do it while a forked child still holds a copy.
            _unflock(held)
            os.close(held)

    def severance(self, connection: Connection) -> Callable[[], None]:
        """Ends a statement that runs for too long; a wait for the disk nobody can end."""
        raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        return raw.interrupt

    def still_there(self, connection: Connection) -> bool:
        """Whether the path names the file that was opened; one that was removed can still be written."""
        raw = connection.connection.driver_connection
        return isinstance(raw, _Opened) and raw.file == _file_at(self._path)

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Makes the file, for its owner alone, and holds the lock."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, ONLY_THE_OWNER))
        with self.alone():
            with closing(_connect(self._path)) as raw:
                raw.execute("PRAGMA journal_mode = WAL")
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield connection

    def writable(self, connection: Connection) -> bool:
        """Whether the file and its folder, where the log of changes stands, may be written."""
        return os.access(self._path, os.W_OK) and os.access(self._path.parent, os.W_OK)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path), poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class _Opened(sqlite3.Connection):
    """A connection that knows which file it opened."""

    file: tuple[int, int] | None = None


def _file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at this path from any other; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connect(path: Path) -> sqlite3.Connection:
    # Never made by being opened: a ledger that is not there must be seen to be missing.
    address = path.absolute().as_uri() + "?mode=rw"
    before = _file_at(path)
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, factory=_Opened
    )
    # Where it was replaced while it was opened nobody knows which was, and it counts as none.
    connection.file = before if before == _file_at(path) else None
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


if sys.platform == "win32":
    # There SQLite's own waiting has to do.
    def _flock(held: int) -> None: ...
    def _unflock(held: int) -> None: ...

else:
    import fcntl

    def _flock(held: int) -> None:
        fcntl.flock(held, fcntl.LOCK_EX)

    def _unflock(held: int) -> None:
        fcntl.flock(held, fcntl.LOCK_UN)
