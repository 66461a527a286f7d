"""How fast the ledger keeps turns, as ratios to bare SQLite (WAL, FULL) that commits one row at a time.

Run it with `python -m bench.ledger` in Accord's environment; it takes about half a minute.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from consent_store import Fact, Keyring, Ledger, Party, open_ledger

ROUNDS = 5
SECONDS = 1.0
"""Of each variant in each round."""

WAITERS = (1, 8, 32)
FACTS_A_TURN = 3
NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
KEYS = Keyring(["a secret for this benchmark alone"])

Waits = list[float]


def main() -> None:
    """Prints, for each number of waiters, the ratio to the bare rate with its spread, and the slow waits."""
    with tempfile.TemporaryDirectory() as folder:
        rounds = [_round(Path(folder), number) for number in range(ROUNDS)]
    bare_rates = [len(waits["bare"]) / SECONDS for waits in rounds]
    print(f"bare SQLite, one row a commit: {statistics.median(bare_rates):8.0f}/s")
    for waiters in WAITERS:
        name = str(waiters)
        ratios = [len(waits[name]) / SECONDS / bare for waits, bare in zip(rounds, bare_rates, strict=True)]
        slow = statistics.median(_percentile(waits[name], 0.99) for waits in rounds)
        print(
            f"ledger, {waiters:2} waiters, {FACTS_A_TURN} facts a turn: "
            f"{statistics.median(ratios):5.2f} × ({min(ratios):.2f}–{max(ratios):.2f}), "
            f"p99 {slow * 1000:6.1f} ms"
        )


def _round(folder: Path, number: int) -> dict[str, Waits]:
    """Every variant once, one after the other, each in a file of its own."""
    found = {"bare": _bare(folder / f"bare-{number}.db")}
    for waiters in WAITERS:
        ledger = open_ledger(f"sqlite:///{folder / f'ledger-{number}-{waiters}.db'}", KEYS)
        ledger.upgrade()
        found[str(waiters)] = _turns(ledger, waiters)
        ledger.close()
    return found


def _bare(path: Path) -> Waits:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE facts (position INTEGER PRIMARY KEY, body TEXT)")
    body = "x" * 200
    waits = _until_the_bell(lambda _: connection.execute("INSERT INTO facts (body) VALUES (?)", [body]))
    connection.close()
    return waits


def _turns(ledger: Ledger, waiters: int) -> Waits:
    """Each waiter brings the turns of calls of its own, ten turns to a call."""
    waits: list[Waits] = []

    def bring(waiter: int, number: int) -> None:
        turn = number % 10 + 1
        facts = [
            Fact(
                "chosen", f"t{turn}.{place}.chosen", NOON, {"step": "menu", "choice": "workshop", "by": "key"}
            )
            for place in range(FACTS_A_TURN)
        ]
        ledger.take_turn(
            f"CA{waiter}-{number // 10}", turn, facts, replay=b"heard", party=Party("+33199000123"), within=9
        )

    def wait(waiter: int) -> None:
        waits.append(_until_the_bell(lambda number: bring(waiter, number)))

    threads = [threading.Thread(target=wait, args=(waiter,)) for waiter in range(waiters)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for each in waits for one in each]


def _until_the_bell(do: Callable[[int], object]) -> Waits:
    waits: Waits = []
    bell = time.perf_counter() + SECONDS
    while (began := time.perf_counter()) < bell:
        do(len(waits))
        waits.append(time.perf_counter() - began)
    return waits


def _percentile(waits: Waits, share: float) -> float:
    return sorted(waits)[int(len(waits) * share)]


if __name__ == "__main__":
    main()
