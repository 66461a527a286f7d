"""`accord serve` starts with no account and no question, on a port of its own, and says what to do next."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from ivr.settings import HERE
from tests.cli.commands import accord

WELCOME = re.compile(r"answers at (http://127\.0\.0\.1:(\d+))")
FIRST_PAGE = re.compile(r"The first page: (\S+)")
STARTED_WITHIN = 30


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on, with a free one after it."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_newcomer_starts_it_reads_where_it_is_and_stops_it(tmp_path: Path, taken: int) -> None:
    environ = {**os.environ, "ACCORD_VAR": str(tmp_path), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "ivr", "serve", "--no-open", "--port", str(taken)]
    with subprocess.Popen(
        command, cwd=HERE, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        guard = threading.Timer(STARTED_WITHIN, running.kill)
        guard.start()
        assert running.stdout is not None
        said = ""
        while "Ctrl-C" not in said and (line := running.stdout.readline()):
            said += line
        address, page = WELCOME.search(said), FIRST_PAGE.search(said)
        assert address is not None
        assert page is not None
        assert int(address[2]) != taken
        assert requests.get(f"{address[1]}/healthz", timeout=5).json() == {"calls": True, "recording": True}
        first = requests.Session().get(page[1], timeout=5)
        assert (first.status_code, first.url) == (200, f"{address[1]}/")
        assert "Server" not in first.headers
        large = requests.post(f"{address[1]}/voice/accueil", data=b"x" * 70_000, timeout=5)
        assert large.status_code == 413
        running.send_signal(signal.SIGINT)
        _, complained = running.communicate()
        guard.cancel()
    assert running.returncode == 0
    assert "Traceback" not in complained


def test_what_this_machine_alone_knows_is_never_served_to_others(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ivr", "serve", "--no-open", "--host", "0.0.0.0", "--port", "8999"],
        cwd=HERE,
        env={**os.environ, "ACCORD_VAR": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        check=False,
    )
    assert ran.returncode == 3
    for name in ("PUBLIC_URL", "ACCORD_SECRETS", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"):
        assert f"- {name}" in ran.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_that_cannot_be_is_misuse(port: str) -> None:
    assert accord("serve", "--port", port).code == 2


@pytest.mark.parametrize("host", ["192.0.2.1", "no such name"])
def test_an_address_that_is_not_this_machines_is_told(host: str) -> None:
    ran = accord("serve", "--host", host, "--no-open")
    assert ran.code == 3
    assert f"{host}, port 8000" in ran.err
