"""Runs the steps on the connection, and in the transaction, of whoever asked for the upgrade."""

from __future__ import annotations

from alembic import context

from consent_store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
