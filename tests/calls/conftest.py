"""A firm for each test, on each of the two databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivr.settings import HERE
from tests.calls.firm import Firm, firm
from tests.calls.scripts import written


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of a ledger; empty for SQLite in the firm's own folder."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else ""


@pytest.fixture
def here(tmp_path: Path, database: str) -> Iterator[Firm]:
    """A firm that is ready for its first call."""
    with firm(tmp_path, database_url=database) as opened:
        opened.ledger.upgrade()
        yield opened


@pytest.fixture
def example(tmp_path: Path, database: str) -> Iterator[Firm]:
    """A firm that answers with the examples of the language."""
    with firm(tmp_path, database_url=database, flows=HERE / "flows" / "examples") as opened:
        opened.ledger.upgrade()
        yield opened


@pytest.fixture
def written_here(tmp_path: Path, database: str) -> Iterator[Firm]:
    """A firm that answers with the flows written for these tests."""
    with firm(tmp_path / "var", database_url=database, flows=written(tmp_path / "flows")) as opened:
        opened.ledger.upgrade()
        yield opened
