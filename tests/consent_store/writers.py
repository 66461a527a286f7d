"""Programs that write in one ledger from processes of their own, as the workers of a server do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]

BEGIN = """
import os, signal, sys
from datetime import UTC, datetime
from consent_store import Fact, Keyring, Party, open_ledger
KEYS = Keyring(["a secret for tests alone, of no use elsewhere"])
NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger = open_ledger(url, KEYS)
def take(call, turn):
    fact = Fact("chosen", f"t{turn}.0.chosen", NOON, {"by": name})
    return ledger.take_turn(call, turn, [fact], replay=b"heard", party=Party(None), within=20)
"""

TURNS_OF_ITS_OWN = """
for turn in range(1, count + 1):
    print(f"{name} {turn} {type(take(name, turn)).__name__}", flush=True)
    ledger.append("shared", [Fact("chosen", f"{name}.{turn}", NOON, {})], within=20)
"""

SAME_TURNS = """
print("ready", flush=True)
sys.stdin.readline()
for turn in range(1, count + 1):
    print(type(take("shared", turn)).__name__, flush=True)
"""

FORKED = """
first = take("parent", 1)
child = os.fork()
if child == 0:
    os._exit(type(take("child", 1)).__name__ != "Appended" or ledger.knows("child"))
_, status = os.waitpid(child, 0)
second = take("parent", 2)
print(type(first).__name__, status, type(second).__name__, len(ledger.story("child")))
ledger.close()
"""


HOLD = """
import fcntl, os, sys
held = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(held, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def running(program: str, url: str, name: str = "CA1", count: int = 1) -> subprocess.Popen[str]:
    """Starts such a program; what it says comes line by line."""
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + program, url, name, str(count)],
        env={"PYTHONPATH": str(HOME)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def lock_held(url: str) -> Iterator[None]:
    """Another program holds the turn to write."""
    path = Path(url.removeprefix("sqlite:///"))
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, f"{path}.lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert held.stdin is not None
    assert held.stdout is not None
    held.stdout.readline()
    try:
        yield
    finally:
        held.stdin.close()
        held.stdout.close()
        held.wait(10)
