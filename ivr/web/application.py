"""Builds the Flask application; routes live in their own files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from flask import Flask, Response, jsonify

from consent_store import Ledger
from ivr.calls.behind import Network
from ivr.settings import Settings
from ivr.web import first_page, sounds, telephone
from ivr.web.guard import stand_guard
from ivr.web.house import House, now

LARGEST_BODY = 64 * 1024
"""Bytes; Twilio's own forms stay far below."""


def create_app(
    settings: Settings,
    *,
    network: Network | None = None,
    clock: Callable[[], datetime] = now,
    ledger: Ledger | None = None,
) -> Flask:
    """The web application of these settings; `network` is the real Twilio, or whatever stands for it."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    # A redirect would turn Twilio's POST into a GET without its form.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    house = House.build(settings, network=network, clock=clock, ledger=ledger)
    app.extensions["accord"] = house
    stand_guard(app, local=settings.local)

    @app.get("/healthz")
    def healthz() -> tuple[Response, int]:
        live = any(entry.live for entry in house.library.entries().values())
        return jsonify(calls=live, recording=live and house.ledger.ready()), 200 if live else 503

    if house.behind.has_untold:
        threading.Thread(target=house.behind.tell_untold, name="behind").start()
    app.register_blueprint(telephone.routes(house))
    app.register_blueprint(sounds.routes(house))
    if settings.local:
        app.register_blueprint(first_page.routes(house))
    return app
