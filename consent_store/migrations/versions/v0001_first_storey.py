"""The first storey: calls, their turns and facts, the recordings still to delete, the versions served."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NEVER_CHANGED = {
    "sqlite": (
        """
        CREATE TRIGGER facts_never_updated BEFORE UPDATE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END
        """,
        """
        CREATE TRIGGER facts_never_deleted BEFORE DELETE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are never removed'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION facts_never_changed() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''facts are never changed or removed''; END'
        """,
        """
        CREATE TRIGGER facts_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON facts
        FOR EACH STATEMENT EXECUTE FUNCTION facts_never_changed()
        """,
    ),
}


def upgrade() -> None:
    """Makes every table, and forbids to change a fact."""
    op.create_table(
        "calls",
        sa.Column("call", sa.Text, primary_key=True),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("party_sealed", sa.LargeBinary),
        sa.Column("party_index", sa.Text),
        sa.Column("party_key", sa.Text),
    )
    op.create_table(
        "turns",
        sa.Column("call", sa.Text, sa.ForeignKey("calls.call", name="turns_call"), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("replay", sa.LargeBinary, nullable=False),
        sa.Column("records", sa.Boolean, nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("call", sa.Text, sa.ForeignKey("calls.call", name="facts_call"), nullable=False),
        sa.Column("turn", sa.Integer),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("happened_at", sa.Text, nullable=False),
        sa.Column("kept_at", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("call", "key", name="facts_once"),
    )
    only_starts = sa.text("kind = 'call_started'")
    op.create_index(
        "facts_by_start",
        "facts",
        ["happened_at", "position"],
        sqlite_where=only_starts,
        postgresql_where=only_starts,
    )
    op.create_table(
        "recordings",
        sa.Column("call", sa.Text, sa.ForeignKey("calls.call", name="recordings_call"), primary_key=True),
        sa.Column("recording", sa.Text, primary_key=True),
        sa.Column("due_at", sa.Text, nullable=False),
    )
    op.create_index("recordings_by_due", "recordings", ["due_at", "recording", "call"])
    op.create_table(
        "versions",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("texts", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", sa.Text, nullable=False),
    )
    for statement in NEVER_CHANGED[op.get_bind().dialect.name]:
        op.execute(statement)
