"""Times as the database holds them: UTC, to the microsecond, in one form that sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


def written(moment: datetime) -> str:
    """The moment as text: `2026-12-01T11:00:00.000000Z`; raises `ValueError` without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read(text: str) -> datetime:
    """The moment that was written."""
    return datetime.fromisoformat(text)


class Moment(TypeDecorator[datetime]):
    """A column of such times."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """What is stored."""
        return None if value is None else written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """What is read."""
        return None if value is None else read(value)
