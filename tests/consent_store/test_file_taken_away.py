"""A ledger's file that is removed or replaced while it is open takes no evidence with it (law 1)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from consent_store import Appended, Ledger, LedgerUnavailable
from tests.consent_store.evidence import allowed, asked, decided, fact, kinds, started, take

CALL = "CA1"


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def open_one(sqlite_url: str, opened: Callable[[str], Ledger]) -> Ledger:
    """A ledger whose writer and reader have its file open."""
    ledger = opened(sqlite_url)
    ledger.upgrade()
    take(ledger, CALL, 1, started())
    assert ledger.ready()
    return ledger


def away(path: Path) -> Path:
    """Moves the file elsewhere, with what stands beside it."""
    elsewhere = path.parent / "elsewhere"
    elsewhere.mkdir()
    for each in path.parent.glob(path.name + "*"):
        each.rename(elsewhere / each.name)
    return elsewhere


def test_a_removed_file_keeps_nothing_and_allows_no_recording(open_one: Ledger, path: Path) -> None:
    path.unlink()
    for _ in range(2):
        with pytest.raises(LedgerUnavailable):
            take(open_one, CALL, 2, *asked(), decided("accepted"), allowed())
        with pytest.raises(LedgerUnavailable):
            open_one.story(CALL)
    assert not open_one.ready()
    assert not path.exists()


def test_the_first_failure_says_what_happened(open_one: Ledger, path: Path) -> None:
    away(path)
    with pytest.raises(LedgerUnavailable, match="removed or replaced"):
        open_one.append(CALL, [fact("chosen")])
    with pytest.raises(LedgerUnavailable, match="unable to open"):
        open_one.append(CALL, [fact("chosen")])


def test_a_ledger_is_not_ready_at_once_when_its_file_is_gone(open_one: Ledger, path: Path) -> None:
    away(path)
    assert not open_one.ready()
    assert not open_one.ready()


def test_a_file_that_is_put_back_is_opened_afresh(open_one: Ledger, path: Path) -> None:
    elsewhere = away(path)
    with pytest.raises(LedgerUnavailable):
        take(open_one, CALL, 2, fact("chosen"))
    with pytest.raises(LedgerUnavailable):
        open_one.story(CALL)
    for each in elsewhere.iterdir():
        each.rename(path.parent / each.name)
    assert open_one.ready()
    assert take(open_one, CALL, 2, fact("chosen")) == Appended()
    assert kinds(open_one, CALL) == ["call_started", "chosen"]


def test_a_file_that_replaces_it_is_written_only_once_it_is_opened(
    open_one: Ledger, path: Path, sqlite_url: str, opened: Callable[[str], Ledger]
) -> None:
    open_one.close()
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    assert take(open_one, CALL, 2, fact("chosen")) == Appended()
    away(path)
    copy.rename(path)
    with pytest.raises(LedgerUnavailable, match="removed or replaced"):
        take(open_one, CALL, 3, fact("hung_up"))
    assert kinds(opened(sqlite_url), CALL) == ["call_started"]
    assert take(open_one, CALL, 3, fact("hung_up")) == Appended()
    assert kinds(opened(sqlite_url), CALL) == ["call_started", "hung_up"]


def test_a_file_that_goes_while_it_is_written_is_noticed_before_the_answer(
    open_one: Ledger, path: Path
) -> None:
    @event.listens_for(open_one._store.engine, "commit")
    def goes(_: object) -> None:
        if path.exists():
            away(path)

    with pytest.raises(LedgerUnavailable, match="removed or replaced"):
        take(open_one, CALL, 2, fact("chosen"))


def test_a_file_replaced_while_it_is_opened_counts_as_none(
    sqlite_url: str, opened: Callable[[str], Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(sqlite_url).upgrade()
    found = iter([(1, 1), (1, 2)])
    with monkeypatch.context() as patched:
        patched.setattr("consent_store.sqlite._file_at", lambda _: next(found, (1, 2)))
        with pytest.raises(LedgerUnavailable, match="removed or replaced"):
            opened(sqlite_url).story(CALL)
