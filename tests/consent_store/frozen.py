"""A PostgreSQL that stands still, as after a fault of its machine: it neither answers nor hangs up."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


@contextmanager
def frozen(url: str, *, server: bool = True) -> Iterator[None]:
    """Stops every session of this database for a while, and the server that would open new ones."""
    with psycopg.connect(url, autocommit=True) as connection:
        folder = connection.execute("SHOW data_directory").fetchone()
        sessions = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    assert folder is not None
    first = int((Path(folder[0]) / "postmaster.pid").read_text().split()[0])
    stopped = [*([first] if server else []), *(pid for (pid,) in sessions)]
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


def hung_up(url: str) -> int:
    """Ends every session of this database, as a restart does; the result is how many there were."""
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return len(ended.fetchall())
