"""Brings a database to the newest schema, from whatever it holds, one upgrade at a time."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from consent_store.store import Store

MIGRATIONS = Path(__file__).parent / "migrations"

_one_at_a_time = threading.Lock()
"""Alembic keeps what it works on in its modules."""


def upgrade(store: Store) -> None:
    """Applies every migration that is missing, all or none; leaves a schema newer than this code alone."""
    with _one_at_a_time, store.upgrading() as connection:
        if not is_newest(connection):
            command.upgrade(_config(connection), "head")


def is_newest(connection: Connection) -> bool:
    """Whether nothing is missing; a schema that a later version of this code made lacks nothing."""
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in _SCRIPTS.walk_revisions()}
    return revision is not None and (revision == _SCRIPTS.get_current_head() or revision not in known)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


_SCRIPTS = ScriptDirectory.from_config(_config())
