"""Statements put together once and handed to the driver as they are: what every turn pays for is here.

The tables and their names stay SQLAlchemy's; only its work for each execution is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects import sqlite

Listed = Callable[[str], list[Any]]
"""The parameters that stand for the list of that name, as `column.in_(listed("calls"))` takes them."""


class Prepared:
    """A statement whose values are given by name, and lists of values as lists."""

    def __init__(self, make: Callable[[Listed], Any]) -> None:
        self._make = make
        self._texts: dict[tuple[Any, ...], str] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """What the statement finds; values are those the driver takes, so times are text already."""
        found: list[Any] = self._run(connection, values).fetchall()
        return found

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Does the statement once."""
        self._run(connection, values)

    def each(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Does the statement for each of these rows; for none, nothing."""
        if rows:
            _cursor(connection).executemany(self._text(connection, ()), rows)

    def _run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        given: dict[str, Any] = {}
        sizes = []
        for name, value in values.items():
            if isinstance(value, list):
                filled = _filled(value)
                sizes.append((name, len(filled)))
                given.update({f"{name}_{place}": one for place, one in enumerate(filled)})
            else:
                given[name] = value
        cursor = _cursor(connection)
        cursor.execute(self._text(connection, tuple(sizes)), given)
        return cursor

    def _text(self, connection: Connection, sizes: tuple[tuple[str, int], ...]) -> str:
        key = (connection.dialect.name, sizes)
        if key not in self._texts:
            self._texts[key] = self._put_together(connection, dict(sizes))
        return self._texts[key]

    def _put_together(self, connection: Connection, sizes: Mapping[str, int]) -> str:
        def listed(name: str) -> list[Any]:
            return [bindparam(f"{name}_{place}") for place in range(sizes[name])]

        # SQLite's own style counts its values; with names there is one way to give them for both.
        dialect = _NAMED_SQLITE if connection.dialect.name == "sqlite" else connection.dialect
        return str(self._make(listed).compile(dialect=dialect))


_NAMED_SQLITE = sqlite.dialect(paramstyle="named")


def _filled(values: list[Any]) -> list[Any]:
    """The list, filled up with its last value to a power of two: few lengths make few statements."""
    missing = (1 << max(0, len(values) - 1).bit_length()) - len(values)
    return [*values, *[values[-1] if values else None] * missing] if missing else values


def _cursor(connection: Connection) -> Any:
    driver: Any = connection.connection.driver_connection
    return driver.cursor()
