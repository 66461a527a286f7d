"""A caller's number is in the ledger, and nobody reads it there without the owner's secret."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from consent_store import Keyring, Ledger, LedgerUnavailable, open_ledger
from consent_store.ledger import _store
from consent_store.tables import calls, metadata
from tests.consent_store.evidence import KEYS, NOON, NUMBER, fact, started, take

OLD, NEW = "the secret of last year, long enough", "the secret of this year, long enough"


def rows(url: str) -> dict[str, Any]:
    """What is kept of each call's party."""
    with _store(url).engine.connect() as connection:
        return {row.call: row for row in connection.execute(select(calls))}


def everything(url: str) -> bytes:
    """Every value of every row, and for SQLite every byte of its files."""
    found = b""
    with _store(url).engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                found += b"|".join(
                    value if isinstance(value, bytes) else str(value).encode() for value in row
                )
    if url.startswith("sqlite"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        found += b"".join(path.read_bytes() for path in folder.iterdir())
    return found


def test_a_number_is_never_kept_in_clear(ledger: Ledger, url: str) -> None:
    take(ledger, "CA1", 1, started())
    ledger.append("CA1", [fact("call_ended")])
    kept = everything(url)
    assert b"call_started" in kept
    digits = NUMBER.removeprefix("+").encode()
    for written in (
        digits,
        digits[::-1],
        digits[2:],
        base64.b64encode(NUMBER.encode()),
        digits.hex().encode(),
    ):
        assert written not in kept


def test_a_number_is_opened_with_the_secret_and_found_by_it(ledger: Ledger, url: str) -> None:
    take(ledger, "CA1", 1, started())
    row = rows(url)["CA1"]
    assert KEYS.open(row.party_sealed, "CA1") == NUMBER
    assert (row.party_key, row.party_index) == (KEYS.blind(NUMBER)[0].key, KEYS.blind(NUMBER)[0].index)
    assert row.first_seen == NOON


def test_two_calls_of_one_number_are_found_together_and_look_apart(ledger: Ledger, url: str) -> None:
    take(ledger, "CA1", 1, started())
    take(ledger, "CA2", 1, started())
    one, other = rows(url)["CA1"], rows(url)["CA2"]
    assert one.party_index == other.party_index
    assert one.party_sealed != other.party_sealed


def test_a_hidden_number_leaves_nothing(ledger: Ledger, url: str) -> None:
    take(ledger, "CA1", 1, started(), number=None)
    row = rows(url)["CA1"]
    assert (row.party_sealed, row.party_index, row.party_key) == (None, None, None)


def test_the_number_is_kept_with_the_first_turn_alone_though_a_callback_came_before(
    ledger: Ledger, url: str
) -> None:
    ledger.append("CA1", [fact("unknown_call")])
    assert rows(url)["CA1"].party_sealed is None
    take(ledger, "CA1", 1, started())
    take(ledger, "CA1", 2, number="+33639980001")
    assert KEYS.open(rows(url)["CA1"].party_sealed, "CA1") == NUMBER


def test_when_the_secret_was_replaced_both_old_and_new_calls_are_opened_and_found(url: str) -> None:
    before, after = Keyring([OLD]), Keyring([NEW, OLD])
    for keys, call in ((before, "CA1"), (after, "CA2")):
        ledger = open_ledger(url, keys)
        ledger.upgrade()
        take(ledger, call, 1, started())
        ledger.close()
    kept = rows(url)
    assert [after.open(kept[call].party_sealed, call) for call in ("CA1", "CA2")] == [NUMBER, NUMBER]
    wanted = {(blind.key, blind.index) for blind in after.blind(NUMBER)}
    assert {(row.party_key, row.party_index) for row in kept.values()} == wanted


def test_neither_log_nor_failure_speaks_of_the_number(
    url: str, opened: Callable[[str], Ledger], caplog: pytest.LogCaptureFixture
) -> None:
    ledger = opened(url)
    with caplog.at_level("DEBUG"):
        with pytest.raises(LedgerUnavailable) as refused:
            take(ledger, "CA1", 1, started())
        ledger.upgrade()
        take(ledger, "CA1", 1, started())
    assert NUMBER[1:] not in f"{refused.value!r} {refused.value.__context__!r} {caplog.text}"
