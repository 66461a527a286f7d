"""The commands of the Procfile, run as they stand: production settings, a real server, a real PostgreSQL."""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from twilio.request_validator import RequestValidator

from ivr.settings import HERE
from tests.web.served import CALLER, OURS, PUBLIC, TOKEN

PROCFILE = dict(line.split(": ", 1) for line in (HERE / "Procfile").read_text(encoding="utf-8").splitlines())
FORM = {"CallSid": "CA" + "1" * 32, "From": CALLER, "To": OURS, "CallStatus": "ringing"}
STARTED_WITHIN = 30


@dataclass(frozen=True)
class Server:
    """What `web` of the Procfile started."""

    running: subprocess.Popen[str]
    port: int

    def asked(self, path: str, signed_for: str | None = None) -> requests.Response:
        signature = RequestValidator(TOKEN).compute_signature(PUBLIC + (signed_for or path), FORM)
        headers = {"X-Twilio-Signature": signature, "Host": "calls.example.com"}
        address = f"http://127.0.0.1:{self.port}{path}"
        return requests.post(address, data=FORM, headers=headers, allow_redirects=False, timeout=10)


@pytest.fixture
def production(postgres_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "PUBLIC_URL": PUBLIC,
        "ACCORD_SECRETS": "a-secret-of-thirty-two-characters-and-more",
        "TWILIO_ACCOUNT_SID": "AC" + "0a" * 16,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "DATABASE_URL": postgres_url,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PORT": "0",
        "WEB_CONCURRENCY": "1",
    }


@pytest.fixture
def server(production: dict[str, str]) -> Iterator[Server]:
    subprocess.run(shlex.split(PROCFILE["release"]), cwd=HERE, env=production, check=True, timeout=60)
    assert "--bind 0.0.0.0:$PORT" in PROCFILE["web"]
    web = PROCFILE["web"].replace("0.0.0.0", "127.0.0.1")
    running = subprocess.Popen(
        ["bash", "-c", f"exec {web}"], cwd=HERE, env=production, stderr=subprocess.PIPE, text=True
    )
    guard = threading.Timer(STARTED_WITHIN, running.kill)
    guard.start()
    try:
        yield Server(running, listening_port(running))
    finally:
        guard.cancel()
        running.kill()
        running.communicate()


def listening_port(running: subprocess.Popen[str]) -> int:
    """The port the server found, once a worker answers there."""
    assert running.stderr is not None
    for line in running.stderr:
        if found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line):
            return int(found[1])
    raise AssertionError("the server never listened")


def test_the_procfile_serves_signed_calls_and_drains_when_told_to_stop(server: Server) -> None:
    health = requests.get(f"http://127.0.0.1:{server.port}/healthz", timeout=20)
    assert (health.status_code, health.json()) == (200, {"calls": True, "recording": True})

    first = server.asked("/voice/accueil")
    assert first.status_code == 200
    assert first.headers["Content-Type"] == "text/xml; charset=utf-8"
    following = re.search(rf'action="{PUBLIC}([^"]+)"', first.text)
    assert following is not None
    assert server.asked(following[1]).status_code == 200
    assert server.asked("/voice/accueil?as=%7Bsent%7D").status_code == 200
    assert server.asked("/voice/accueil/", signed_for="/voice/accueil").status_code == 403
    assert requests.get(f"http://127.0.0.1:{server.port}/", timeout=5).status_code == 404

    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
        head = "POST /voice/accueil HTTP/1.1\r\nHost: calls.example.com\r\nContent-Length: 9\r\n"
        slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nCallS".encode())
        # A second answer on another connection shows that the first was taken in.
        assert server.asked("/status").status_code == 200
        server.running.send_signal(signal.SIGTERM)
        slow.sendall(b"id=1")
        assert slow.recv(200).startswith(b"HTTP/1.1 403")
    assert server.running.wait(timeout=30) == 0


def test_production_without_its_settings_never_starts(production: dict[str, str]) -> None:
    del production["ACCORD_SECRETS"]
    ran = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=HERE,
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "ACCORD_SECRETS is not set" in ran.stderr
    assert TOKEN not in ran.stderr


def test_every_line_of_the_procfile_is_a_command_there_is(production: dict[str, str]) -> None:
    assert set(PROCFILE) == {"release", "web", "worker"}
    for name in ("release", "worker"):
        words = shlex.split(PROCFILE[name])
        assert words[:3] == ["python", "-m", "ivr"]
        subprocess.run([*words, "--help"], cwd=HERE, env=production, check=True, capture_output=True)
    options = shlex.split(PROCFILE["web"].replace("$PORT", "8000").replace("${WEB_CONCURRENCY:-2}", "2"))
    subprocess.run([*options, "--check-config"], cwd=HERE, env=production, check=True, capture_output=True)
