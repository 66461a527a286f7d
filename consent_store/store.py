"""What the two databases must each bring; all else is written once for both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table


class Store(Protocol):
    """A database that can hold a ledger."""

    @property
    def engine(self) -> Engine:
        """Keeps no connection, and makes no database; a connection with the option `writes` is to write."""
        ...

    def insert(self, table: Table) -> Any:
        """An INSERT that can leave out what is there already (`on_conflict_do_nothing`)."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Held around each transaction that writes, where the database does not queue writers fairly."""
        ...

    def severance(self, connection: Connection) -> Callable[[], None]:
        """What, called from another thread, makes whoever waits on this connection stop waiting."""
        ...

    def still_there(self, connection: Connection) -> bool:
        """Whether what this connection reads and writes is still what the address names."""
        ...

    def upgrading(self) -> AbstractContextManager[Connection]:
        """A transaction in which nobody else changes the schema; makes the database where that is a file."""
        ...

    def writable(self, connection: Connection) -> bool:
        """Whether this database takes writes in principle."""
        ...
