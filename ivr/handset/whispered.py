"""What whoever answers a <Dial> hears on their own line before the two are joined.

https://www.twilio.com/docs/voice/twiml/number#attributes-url
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any
from urllib.parse import urljoin

from ivr.handset.answered import document_of
from ivr.handset.call import API_VERSION, IN_PROGRESS, Call, CallerGone
from ivr.handset.document import Document
from ivr.handset.exchanges import Exchange, Request
from ivr.handset.moves import HangUp
from ivr.handset.trouble import NOT_TWIML, BadAnswer, CannotFollow, Trouble
from ivr.handset.verbs import Dial, Hangup, Party, Pause, Play, Say
from ivr.handset.waits import Sending


def whispered(party: Party, leg: str, dial: Dial, call: Call) -> Generator[Sending, Any, bool]:
    """Plays the party's document to them, and says whether they stay on the line; raises `CallerGone`.

    A document that cannot be had ends their line, as it would end any call.
    """
    if party.url is None:
        return True
    url = urljoin(call.url, party.url)
    given: Exchange | HangUp = yield Sending(
        Request("whisper", party.method, url, _form(party, leg, dial, call))
    )
    if isinstance(given, HangUp):
        call.did(given)
        raise CallerGone
    try:
        document = _document(given)
    except BadAnswer as bad:
        call.troubles.append(bad.trouble)
        return False
    call.warnings += document.warnings
    for verb in document.verbs:
        match verb:
            case Say() | Play() | Pause():
                call.whisper(verb)
            case Hangup():
                return False
            case Dial():
                call.troubles.append(
                    Trouble(NOT_TWIML, "<Dial> is not allowed on the line of who is dialled")
                )
                return False
            case _:
                raise CannotFollow(f"<{type(verb).__name__}> on the line of who is dialled")
    return True


def _document(exchange: Exchange) -> Document:
    if exchange.trouble is not None:
        raise BadAnswer(exchange.trouble.code, exchange.trouble.words)
    assert exchange.answer is not None
    return document_of(exchange.answer)


def _form(party: Party, leg: str, dial: Dial, call: Call) -> tuple[tuple[str, str], ...]:
    """The parameters of a request about their line, which is a call of its own."""
    shown = dial.caller_id or call.number
    form = {
        "AccountSid": call.account,
        "ApiVersion": API_VERSION,
        "CallSid": leg,
        "CallStatus": IN_PROGRESS,
        "Called": party.address,
        "Caller": shown,
        "Direction": "outbound-dial",
        "From": shown,
        "ParentCallSid": call.call_sid,
        "To": party.address,
    }
    return tuple(sorted(form.items()))
