"""A ledger to write in: every test that asks for one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import psycopg
import psycopg.sql
import pytest

from consent_store import Ledger, open_ledger
from tests.consent_store.evidence import KEYS, NOON

_corners = count(1)


class StillClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'var' / 'accord.db'}"


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """A corner of PostgreSQL with nothing in it: as good as a database of its own, and sooner made."""
    corner = f"corner_{os.getpid()}_{next(_corners)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE SCHEMA {}").format(psycopg.sql.Identifier(corner)))
    return f"{postgres}&options=-csearch_path%3D{corner}"


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database that holds nothing."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def opened(clock: StillClock) -> Iterator[Callable[[str], Ledger]]:
    """Opens ledgers, and closes them when the test is over."""
    ledgers: list[Ledger] = []

    def open_here(address: str) -> Ledger:
        ledgers.append(open_ledger(address, KEYS, clock=clock))
        return ledgers[-1]

    yield open_here
    for ledger in ledgers:
        ledger.close()


@pytest.fixture
def ledger(url: str, opened: Callable[[str], Ledger]) -> Ledger:
    """An empty ledger on the newest schema."""
    found = opened(url)
    found.upgrade()
    return found
