"""What may be asked of the ledger without changing it; each function is done on one connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, tuple_

from consent_store.fact import Kept, from_canonical
from consent_store.tables import awaited, facts, is_a_start, recordings, versions


@dataclass(frozen=True)
class CallSummary:
    """A call, and when it came in."""

    call: str
    started_at: datetime


@dataclass(frozen=True)
class Due:
    """A recording that must be gone from the provider, and since when."""

    due_at: datetime
    recording: str
    call: str


@dataclass(frozen=True)
class Awaited:
    """A turn that allowed a recording of which nothing was heard, and from when on it is looked for."""

    look_at: datetime
    call: str
    turn: int


def story_of(call: str) -> Callable[[Connection], list[Kept]]:
    """Every fact of the call, in order."""
    chosen = select(facts).where(facts.c.call == call).order_by(facts.c.position)

    def read(connection: Connection) -> list[Kept]:
        return [
            Kept(
                kind=row.kind,
                key=row.key,
                happened_at=row.happened_at,
                body=from_canonical(row.body),
                subject=row.subject,
                call=row.call,
                turn=row.turn,
                position=row.position,
                kept_at=row.kept_at,
            )
            for row in connection.execute(chosen)
        ]

    return read


def knowledge_of(call: str) -> Callable[[Connection], bool]:
    """Whether the start of this call is kept."""
    chosen = select(facts.c.position).where(facts.c.call == call, is_a_start).limit(1)
    return lambda connection: connection.execute(chosen).first() is not None


def newest_calls(limit: int) -> Callable[[Connection], list[CallSummary]]:
    """The calls that came in last, the newest first."""
    chosen = (
        select(facts.c.call, facts.c.happened_at)
        .where(is_a_start)
        .order_by(facts.c.happened_at.desc(), facts.c.position.desc())
        .limit(limit)
    )
    return lambda connection: [CallSummary(*row) for row in connection.execute(chosen)]


def texts_of(version: str) -> Callable[[Connection], bytes | None]:
    """The texts of a version; None where it was never kept."""
    chosen = select(versions.c.texts).where(versions.c.version == version)
    return lambda connection: connection.execute(chosen).scalar()


def due_recordings(
    now: datetime, call: str | None, after: Due | None, limit: int
) -> Callable[[Connection], list[Due]]:
    """The next recordings that are due by now, of one call or of all, the longest due first."""
    column = recordings.c
    chosen = select(column.due_at, column.recording, column.call).where(column.due_at <= now)
    if call is not None:
        chosen = chosen.where(column.call == call)
    if after is not None:
        place = tuple_(column.due_at, column.recording, column.call)
        chosen = chosen.where(place > (after.due_at, after.recording, after.call))
    chosen = chosen.order_by(column.due_at, column.recording, column.call).limit(limit)
    return lambda connection: [Due(*row) for row in connection.execute(chosen)]


def awaited_recordings(
    now: datetime, after: Awaited | None, limit: int
) -> Callable[[Connection], list[Awaited]]:
    """The next turns whose recording is to be looked for by now, the longest awaited first."""
    column = awaited.c
    chosen = select(column.look_at, column.call, column.turn).where(column.look_at <= now)
    if after is not None:
        place = tuple_(column.look_at, column.call, column.turn)
        chosen = chosen.where(place > (after.look_at, after.call, after.turn))
    chosen = chosen.order_by(column.look_at, column.call, column.turn).limit(limit)
    return lambda connection: [Awaited(*row) for row in connection.execute(chosen)]
