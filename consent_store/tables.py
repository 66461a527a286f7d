"""What the ledger's database looks like today; the migrations lead here, and a test holds them to it.

Facts are only ever added. Everything else can be made again from them, but for the sealed numbers.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from consent_store.moment import Moment

metadata = MetaData()

is_a_start = text("kind = 'call_started'")
"""Spelled out wherever it is asked: an index that covers a part is not used for a parameter."""

calls = Table(
    "calls",
    metadata,
    Column("call", Text, primary_key=True),
    Column("first_seen", Moment, nullable=False),
    Column("party_sealed", LargeBinary),
    Column("party_index", Text),
    Column("party_key", Text),
)
"""One row for each call that was spoken of: its lock, and its caller's number, sealed."""

turns = Table(
    "turns",
    metadata,
    Column("call", Text, ForeignKey("calls.call", name="turns_call"), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("replay", LargeBinary, nullable=False),
    Column("records", Boolean, nullable=False),
)
"""What was heard in each turn, sealed by whoever brought it, and whether its answer may record."""

facts = Table(
    "facts",
    metadata,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("call", Text, ForeignKey("calls.call", name="facts_call"), nullable=False),
    Column("turn", Integer),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("subject", Text),
    Column("happened_at", Moment, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("call", "key", name="facts_once"),
    Index(
        "facts_by_start",
        "happened_at",
        "position",
        sqlite_where=is_a_start,
        postgresql_where=is_a_start,
    ),
)
"""What happened, in order."""

recordings = Table(
    "recordings",
    metadata,
    Column("call", Text, ForeignKey("calls.call", name="recordings_call"), primary_key=True),
    Column("recording", Text, primary_key=True),
    Column("due_at", Moment, nullable=False),
    Index("recordings_by_due", "due_at", "recording", "call"),
)
"""What is still to be deleted at the provider, and from when on; the work list of the purge."""

awaited = Table(
    "awaited",
    metadata,
    Column("call", Text, ForeignKey("calls.call", name="awaited_call"), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("look_at", Moment, nullable=False),
    Index("awaited_by_moment", "look_at", "call", "turn"),
)
"""Turns that allowed a recording of which nothing was heard, and from when on the purge looks for it."""

versions = Table(
    "versions",
    metadata,
    Column("version", Text, primary_key=True),
    Column("texts", LargeBinary, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
"""The texts of every version that was served, opaque to the ledger."""
