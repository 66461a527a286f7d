"""The database is what the migrations make of it, and a fact in it can neither be changed nor removed."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, delete, event, text, update
from sqlalchemy.exc import DBAPIError

from consent_store import Ledger, LedgerUnavailable
from consent_store.ledger import _store
from consent_store.postgres import UPGRADING
from consent_store.reading import (
    Awaited,
    Due,
    awaited_recordings,
    due_recordings,
    knowledge_of,
    newest_calls,
    story_of,
)
from consent_store.tables import facts, metadata
from tests.consent_store.evidence import NOON, allowed, asked, decided, fact, kinds, started, take
from tests.consent_store.writers import lock_held

UPGRADE = """
import sys
from consent_store import Keyring, open_ledger
ledger = open_ledger(sys.argv[1], Keyring(["for tests"]))
ledger.upgrade()
sys.exit(not ledger.ready())
"""


def test_the_tables_are_the_sum_of_the_migrations(ledger: Ledger, url: str) -> None:
    with _store(url).engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_a_column_that_no_migration_made_would_be_noticed(ledger: Ledger, url: str) -> None:
    with _store(url).engine.connect().execution_options(writes=True) as connection:
        connection.execute(text("ALTER TABLE calls ADD COLUMN surplus INTEGER"))
        assert compare_metadata(MigrationContext.configure(connection), metadata) != []


def test_facts_are_never_changed_nor_removed(ledger: Ledger, url: str) -> None:
    take(ledger, "CA1", 1, started())
    for forbidden in (update(facts).values(body="{}"), delete(facts)):
        with (
            _store(url).engine.connect().execution_options(writes=True) as connection,
            pytest.raises(DBAPIError, match="facts are never"),
        ):
            connection.execute(forbidden)
    assert kinds(ledger, "CA1") == ["call_started"]


def test_facts_are_not_emptied_out_either(postgres_url: str, opened: Callable[[str], Ledger]) -> None:
    opened(postgres_url).upgrade()
    with (
        _store(postgres_url).engine.connect() as connection,
        pytest.raises(DBAPIError, match="facts are never"),
    ):
        connection.execute(text("TRUNCATE facts"))


def test_an_upgrade_can_be_repeated(ledger: Ledger) -> None:
    take(ledger, "CA1", 1, started())
    ledger.upgrade()
    assert kinds(ledger, "CA1") == ["call_started"]


def test_several_upgrades_at_once_in_one_process_end_well(
    url: str, tmp_path: Path, opened: Callable[[str], Ledger]
) -> None:
    ledgers = [
        opened(url),
        opened(url),
        *(opened(f"sqlite:///{tmp_path / f'{number}.db'}") for number in "1234"),
    ]
    threads = [threading.Thread(target=ledger.upgrade) for ledger in ledgers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [ledger.ready() for ledger in ledgers] == [True] * 6


def test_an_upgrade_lists_what_was_allowed_before_it_and_never_heard_of(url: str, ledger: Ledger) -> None:
    for call in ("CA1", "CA2"):
        take(ledger, call, 3, *asked(), decided("accepted"), allowed())
    ledger.append("CA2", [fact("recording_absent")])
    with _store(url).upgrading() as connection:
        connection.execute(text("DROP TABLE awaited"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    ledger.upgrade()
    assert ledger.awaited_recordings(NOON) == [Awaited(NOON, "CA1", 3)]


def test_an_upgrade_waits_for_another(url: str, opened: Callable[[str], Ledger]) -> None:
    ledger = opened(url)
    with another_upgrading(url):
        waiting = threading.Thread(target=ledger.upgrade)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        assert not ledger.ready()
    waiting.join(10)
    assert ledger.ready()


@contextmanager
def another_upgrading(url: str) -> Iterator[None]:
    """Another process holds what an upgrade must hold."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
        with lock_held(url):
            yield
    else:
        with psycopg.connect(url) as other:
            other.execute("SELECT pg_advisory_lock(%s)", [UPGRADING])
            yield


def test_sqlite_writes_through_to_the_disk_and_leaves_no_traces_of_what_is_erased(sqlite_url: str) -> None:
    store = _store(sqlite_url)
    with store.upgrading() as connection:
        found = {
            name: connection.exec_driver_sql("PRAGMA " + name).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_postgresql_answers_only_when_the_disk_has_it(postgres_url: str) -> None:
    with _store(postgres_url + "%20-csynchronous_commit%3Doff").engine.connect() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"


def test_several_processes_upgrade_at_once_from_anywhere(url: str, tmp_path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", UPGRADE, url], cwd=tmp_path, env={"PYTHONPATH": _home()})
        for _ in range(3)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]


def test_what_is_listed_again_and_again_is_found_by_an_index(
    sqlite_url: str, opened: Callable[[str], Ledger]
) -> None:
    opened(sqlite_url).upgrade()
    longest_due = due_recordings(NOON, None, Due(NOON, "RE1", "CA1"), 9)
    with _store(sqlite_url).engine.connect() as connection:
        assert plan(connection, newest_calls(3)) == "SCAN facts USING INDEX facts_by_start"
        assert "USING COVERING INDEX recordings_by_due" in plan(connection, longest_due)
        longest_awaited = awaited_recordings(NOON, Awaited(NOON, "CA1", 1), 9)
        assert "USING COVERING INDEX awaited_by_moment" in plan(connection, longest_awaited)
        for read in (longest_due, story_of("CA1"), knowledge_of("CA1")):
            assert plan(connection, read).startswith("SEARCH")


def plan(connection: Connection, read: Callable[[Connection], object]) -> str:
    """How SQLite goes about a reading."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _d: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    read(connection)
    event.remove(connection, "before_cursor_execute", note)
    statement, parameters = asked[-1]
    rows = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters)
    return "; ".join(row.detail for row in rows)


def test_a_schema_that_is_missing_or_too_old_is_not_ready(url: str, opened: Callable[[str], Ledger]) -> None:
    assert not opened(url).ready()


def test_a_schema_made_by_a_later_version_is_left_alone_and_ready(ledger: Ledger, url: str) -> None:
    with _store(url).engine.connect().execution_options(writes=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    ledger.upgrade()
    assert ledger.ready()


def test_an_upgrade_that_fails_leaves_nothing_behind_and_says_why(
    url: str, opened: Callable[[str], Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = opened(url)
    with monkeypatch.context() as broken:
        broken.setattr("alembic.op.get_bind", _raise)
        with pytest.raises(LedgerUnavailable, match="upgraded: RuntimeError"):
            ledger.upgrade()
    ledger.upgrade()
    assert ledger.ready()


def test_the_sqlite_file_is_its_owners_alone(sqlite_url: str, opened: Callable[[str], Ledger]) -> None:
    opened(sqlite_url).upgrade()
    take(opened(sqlite_url), "CA1", 1, started())
    kept = sorted(Path(sqlite_url.removeprefix("sqlite:///")).parent.iterdir())
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    assert [path.suffix for path in kept][:2] == [".db", ".db-shm"]


def _raise() -> None:
    raise RuntimeError("the migration breaks here")


def _home() -> str:
    return str(Path(__file__).resolve().parents[2])
