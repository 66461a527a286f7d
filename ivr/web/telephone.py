"""The telephone's webhooks: every one is signed, none redirects, and trouble is an apology (law 9).

https://www.twilio.com/docs/usage/webhooks/voice-webhooks
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Blueprint, Response, abort, g, request
from werkzeug.exceptions import HTTPException, InternalServerError

from consent_store import LedgerUnavailable
from ivr.alarms import Alarms
from ivr.calls import Answer
from ivr.calls.trouble import failed_at, trouble
from ivr.phone.form import Form, read_form
from ivr.phone.inbound import shown_caller
from ivr.phone.signature import SIGNATURE, ambiguous, requested_url
from ivr.phone.twiml import CONTENT_TYPE, NOTHING
from ivr.web.guard import bare
from ivr.web.house import House

SPEAKING = frozenset({"telephone.incoming", "telephone.turn", "telephone.fallback"})
"""The routes whose answer a caller hears."""

WHISPERS = "telephone.whisper"
"""What whoever answers a transfer hears."""


def routes(house: House) -> Blueprint:
    """The routes that only the telephone network may ask for."""
    telephone = Blueprint("telephone", __name__)

    @telephone.before_request
    def only_signed() -> None:
        if SIGNATURE not in request.headers:
            # Before the body is read: a stranger's may come for ever.
            abort(403)
        url = requested_url(house.settings.public_url, request.environ)
        form = read_form(request.get_data(cache=False), request.headers.get("Content-Type", ""))
        if not house.signatures.accept(url, form, request.headers) or ambiguous(form):
            abort(403)
        g.signed = form

    @telephone.errorhandler(Exception)
    def apologise(error: Exception) -> Response:
        """Words and a person, for the caller of a call that is really Twilio's; a number for anybody else."""
        if isinstance(error, HTTPException):
            return bare(error)
        house.alarms.raised("turn_failed", detail=failed_at(error))
        if "signed" in g and request.endpoint == WHISPERS:
            return Response(NOTHING, content_type=CONTENT_TYPE)
        if "signed" not in g or request.endpoint not in SPEAKING:
            return bare(InternalServerError())
        return Response(_apology(house), content_type=CONTENT_TYPE)

    @telephone.post("/voice/<flow>")
    def incoming(flow: str) -> Response:
        return _sent(house, house.calls.incoming(flow, _form()))

    @telephone.post("/voice/<flow>/<sealed>")
    def turn(flow: str, sealed: str) -> Response:
        return _sent(house, house.calls.turn(flow, sealed, _form()))

    @telephone.post("/whisper/<flow>/<sealed>")
    def whisper(flow: str, sealed: str) -> Response:
        return Response(house.calls.whisper(flow, sealed, _form()), content_type=CONTENT_TYPE)

    @telephone.post("/fallback/<flow>")
    def fallback(flow: str) -> Response:
        house.alarms.raised("fallback_used", detail=_error_code())
        return _sent(house, house.calls.apology(flow, _form()))

    @telephone.post("/status")
    def status() -> Response:
        return _kept(house, lambda: house.callbacks.status(_form()))

    @telephone.post("/recording/<int:turn>")
    def recording(turn: int) -> Response:
        return _kept(house, lambda: house.callbacks.recording(turn, _form()))

    return telephone


def _form() -> Form:
    """What the telephone network sent and signed."""
    form: Form = g.signed
    return form


def _kept(house: House, hear: Callable[[], Answer]) -> Response:
    """503 while what a callback says cannot be kept, so that the network may say it again."""
    if _of_another_account(house):
        house.alarms.raised("unknown_call", detail="of another account")
        return Response(NOTHING, content_type=CONTENT_TYPE)
    try:
        return _sent(house, hear())
    except LedgerUnavailable:
        abort(503)


def _of_another_account(house: House) -> bool:
    """Whether the callback speaks of calls that are not the owner's, whoever signed it."""
    told = _form().get("AccountSid")
    return told is not None and told != house.settings.account_sid and not house.settings.local


def _apology(house: House) -> bytes:
    """The flow's own apology, or one that needs nothing but the settings."""
    try:
        return house.calls.apology((request.view_args or {})["flow"], _form()).document
    except Exception:
        return trouble(None, house.settings.fallback, shown_caller(_form()))


def _sent(house: House, answer: Answer) -> Response:
    response = Response(answer.document, content_type=CONTENT_TYPE)
    if answer.behind:
        work = threading.Thread(target=_work, args=(answer, house.alarms), name="behind")
        response.call_on_close(work.start)
    return response


def _work(answer: Answer, alarms: Alarms) -> None:
    """Each job for itself: one that fails is an alarm, and the others are done."""
    for job in answer.behind:
        try:
            job()
        except Exception as error:
            alarms.raised("behind", detail=failed_at(error))


def _error_code() -> str:
    code = _form().get("ErrorCode", "")
    return f"error {code}" if code.isascii() and code.isdigit() and len(code) < 7 else ""
