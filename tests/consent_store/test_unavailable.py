"""Whatever the database does, whoever asks is answered in time, and nothing is kept behind their back."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError

from consent_store import Appended, Barred, Ledger, LedgerUnavailable, Repeated
from consent_store import lane as lanes
from consent_store.ledger import _store
from consent_store.moment import written
from consent_store.unavailable import reason
from tests.consent_store.evidence import NOON, allowed, asked, decided, fact, kinds, started, take
from tests.consent_store.frozen import frozen, hung_up
from tests.consent_store.writers import lock_held

CALL = "CA1"
SHORT = 0.3
A_LITTLE = 0.3
"""Seconds that a busy machine may take to wake who waits."""

WISHES_TOGETHER = 4


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds + A_LITTLE


def refused_in_time(ask: Callable[[], object], seconds: float) -> None:
    with at_most(seconds), pytest.raises(LedgerUnavailable):
        ask()


@contextmanager
def file_locked(url: str) -> Iterator[None]:
    """A program that knows nothing of our lock writes in the file."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def call_locked(url: str) -> Iterator[None]:
    """Another process is at this very call."""
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM calls WHERE call = %s FOR UPDATE", [CALL])
        yield


@contextmanager
def writer_held(ledger: Ledger) -> Iterator[None]:
    """The writer is busy with something else, so that what comes meanwhile is done together."""
    busy, released = threading.Event(), threading.Event()

    def begin(_: object) -> None:
        busy.set()
        released.wait(5)

    event.listen(ledger._store.engine, "begin", begin)
    other = threading.Thread(target=lambda: take(ledger, "CA99", 1, started()))
    other.start()
    busy.wait(5)
    yield
    while len(ledger._lanes[-1].writer._jobs) < WISHES_TOGETHER:
        time.sleep(0.001)
    released.set()
    other.join(5)


@pytest.fixture
def on_sqlite(sqlite_url: str, opened: Callable[[str], Ledger]) -> Ledger:
    ledger = opened(sqlite_url)
    ledger.upgrade()
    take(ledger, CALL, 1, started())
    return ledger


@pytest.fixture
def on_postgres(postgres_url: str, opened: Callable[[str], Ledger]) -> Ledger:
    ledger = opened(postgres_url)
    ledger.upgrade()
    take(ledger, CALL, 1, started())
    ledger.knows(CALL)
    return ledger


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////nowhere/at/all/accord.db",
        "postgresql://nobody@127.0.0.1:1/nothing",
        "postgresql://nobody@127.0.0.1/nothing?host=/nowhere",
    ],
)
def test_a_ledger_that_is_nowhere_is_unavailable_at_once(
    address: str, opened: Callable[[str], Ledger]
) -> None:
    ledger = opened(address)
    refused_in_time(lambda: take(ledger, CALL, 1, started()), 1)
    refused_in_time(lambda: ledger.append(CALL, [fact("call_ended")]), 1)
    refused_in_time(lambda: ledger.story(CALL), 1)
    refused_in_time(lambda: ledger.calls(3), 1)
    refused_in_time(lambda: ledger.version("abc"), 1)
    with at_most(1):
        assert not ledger.ready()


def test_a_database_without_tables_says_what_is_missing(url: str, opened: Callable[[str], Ledger]) -> None:
    with _store(url).upgrading():
        pass
    with pytest.raises(LedgerUnavailable, match=r"cannot be read: \w+: .*facts"):
        opened(url).story(CALL)
    with pytest.raises(LedgerUnavailable, match=r"cannot be written: \w+: .*calls"):
        take(opened(url), CALL, 1, started())


def test_a_file_that_is_no_database_is_unavailable(sqlite_url: str, opened: Callable[[str], Ledger]) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.parent.mkdir()
    path.write_text("a shopping list, and not a short one either\n" * 100)
    refused_in_time(lambda: opened(sqlite_url).story(CALL), 1)
    with pytest.raises(LedgerUnavailable, match="not a database"):
        opened(sqlite_url).upgrade()
    assert not opened(sqlite_url).ready()


@pytest.mark.parametrize("locked", [lock_held, file_locked])
def test_while_another_program_locks_the_file_turns_are_refused_in_time_and_never_kept_later(
    locked: Any, on_sqlite: Ledger, sqlite_url: str
) -> None:
    with locked(sqlite_url):
        refused_in_time(lambda: take(on_sqlite, CALL, 2, fact("chosen"), within=SHORT), SHORT)
        refused_in_time(lambda: on_sqlite.append(CALL, [fact("hung_up")], within=SHORT), SHORT)
        assert kinds(on_sqlite, CALL) == ["call_started"]
    assert take(on_sqlite, CALL, 3, fact("text_asked")) == Appended()
    assert kinds(on_sqlite, CALL) == ["call_started", "text_asked"]


