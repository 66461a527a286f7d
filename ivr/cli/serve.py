"""`accord serve`: starts Accord here, with no account and no question asked."""

from __future__ import annotations

import errno
import socket
import webbrowser

import click
import waitress

from ivr.calls.network import real_network
from ivr.cli.address import announced
from ivr.cli.language import from_environment
from ivr.cli.trouble import NO_PORT, NOT_OURS
from ivr.cli.welcome import first_link, welcome
from ivr.settings import Settings, is_loopback
from ivr.web import create_app
from ivr.web.application import LARGEST_BODY
from ivr.web.house import House

HIGHEST_PORT = 65_535
PORTS_TRIED = 50
THREADS = 8
CONNECTIONS = 1_000
SILENT_SECONDS = 20


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, HIGHEST_PORT),
    default=8000,
    show_default=True,
    help="The port; the next free one if taken, any if 0.",
)
@click.option("--open/--no-open", "opens", default=True, help="Open the first page in a browser.")
def serve(host: str, port: int, opens: bool) -> None:
    """Start Accord and say what to do next."""
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    settings = Settings.from_environment(bound_to=host, port=port)
    app = create_app(settings, network=real_network(settings))
    house: House = app.extensions["accord"]
    house.ledger.upgrade()
    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        # Whoever connects and says nothing keeps nobody out.
        connection_limit=CONNECTIONS,
        channel_timeout=SILENT_SECONDS,
    )
    click.echo(welcome(house, from_environment()))
    if opens and settings.local:
        webbrowser.open(first_link(settings))
    try:
        with announced(settings.var, settings.public_url, settings.flows):
            server.run()
    finally:
        house.ledger.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket bound to the port, or to the first free one after it; only a loopback server moves."""
    lang = from_environment()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    tried = PORTS_TRIED if is_loopback(host) else 1
    for candidate in range(port, min(port + tried, HIGHEST_PORT + 1)):
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
        except OSError as wrong:
            sock.close()
            if wrong.errno != errno.EADDRINUSE:
                reason = NOT_OURS[lang].format(host=host, port=candidate, reason=wrong.strerror)
                raise click.ClickException(reason) from None
            continue
        return sock
    raise click.ClickException(NO_PORT[lang].format(port=port))
