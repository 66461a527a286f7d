"""A web server as the Procfile starts it, and a load on it from this machine, bounded in count and time."""

from __future__ import annotations

import os
import queue
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.telephone import Webhook

HERE = Path(__file__).resolve().parent.parent
CONNECTIONS = 16
PATIENCE = 30.0
"""Seconds that one answer, and the start or the end of a server, may take."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


@contextmanager
def server(application: str, workers: int, folder: Path) -> Iterator[int]:
    """Serves `module:factory(…)` with the Procfile's own options on a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        os.set_inheritable(listening.fileno(), True)
        command = _as_in_procfile(application, workers, listening.fileno())
        with (folder / "server.log").open("ab") as log:
            running = subprocess.Popen(  # noqa: S603
                command,
                cwd=HERE,
                env={**os.environ, "PYTHONPATH": str(HERE)},
                pass_fds=[listening.fileno()],
                stdout=log,
                stderr=log,
            )
        try:
            yield listening.getsockname()[1]
        finally:
            running.send_signal(signal.SIGTERM)
            try:
                running.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()


def load(port: int, webhooks: Sequence[Webhook], connections: int = CONNECTIONS) -> tuple[float, list[float]]:
    """Sends each request once over kept connections; the seconds it took in all, and each one's own.

    Raises `RuntimeError` for an answer that is not 200: what is not answered is not measured.
    """
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    for webhook in webhooks:
        waiting.put(webhook.over_http())
    waits: list[float] = []
    failures: list[Exception] = []
    threads = [
        threading.Thread(target=_send, args=(port, waiting, waits, failures)) for _ in range(connections)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if failures:
        raise RuntimeError(f"{len(failures)} of {connections} connections failed") from failures[0]
    return seconds, waits


def _send(
    port: int, waiting: queue.SimpleQueue[bytes], waits: list[float], failures: list[Exception]
) -> None:
    try:
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while True:
                try:
                    sent = waiting.get_nowait()
                except queue.Empty:
                    return
                began = time.perf_counter()
                connection.sendall(sent)
                _receive(connection)
                waits.append(time.perf_counter() - began)
    except Exception as error:
        failures.append(error)


def _receive(connection: socket.socket) -> None:
    received = b""
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _more(connection)
    length = _LENGTH.search(received)
    if not received.startswith(b"HTTP/1.1 200 ") or length is None:
        raise RuntimeError(f"answered otherwise: {received[:80]!r}")
    left = int(length[1]) - (len(received) - end - 4)
    while left > 0:
        left -= len(_more(connection))


def _more(connection: socket.socket) -> bytes:
    more = connection.recv(65_536)
    if not more:
        raise RuntimeError("the server hung up")
    return more


def _as_in_procfile(application: str, workers: int, listening: int) -> list[str]:
    """The line `web` of the Procfile with another application, so many workers, and a socket already open."""
    line = next(
        line for line in (HERE / "Procfile").read_text(encoding="utf-8").splitlines() if line[:4] == "web:"
    )
    words = shlex.split(line.removeprefix("web:"))
    words[words.index("app:app")] = application
    words[words.index("--workers") + 1] = str(workers)
    words[words.index("--bind") + 1] = f"fd://{listening}"
    return [sys.executable, "-m", *words]
