"""An Accord of this process, for one call alone: the same settings and ledger, on a free port of loopback."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click
import waitress

from ivr.alarms import logger
from ivr.cli.opened import LOOPBACK
from ivr.settings import Settings
from ivr.web import create_app
from ivr.web.house import House

THREADS = 4


@contextmanager
def accord_for_one_call() -> Iterator[House]:
    """Serves until the call is over; no text leaves and nothing is deleted at the provider.

    Alarms are told at the end.
    """
    with _alarms_held(), socket.socket() as listening:
        listening.bind((LOOPBACK, 0))
        port = listening.getsockname()[1]
        address = f"http://{LOOPBACK}:{port}"
        settings = Settings.from_environment(
            {**os.environ, "PUBLIC_URL": address}, bound_to=LOOPBACK, port=port
        )
        app = create_app(settings)
        house: House = app.extensions["accord"]
        house.ledger.upgrade()
        server = waitress.create_server(app, sockets=[listening], threads=THREADS, ident=None)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield house
        finally:
            # Closed from its own thread, between two requests.
            server.trigger.pull_trigger(server.close)
            thread.join()
            server.task_dispatcher.shutdown()
            house.ledger.close()


@contextmanager
def _alarms_held() -> Iterator[None]:
    held, propagated = _Held(), logger.propagate
    logger.addHandler(held)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(held)
        logger.propagate = propagated
        for line in held.lines:
            click.echo(line, err=True)


class _Held(logging.Handler):
    """Keeps alarms until nobody is in the middle of a call."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
