"""Recordings that were allowed and of which nothing was heard, so that somebody looks for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NEVER_HEARD_OF = """
INSERT INTO awaited (call, turn, look_at)
SELECT call, turn, min(happened_at) FROM facts
WHERE kind = 'recording_allowed' AND turn IS NOT NULL AND call NOT IN (
    SELECT call FROM facts
    WHERE kind IN ('recording_started', 'recording_completed', 'recording_absent')
)
GROUP BY call, turn
"""


def upgrade() -> None:
    """Makes the list, with the calls of before of which nothing at all was heard."""
    op.create_table(
        "awaited",
        sa.Column("call", sa.Text, sa.ForeignKey("calls.call", name="awaited_call"), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("look_at", sa.Text, nullable=False),
    )
    op.create_index("awaited_by_moment", "awaited", ["look_at", "call", "turn"])
    op.execute(NEVER_HEARD_OF)
