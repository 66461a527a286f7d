"""What Accord is measured against: the applications a developer would write from the usual tutorials.

They answer a menu of two choices to a signed request, and store a row for it or nothing at all.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

from flask import Flask, Response, abort, g, request
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import VoiceResponse

from bench.telephone import TOKEN

MENU = "For an appointment, press 1. For our opening hours, press 2."
STATIC = b"<Response><Say>Thank you for calling.</Say></Response>"
TABLE = "CREATE TABLE IF NOT EXISTS answers (id INTEGER PRIMARY KEY, call TEXT, caller TEXT, digits TEXT)"
ROW = "INSERT INTO answers (call, caller, digits) VALUES (?, ?, ?)"


def static() -> Flask:
    """(b) Flask itself: the same bytes for every request, which nobody looks at."""
    app = Flask(__name__, static_folder=None)

    @app.post("/voice")
    def voice() -> Response:
        return Response(STATIC, mimetype="text/xml")

    return app


def tutorial(keep: Callable[[], None] = lambda: None) -> Flask:
    """(c) Twilio's tutorial; `keep` stores what was pressed.

    https://www.twilio.com/docs/usage/tutorials/how-to-secure-your-flask-app-by-validating-incoming-twilio-requests
    """
    app = Flask(__name__, static_folder=None)

    @app.post("/voice")
    def voice() -> str:
        validator = RequestValidator(TOKEN)
        if not validator.validate(request.url, request.form, request.headers.get("X-Twilio-Signature", "")):
            abort(403)
        keep()
        response = VoiceResponse()
        gather = response.gather(num_digits=1, action="/voice")
        gather.say(MENU)
        response.redirect("/voice")
        return str(response)

    return app


def with_a_connection_per_request(path: str) -> Flask:
    """(e0) The tutorial, and SQLite as in Flask's: connected for each request, as SQLite comes.

    https://flask.palletsprojects.com/en/stable/tutorial/database/
    """

    def keep() -> None:
        g.db = sqlite3.connect(path, timeout=30)
        g.db.execute(ROW, _pressed())
        g.db.commit()

    app = tutorial(keep)
    _made(path, "DELETE")

    @app.teardown_appcontext
    def close(_: BaseException | None) -> None:
        if "db" in g:
            g.db.close()

    return app


def with_a_connection_per_thread(path: str) -> Flask:
    """(e2) The tutorial, and SQLite as one who knows it would use it: WAL, every commit on the disk."""
    mine = threading.local()

    def keep() -> None:
        if not hasattr(mine, "db"):
            mine.db = sqlite3.connect(path, timeout=30)
            mine.db.execute("PRAGMA synchronous = FULL")
        mine.db.execute(ROW, _pressed())
        mine.db.commit()

    _made(path, "WAL")
    return tutorial(keep)


def _pressed() -> list[str]:
    return [request.form.get(name, "") for name in ("CallSid", "From", "Digits")]


def _made(path: str, journal: str) -> None:
    """The file with its one table; its journal's mode stays with it."""
    connection = sqlite3.connect(path, timeout=30)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute(TABLE)
    connection.commit()
    connection.close()
