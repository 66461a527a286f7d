"""The ledger in PostgreSQL, for more than one machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, NullPool, Table, create_engine, event, text
from sqlalchemy.dialects.postgresql import insert

CONNECTING = {
    "connect_timeout": 2,
    "application_name": "accord",
    # A machine that vanished is noticed within seconds, not hours.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
}
"""https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS"""

LIMITS = (
    # Calls are held for milliseconds. One that is held longer must not cost the others their time.
    "SET lock_timeout = '500ms'",
    "SET statement_timeout = '2s'",
    # A writer that stands still gives back the calls it holds.
    "SET idle_in_transaction_session_timeout = '5s'",
    # A server may be set to answer before the disk has it; a ledger may not (law 1).
    """
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') = 'off'
    """,
)

UPGRADING = 7_021_868_402_771_251
"""The advisory lock of those who change the schema: a number nobody else takes by chance."""

UPGRADE_LIMITS = ("SET LOCAL lock_timeout = '60s'", "SET LOCAL statement_timeout = '600s'")


class Postgres:
    """One database on a server; calls are locked by their rows."""

    def __init__(self, url: URL) -> None:
        self.engine = _engine(url)

    def insert(self, table: Table) -> Any:
        """PostgreSQL's own INSERT."""
        return insert(table)

    def alone(self) -> nullcontext[None]:
        """Nothing to hold: PostgreSQL queues those who want the same row."""
        return nullcontext()

    def severance(self, connection: Connection) -> Callable[[], None]:
        """Shuts the wire: a server that stands still answers no request to cancel either."""
        raw: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]

        def sever() -> None:
            try:
                with socket.fromfd(raw.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as wire:
                    wire.shutdown(socket.SHUT_RDWR)
            except (OSError, psycopg.Error):
                return

        return sever

    def still_there(self, connection: Connection) -> bool:
        """A connection to a database that goes away is ended by the server."""
        return True

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Waits for whoever else changes the schema."""
        with self.engine.begin() as connection:
            for limit in UPGRADE_LIMITS:
                connection.exec_driver_sql(limit)
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADING})
            yield connection

    def writable(self, connection: Connection) -> bool:
        """Whether this is no standby and not set to be read only."""
        return bool(connection.execute(text("SHOW transaction_read_only")).scalar() == "off")


def _engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        connect_args={name: value for name, value in CONNECTING.items() if name not in url.query},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def limit(connection: psycopg.Connection[Any], _record: object) -> None:
        autocommit = connection.autocommit
        connection.autocommit = True
        for setting in LIMITS:
            connection.execute(setting)
        connection.autocommit = autocommit

    return engine
