"""What those outside learn when the ledger does not do what was asked."""

from __future__ import annotations

import sqlite3

import psycopg
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, ProgrammingError


class LedgerUnavailable(Exception):
    """The ledger did not answer in time, or could not be read or written.

    What was to be written counts as not kept, though a commit under way may still succeed.
    """


def reason(error: BaseException) -> str:
    """What went wrong, without a value that was to be kept."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    said = type(origin).__name__
    first_line = str(origin).strip().partition("\n")[0]
    return f"{said}: {first_line}" if first_line and _of_no_value(error) else said


def _of_no_value(error: BaseException) -> bool:
    """Whether it speaks of the database itself, of a server, a file or a table, and of nothing in it."""
    # Raw where a file is opened; a plain DatabaseError is a file that is none, or is damaged.
    if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError, DatabaseError):
        return True
    spoken_of = (
        OSError | OperationalError | ProgrammingError | psycopg.OperationalError | psycopg.ProgrammingError
    )
    return isinstance(error, spoken_of)