def test_a_turn_that_waits_for_a_lock_is_kept_once_the_lock_is_given_back(
    on_sqlite: Ledger, sqlite_url: str
) -> None:
    outcomes: list[object] = []
    waiting = threading.Thread(target=lambda: outcomes.append(take(on_sqlite, CALL, 2, fact("chosen"))))
    with lock_held(sqlite_url):
        waiting.start()
        waiting.join(SHORT)
        assert outcomes == []
    waiting.join(5)
    assert outcomes == [Appended()]


def test_a_call_that_another_process_holds_is_refused_in_time_and_never_kept_later(
    on_postgres: Ledger, postgres_url: str
) -> None:
    with call_locked(postgres_url):
        refused_in_time(lambda: take(on_postgres, CALL, 2, fact("chosen"), within=SHORT), SHORT)
    assert take(on_postgres, CALL, 3, fact("text_asked")) == Appended()
    assert kinds(on_postgres, CALL) == ["call_started", "text_asked"]


def test_a_stop_that_another_process_is_just_keeping_bars_the_recording(
    on_postgres: Ledger, postgres_url: str
) -> None:
    outcomes: list[object] = []
    take(on_postgres, CALL, 2, *asked(), decided("accepted"))
    waiting = threading.Thread(target=lambda: outcomes.append(take(on_postgres, CALL, 3, allowed())))
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT 1 FROM calls WHERE call = %s FOR UPDATE", [CALL])
        waiting.start()
        time.sleep(0.1)
        other.execute(
            "INSERT INTO facts (call, kind, key, happened_at, kept_at, body) VALUES (%s, %s, %s, %s, %s, %s)",
            [CALL, "stopped", "stopped", written(NOON), written(NOON), "{}"],
        )
    waiting.join(5)
    assert outcomes == [Barred("stopped")]


def test_nothing_piles_up_behind_a_database_that_hangs(on_sqlite: Ledger, sqlite_url: str) -> None:
    with lock_held(sqlite_url):
        for turn in range(2, 6):
            refused_in_time(lambda turn=turn: take(on_sqlite, CALL, turn, within=0.05), 0.05)  # type: ignore[misc]
        assert list(on_sqlite._lanes[-1].writer._jobs) == []


def test_a_call_that_another_process_holds_costs_no_other_call_its_evidence(
    on_postgres: Ledger, postgres_url: str
) -> None:
    outcomes: dict[str, object] = {}

    def bring(call: str) -> None:
        try:
            outcomes[call] = take(on_postgres, call, 2, fact("chosen"), within=2.0)
        except LedgerUnavailable:
            outcomes[call] = None

    threads = [threading.Thread(target=bring, args=(call,)) for call in (CALL, "CA2", "CA3")]
    with call_locked(postgres_url):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
    assert outcomes == {CALL: None, "CA2": Appended(), "CA3": Appended()}


def test_while_the_server_stands_still_everything_is_refused_in_time(
    on_postgres: Ledger, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "HANGS_AFTER", 0.5)
    with frozen(postgres_url):
        for turn in (2, 3, 4):
            refused_in_time(lambda turn=turn: take(on_postgres, CALL, turn, within=SHORT), SHORT)  # type: ignore[misc]
        refused_in_time(lambda: on_postgres.story(CALL), 2)
        with at_most(1):
            assert not on_postgres.ready()
    assert take(on_postgres, CALL, 5, fact("hung_up")) == Appended()
    assert kinds(on_postgres, CALL) == ["call_started", "hung_up"]
    assert on_postgres.ready()


def test_a_session_that_stands_still_is_given_up_for_a_new_one(
    on_postgres: Ledger, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "HANGS_AFTER", 0.5)
    with frozen(postgres_url, server=False):
        refused_in_time(lambda: take(on_postgres, CALL, 2, within=0.6), 0.6)
        assert take(on_postgres, "CA2", 1, started()) == Appended()


def test_after_a_restart_of_the_server_no_turn_is_lost(on_postgres: Ledger, postgres_url: str) -> None:
    assert hung_up(postgres_url) >= 2
    assert take(on_postgres, CALL, 2, fact("chosen")) == Appended()
    assert kinds(on_postgres, CALL) == ["call_started", "chosen"]


