"""Whenever the machine dies, no answered turn is lost, and every answer that recorded has its fact."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from consent_store import Keyring, open_ledger
from ivr.handset import Call, Handset
from ivr.settings import HERE
from tests.calls.firm import TOKEN, records, until

DEATHS = 4
CALLERS = 6
SECRET = "local-only-of-no-use-anywhere-else"


def serving(port: int, var: Path) -> subprocess.Popen[bytes]:
    """Accord as the Procfile serves it: two processes on one SQLite file."""
    command = [
        sys.executable,
        *("-m", "gunicorn", "app:app", "--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--no-control-socket", "--bind", f"127.0.0.1:{port}", "--log-level", "critical"),
    ]
    environ = {
        **os.environ,
        "PYTHONPATH": str(HERE),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ACCORD_VAR": str(var),
        "ACCORD_SECRETS": SECRET,
        "TWILIO_AUTH_TOKEN": TOKEN,
    }
    return subprocess.Popen(command, cwd=HERE, env=environ, start_new_session=True)


def answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).status_code == 200
    except requests.RequestException:
        return False


def test_kill_nine_in_the_midst_of_calls_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ledger = open_ledger(f"sqlite:///{tmp_path / 'accord.db'}", Keyring([SECRET]))
    ledger.upgrade()
    chance = random.Random(7)
    made: list[Call] = []

    def one_after_the_other(ends: float) -> list[Call]:
        calls = []
        while time.monotonic() < ends:
            handset = Handset(f"http://127.0.0.1:{port}/voice/front-desk", token=TOKEN)
            calls.append(handset.call(["-", "1", "1", "talked", "2"]))
        return calls

    for _ in range(DEATHS):
        server = serving(port, tmp_path)
        try:
            until(lambda: answers(port), 20)
            with ThreadPoolExecutor(CALLERS) as callers:
                ends = time.monotonic() + 1.5
                talking = [callers.submit(one_after_the_other, ends) for _ in range(CALLERS)]
                time.sleep(chance.uniform(0.3, 1.2))
                os.killpg(server.pid, signal.SIGKILL)
                for each in talking:
                    made += each.result()
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
            server.wait(10)
    recorded = cut = 0
    for call in made:
        answered = [each for each in call.requests if each.answer and each.answer.status == 200]
        kinds = [kept.kind for kept in ledger.story(call.call_sid)]
        turns = {kept.turn for kept in ledger.story(call.call_sid)} - {None}
        assert turns >= set(range(1, len(answered) + 1))
        if any(records(each.answer.body) for each in answered if each.answer):
            recorded += 1
            assert "recording_allowed" in kinds
        cut += len(answered) < len(call.requests)
    ledger.close()
    assert recorded > DEATHS
    assert cut > 0
