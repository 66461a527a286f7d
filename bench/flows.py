"""How long a large flow takes to be read, checked and rendered, as a ratio to the bare parser of YAML.

Run it with `python -m bench.flows` in Accord's environment; it takes about half a minute.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import yaml

from bench.rounds import Ratio, interleaved, ratio
from ivr.calls.prompts import prompts
from ivr.cli.uncollected import uncollected
from ivr.flow import Flow
from ivr.parse import read_flow
from ivr.phone.twiml import built
from ivr.source import read_source

ROUNDS = 7
STEPS = 1_000
BAR = 3.0
"""T10: reading, checking and rendering, in times of bare CSafeLoader."""

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
BARE, COMPOSED = "CSafeLoader alone", "read"
READ, WHOLE = "read and checked", "read, checked and rendered"
"""What `accord lint` does to a flow, and what is done before it is served."""

TOP = """\
accord: 1
title: A large flow
speaks: en-GB
voice: Polly.Amy-Neural
speech: yes
business:
  name: Harbour Dental
  fallback: "+33199000140"
recording:
  purposes: {service_quality: {keep: 6 months}}
  necessity: Two calls a month are enough.
  share: 20%
  withdraw: {key: "*", words: [stop recording]}

start: notice
steps:
  notice:
    consent: implicit
    notice: Harbour Dental. This call may be recorded {purposes}, and kept {keep}.
    offer: To refuse, press {refuse.key} or say "I refuse".
    refuse: {key: "9", words: [I refuse]}
    continued: s0
    refused: s0
    unclear: s0
"""
SAY = """\
  s{at}:
    say: You are at place number {at} of this call, and it goes on.
    next: {one}
    # a comment on this step

"""
ASK = """\
  s{at}:
    ask: For the first, press 1. For the second, press 2. This is {at}.
    choices:
      first: {{key: "1", words: [first, the first], next: {one}}}
      second: {{key: "2", words: [second, the second], next: {two}}}
      third: {{key: "3", next: {three}}}
    silence: {{again: 1, then: {one}}}
    unclear: {{again: 2, then: {one}}}
    wait: 5 s

"""
TRANSFER = """\
  s{at}:
    transfer: "+33199000141"
    record: yes
    rings: 20 s
    next: {one}
    busy: {one}
    no_answer: {one}
    failed: {one}

"""
TEXT = """\
  s{at}:
    text: The address of the practice is 4 Quay Street.
    next: {one}
    failed: {one}

"""
LAST = "  s{at}:\n    hang_up: Thank you for calling. Goodbye.\n"


def main() -> None:
    """Prints what each piece takes, and the ratio of the whole with its spread."""
    text = large_flow(STEPS)
    found = measured(text)
    lines = text.count("\n")
    print(f"a flow of {STEPS} steps, {lines} lines, {len(text) // 1000} kB, {ROUNDS} rounds")
    for name, rounds in found.items():
        print(f"    {name:28} {statistics.median(rounds) * 1000:7.1f} ms, {ratio(rounds, found[BARE])} bare")
    for name in (READ, WHOLE):
        print(verdict(name, ratio(found[name], found[BARE])))


def verdict(name: str, spread: Ratio) -> str:
    """The bar, and whether it is reached."""
    return f"T10  {name}: {spread}, bar ≤ {BAR} × {'reached' if spread.median <= BAR else 'missed'}"


def measured(text: str, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each piece in each round."""
    load_bare(text)
    whole(text)
    return interleaved(
        {
            BARE: _timed(lambda: load_bare(text)),
            COMPOSED: _timed(lambda: read_source(text)),
            READ: _timed(lambda: _served(text)),
            WHOLE: _timed(lambda: whole(text)),
        },
        rounds,
    )


def load_bare(text: str) -> Any:
    """The text as plain values, unchecked."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def whole(text: str) -> int:
    """All that is done before a flow is served; how many fragments of TwiML it needs."""
    return len([built(prompt) for prompt in prompts(_served(text), NOON)])


def large_flow(steps: int) -> str:
    """A flow of so many steps, the notice among them, each of which can be reached."""
    parts = [TOP]
    shapes = (SAY, ASK, TRANSFER, TEXT)
    last = steps - 2
    for at in range(last):
        one, two, three = (f"s{min(at + further, last)}" for further in (1, 2, 3))
        parts.append(shapes[at % len(shapes)].format(at=at, one=one, two=two, three=three))
    return "".join(parts) + LAST.format(at=last)


def _served(text: str) -> Flow:
    reading = read_flow(text, "large")
    if reading.flow is None:
        raise RuntimeError(f"the flow of this benchmark is broken: {reading.diagnostics[:3]}")
    return reading.flow


def _timed(do: Callable[[], object]) -> Callable[[int], float]:
    def measure(_: int) -> float:
        gc.collect()
        # As `accord lint` does it, and the bare parser likewise.
        with uncollected():
            began = time.perf_counter()
            do()
            return time.perf_counter() - began

    return measure


if __name__ == "__main__":
    main()
