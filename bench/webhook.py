"""How fast a call's turn is answered, as ratios to what a developer would write from the tutorials.

Run it with `python -m bench.webhook` in Accord's environment; it takes about six minutes.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from bench import tutorials
from bench.load import load, server
from bench.ours import accord, decisions, held_to_be_kept
from bench.rounds import Ratio, interleaved, ratio
from bench.telephone import Webhook, signed

ROUNDS = 5
TURNS = 1_000
"""Of each variant in each round."""

WORKERS = (1, 2)
WARM = 32

STATIC, TUTORIAL = "(b) Flask, static bytes", "(c) Twilio's tutorial, stores nothing"
PER_REQUEST, PER_THREAD = "(e0) c + SQLite as in Flask's", "(e2) c + SQLite WAL FULL"
TURN, DURABLE = "Accord, a ledger that keeps nothing", "Accord, durable"


@dataclass(frozen=True)
class Bar:
    """A ratio that is to be reached: at least so many times the rate, or at most so many times the wait."""

    name: str
    of: str
    to: str
    times: float
    least: bool = True

    def line(self, found: Ratio) -> str:
        reached = found.median >= self.times if self.least else found.median <= self.times
        sign = "≥" if self.least else "≤"
        verdict = "reached" if reached else "missed"
        return f"{self.name}  {self.of} / {self.to}: {found}, bar {sign} {self.times} × {verdict}"


IN_PROCESS = (
    Bar("T1", TURN, TUTORIAL, 2.5),
    Bar("T3", TURN, STATIC, 0.5),
    Bar("T4", DURABLE, TUTORIAL, 1.0),
    Bar("T5", DURABLE, PER_REQUEST, 3.0),
    Bar("T5", DURABLE, PER_THREAD, 1.5),
)
OVER_HTTP = (
    Bar("T2", TURN, TUTORIAL, 1.5),
    Bar("T4", DURABLE, TUTORIAL, 1.0),
    Bar("T5", DURABLE, PER_REQUEST, 3.0),
    Bar("T5", DURABLE, PER_THREAD, 1.5),
)
TAIL = Bar("T6", DURABLE, TUTORIAL, 1.5, least=False)


@dataclass(frozen=True)
class Measured:
    """One variant in one round: turns a second, and the wait that one in a hundred exceeds, in seconds."""

    rate: float
    slow: float


def main() -> None:
    """Prints each ratio with its spread, first inside one interpreter, then over HTTP."""
    with tempfile.TemporaryDirectory() as folder:
        report("in-process, one caller", in_process(Path(folder)), IN_PROCESS)
    for workers in WORKERS:
        with tempfile.TemporaryDirectory() as folder:
            found = over_http(Path(folder), workers=workers)
        report(f"over HTTP, workers: {workers}", found, OVER_HTTP, TAIL)


def report(
    title: str, found: dict[str, list[Measured]], bars: Sequence[Bar], tail: Bar | None = None
) -> None:
    """Prints what was found, and every bar."""
    print(f"\n{title}")
    for name, rounds in found.items():
        rate = statistics.median(one.rate for one in rounds)
        slow = statistics.median(one.slow for one in rounds)
        print(f"    {name:38} {rate:8.0f}/s, p99 {slow * 1000:7.2f} ms")
    for bar in bars:
        print(bar.line(ratio(*([one.rate for one in found[name]] for name in (bar.of, bar.to)))))
    if tail:
        print(tail.line(ratio(*([one.slow for one in found[name]] for name in (tail.of, tail.to)))))


def in_process(folder: Path, rounds: int = ROUNDS, turns: int = TURNS) -> dict[str, list[Measured]]:
    """Every variant called as a server would call it, without one."""
    own, bare = accord(folder), accord(folder, durable=False)
    pool, decided = _pool(turns), decisions(bare, 0, turns)
    file = partial(_file, folder)
    try:
        return interleaved(
            {
                STATIC: _called(tutorials.static(), lambda _: pool),
                TUTORIAL: _called(tutorials.tutorial(), lambda _: pool),
                PER_REQUEST: _called(tutorials.with_a_connection_per_request(file("e0")), lambda _: pool),
                PER_THREAD: _called(tutorials.with_a_connection_per_thread(file("e2")), lambda _: pool),
                TURN: _called(bare, lambda _: decided),
                DURABLE: _kept(
                    own, turns, _called(own, lambda number: decisions(own, number * turns, turns))
                ),
            },
            rounds,
        )
    finally:
        own.extensions["accord"].ledger.close()


def over_http(
    folder: Path, *, workers: int, rounds: int = ROUNDS, turns: int = TURNS
) -> dict[str, list[Measured]]:
    """Every variant behind the server of the Procfile, started anew for each round."""
    own, bare = accord(folder), accord(folder, durable=False)
    pool, decided = _pool(turns + WARM), decisions(bare, 0, turns + WARM)
    each = turns + WARM
    serve = partial(_served, folder, workers)
    try:
        return interleaved(
            {
                STATIC: serve("bench.tutorials:static()", lambda _: pool),
                TUTORIAL: serve("bench.tutorials:tutorial()", lambda _: pool),
                PER_REQUEST: serve(
                    f"bench.tutorials:with_a_connection_per_request({_file(folder, 'e0')!r})", lambda _: pool
                ),
                PER_THREAD: serve(
                    f"bench.tutorials:with_a_connection_per_thread({_file(folder, 'e2')!r})", lambda _: pool
                ),
                TURN: serve(f"bench.ours:accord({str(folder)!r}, durable=False)", lambda _: decided),
                DURABLE: _kept(
                    own,
                    each,
                    serve(
                        f"bench.ours:accord({str(folder)!r})",
                        lambda number: decisions(own, number * each, each),
                    ),
                ),
            },
            rounds,
        )
    finally:
        own.extensions["accord"].ledger.close()


def _pool(count: int) -> list[Webhook]:
    """So many distinct requests for the tutorials."""
    return [signed("/voice", f"CA{number:032x}", Digits="1", msg="Gather") for number in range(count)]


def _file(folder: Path, name: str) -> str:
    return str(folder / f"{name}.db")


def _called(app: Flask, batch: Callable[[int], Sequence[Webhook]]) -> Callable[[int], Measured]:
    def measure(number: int) -> Measured:
        environs = [webhook.environ() for webhook in batch(number)]
        waits = []
        with _undisturbed():
            for environ in environs:
                began = time.perf_counter()
                _call(app, environ)
                waits.append(time.perf_counter() - began)
        return Measured(len(waits) / sum(waits), _slow(waits))

    return measure


def _call(app: Flask, environ: dict[str, Any]) -> None:
    """One request, read to its end as a server does; raises `RuntimeError` for any status but 200."""
    statuses: list[str] = []

    def start(status: str, *_: Any) -> Callable[[bytes], object]:
        statuses.append(status)
        return bytes

    body: Any = app(environ, start)
    for _ in body:
        pass
    body.close()
    if statuses[0] != "200 OK":
        raise RuntimeError(f"answered {statuses[0]}")


def _served(
    folder: Path, workers: int, application: str, batch: Callable[[int], Sequence[Webhook]]
) -> Callable[[int], Measured]:
    def measure(number: int) -> Measured:
        webhooks = batch(number)
        with server(application, workers, folder) as port:
            # Nobody is measured while the server is still starting.
            load(port, webhooks[:WARM])
            seconds, waits = load(port, webhooks[WARM:])
        return Measured(len(waits) / seconds, _slow(waits))

    return measure


def _kept(own: Flask, each: int, measure: Callable[[int], Measured]) -> Callable[[int], Measured]:
    """The same measurement, and a look into the ledger after it."""

    def measure_and_look(number: int) -> Measured:
        measured = measure(number)
        held_to_be_kept(own, number * each, each)
        return measured

    return measure_and_look


def _slow(waits: Sequence[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.99)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What others left behind is swept up before, and nothing during."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
