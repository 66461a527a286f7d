"""What those outside learn when the ledger does not do what was asked."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError


class LedgerUnavailable(Exception):
    """The ledger did not answer in time, or could not be read or written.

    What was to be written counts as not kept, though a commit under way may still succeed.
    """


def reason(error: BaseException) -> str:
    """What went wrong, without a value that was to be kept."""
    said = type(error).__name__
    if isinstance(error, DBAPIError):
        said = type(error.orig).__name__
        # Only these speak of the database itself: of a server, a file, a missing table.
        if isinstance(error, OperationalError | ProgrammingError):
            first_line = str(error.orig).strip().split("\n", 1)[0]
            said = f"{said}: {first_line}"
    return said