def test_a_commit_that_takes_too_long_counts_as_not_kept_and_asking_again_finds_it(
    url: str, opened: Callable[[str], Ledger]
) -> None:
    ledger = opened(url)
    ledger.upgrade()
    take(ledger, CALL, 1, started())
    slow = threading.Event()

    @event.listens_for(ledger._store.engine, "commit")
    def commit(_: object) -> None:
        slow.wait(5)

    refused_in_time(lambda: take(ledger, CALL, 2, fact("chosen"), replay=b"2", within=SHORT), SHORT)
    slow.set()
    assert take(ledger, CALL, 2, fact("chosen")) == Repeated(b"2")
    assert kinds(ledger, CALL) == ["call_started", "chosen", "repeated"]


def test_a_commit_that_fails_counts_as_not_kept_and_is_not_tried_again(
    url: str, opened: Callable[[str], Ledger]
) -> None:
    ledger = opened(url)
    ledger.upgrade()
    commits: list[object] = []

    @event.listens_for(ledger._store.engine, "commit")
    def commit(_: object) -> None:
        commits.append(None)
        if len(commits) == 1:
            raise OSError("the disk is full")

    refused_in_time(lambda: take(ledger, CALL, 1, started()), 1)
    assert len(commits) == 1
    assert take(ledger, CALL, 1, started()) == Appended()


def test_reading_is_bounded_too(url: str, opened: Callable[[str], Ledger]) -> None:
    ledger = opened(url)
    ledger.upgrade()
    slow = threading.Event()

    @event.listens_for(ledger._store.engine, "begin")
    def begin(_: object) -> None:
        slow.wait(5)

    refused_in_time(lambda: ledger.story(CALL, within=SHORT), SHORT)
    slow.set()
    assert ledger.story(CALL) == []


def test_the_log_says_once_that_the_database_went_and_once_that_it_is_back(
    sqlite_url: str, opened: Callable[[str], Ledger], caplog: pytest.LogCaptureFixture
) -> None:
    ledger = opened(sqlite_url)
    with caplog.at_level(logging.WARNING, "accord.ledger"):
        for _ in range(3):
            refused_in_time(lambda: take(ledger, CALL, 1, started()), 1)
        ledger.upgrade()
        take(ledger, CALL, 1, started())
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


@pytest.mark.parametrize("kind", [IntegrityError, DataError])
def test_a_reason_repeats_no_value(kind: type[DBAPIError]) -> None:
    refused = kind("INSERT", {}, sqlite3.IntegrityError("Key (subject)=(a caller's words) exists"))
    assert reason(refused) == "IntegrityError"
    assert reason(ValueError("a caller's words")) == "ValueError"


def test_a_reason_says_what_is_wrong_with_the_database() -> None:
    full = OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full\nDETAIL: …"))
    assert reason(full) == "OperationalError: database or disk is full"
    assert (
        reason(FileNotFoundError(2, "No such file", "a")) == "FileNotFoundError: [Errno 2] No such file: 'a'"
    )
    assert reason(OperationalError("INSERT", {}, sqlite3.OperationalError())) == "OperationalError"


def test_no_failure_speaks_of_what_was_to_be_kept(url: str, opened: Callable[[str], Ledger]) -> None:
    ledger = opened(url)
    ledger.upgrade()
    spoilt = fact("chosen", subject="a caller's words \x00", words="a caller's words")
    if url.startswith("sqlite"):
        spoilt = fact("chosen", subject="a caller's words \ud800", words="a caller's words")
    with pytest.raises(LedgerUnavailable) as refused:
        take(ledger, CALL, 1, spoilt)
    assert "words" not in str(refused.value)
    assert "33199" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_wish_that_cannot_be_kept_spoils_no_other(url: str, opened: Callable[[str], Ledger]) -> None:
    ledger = opened(url)
    ledger.upgrade()
    take(ledger, CALL, 1, started())
    outcomes: dict[str, object] = {}

    def bring(call: str, *facts: Any) -> None:
        try:
            outcomes[call] = take(ledger, call, 2, *facts)
        except LedgerUnavailable:
            outcomes[call] = None

    spoilt = fact("chosen", subject="\x00\ud800")
    threads = [
        threading.Thread(target=bring, args=(call, fact("chosen") if call != "CA3" else spoilt))
        for call in ("CA2", "CA3", "CA4", "CA5")
    ]
    with writer_held(ledger):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(5)
    assert outcomes == {"CA2": Appended(), "CA3": None, "CA4": Appended(), "CA5": Appended()}
