"""Many at once, in threads and processes, some of them killed: each turn is kept once or not at all."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consent_store import Appended, Fact, Ledger, Overtaken, Repeated
from tests.consent_store.evidence import NOON, kinds, started, take
from tests.consent_store.writers import FORKED, SAME_TURNS, TURNS_OF_ITS_OWN, running

AT_ONCE = 50


def at_once(count: int, do: Callable[[int], object]) -> list[object]:
    """What `count` threads get that begin at the same moment."""
    outcomes: list[object] = []
    together = threading.Barrier(count)

    def one(number: int) -> None:
        together.wait()
        outcomes.append(do(number))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def test_of_fifty_identical_turns_at_once_one_is_kept(ledger: Ledger) -> None:
    outcomes = at_once(AT_ONCE, lambda _: take(ledger, "CA1", 1, started()))
    assert Counter(map(type, outcomes)) == {Appended: 1, Repeated: AT_ONCE - 1}
    assert kinds(ledger, "CA1") == ["call_started", *["repeated"] * (AT_ONCE - 1)]


def test_fifty_calls_at_once_are_all_kept(ledger: Ledger) -> None:
    outcomes = at_once(AT_ONCE, lambda number: take(ledger, f"CA{number}", 1, started()))
    assert outcomes == [Appended()] * AT_ONCE
    assert {summary.call for summary in ledger.calls(99)} == {f"CA{number}" for number in range(AT_ONCE)}


def test_several_processes_write_in_one_ledger(ledger: Ledger, url: str) -> None:
    count = 60
    processes = [running(TURNS_OF_ITS_OWN, url, f"CA{number}", count) for number in range(3)]
    said = [line.split() for process in processes for line in process.communicate(timeout=60)[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert Counter(outcome for *_, outcome in said) == {"Appended": 3 * count}
    assert len(ledger.story("shared")) == 3 * count
    assert [len(ledger.story(f"CA{number}")) for number in range(3)] == [count] * 3


def test_the_same_turns_brought_by_several_processes_are_kept_once(ledger: Ledger, url: str) -> None:
    count = 20
    processes = [running(SAME_TURNS, url, f"P{number}", count) for number in range(3)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    outcomes = Counter(
        line for process in processes for line in process.communicate("\n", timeout=60)[0].split()
    )
    assert outcomes["Appended"] == count
    assert sum(outcomes.values()) == 3 * count
    assert set(outcomes) <= {"Appended", "Repeated", "Overtaken"}
    chosen = [kept.turn for kept in ledger.story("shared") if kept.kind == "chosen"]
    assert chosen == list(range(1, count + 1))


@pytest.mark.parametrize("after", [1, 40])
def test_what_was_acknowledged_before_a_process_was_killed_is_there_once(
    ledger: Ledger, url: str, after: int
) -> None:
    process = running(TURNS_OF_ITS_OWN, url, "CA1", 100_000)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(after)]
    os.kill(process.pid, signal.SIGKILL)
    # By the same reader: what it has read ahead would be lost to another.
    said += [line for line in process.stdout if line.endswith("\n")]
    process.communicate(timeout=30)
    acknowledged = [int(line.split()[1]) for line in said]
    kept = [fact.turn for fact in ledger.story("CA1")]
    assert kept[: len(acknowledged)] == acknowledged
    # The last turn may be on disk without its process having had the time to say so.
    assert len(kept) - len(acknowledged) in (0, 1)
    assert take(ledger, "CA1", len(kept) + 1) == Appended()


def test_a_forked_process_writes_by_itself(ledger: Ledger, url: str) -> None:
    process = running(FORKED, url)
    said, _ = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, "Appended 0 Appended 1\n")


deliveries = st.lists(st.integers(1, 5), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deliveries)
def test_however_turns_are_repeated_and_reordered_each_is_kept_once_and_in_order(
    ledger: Ledger, delivered: list[int]
) -> None:
    call = f"CA{os.urandom(8).hex()}"
    newest = 0
    for turn in delivered:
        fact = Fact("chosen", f"t{turn}.0.chosen", NOON, {})
        outcome = take(ledger, call, turn, fact, replay=bytes([turn]))
        expected = Appended() if turn > newest else Repeated(bytes([turn])) if turn == newest else Overtaken()
        assert outcome == expected
        newest = max(newest, turn)
    kept = [one.turn for one in ledger.story(call) if one.kind == "chosen"]
    assert kept == sorted(set(kept))
    assert kinds(ledger, call).count("repeated") == len(delivered) - len(kept)
