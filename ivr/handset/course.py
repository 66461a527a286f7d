"""The course of a call: one document after the other, each verb in its turn, as Twilio goes through them.

https://www.twilio.com/docs/voice/twiml#how-twilio-interprets-twiml
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from ivr.handset.answered import document_of
from ivr.handset.call import COMPLETED, IN_PROGRESS, RINGING, Call, CallerGone, CallOver, EndedBy
from ivr.handset.clock import spoken_seconds
from ivr.handset.dial import dialled
from ivr.handset.document import Document
from ivr.handset.exchanges import Exchange, Kind, Request
from ivr.handset.gather import gathered
from ivr.handset.heard import APPLICATION_ERROR
from ivr.handset.moves import HangUp, Move
from ivr.handset.record import taped
from ivr.handset.trouble import BadAnswer
from ivr.handset.verbs import (
    Dial,
    Gather,
    Hangup,
    Pause,
    Play,
    Record,
    Redirect,
    Reject,
    Say,
    StartRecording,
    StopRecording,
    Verb,
)
from ivr.handset.waits import Over, Sending, Wait

MOST_DOCUMENTS = 1_000
"""Twilio sets no bound; a call that asks for more leads round in a circle."""

REJECTED_AS = {"busy": "busy", "rejected": "no-answer"}

Played = Generator[Wait, Any, Request | None]
"""Waits, is sent a move or an exchange, and comes to the next request, if the verb leads to one."""


class EndlessCall(Exception):
    """The application leads the call round in a circle."""


@dataclass(frozen=True)
class NumberSettings:
    """What the owner of a number has set on it at Twilio."""

    voice_url: str
    voice_method: str = "POST"
    status_url: str | None = None
    fallback_url: str | None = None


class Course:
    """Where a call goes next, given what was done or answered."""

    def __init__(self, call: Call, settings: NumberSettings) -> None:
        self._call = call
        self._settings = settings
        self._documents = 0
        self._steps = self._led()

    def after(self, given: Move | Exchange | None) -> Wait:
        """Where the call stands after that; nothing is given at its beginning."""
        try:
            return self._steps.send(given)
        except StopIteration:
            return Over()

    def _led(self) -> Generator[Wait, Any, None]:
        settings = self._settings
        request: Request | None = self._request("incoming", settings.voice_url, settings.voice_method, {})
        try:
            while request is not None:
                document = yield from self._fetched(request)
                request = yield from self._played(document)
            raise CallOver(EndedBy.LAST_VERB)
        except CallOver as over:
            self._end(over.by)

    def _fetched(self, request: Request) -> Generator[Wait, Any, Document]:
        """The document this request leads to, or else the fallback's; without either, the call ends."""
        self._documents += 1
        if self._documents > MOST_DOCUMENTS:
            raise EndlessCall(f"more than {MOST_DOCUMENTS} TwiML documents")
        given: Exchange | HangUp = yield Sending(request)
        if isinstance(given, HangUp):
            self._call.did(given)
            raise CallerGone
        document = self._read(given)
        if document is not None:
            return document
        if request.kind != "fallback" and self._settings.fallback_url:
            trouble = self._call.troubles[-1]
            told = {"ErrorCode": str(trouble.code), "ErrorUrl": request.url}
            fallback = self._request("fallback", self._settings.fallback_url, "POST", told)
            return (yield from self._fetched(fallback))
        self._call.status = IN_PROGRESS
        self._call.tone("error", APPLICATION_ERROR, spoken_seconds(APPLICATION_ERROR))
        raise CallOver(EndedBy.ERROR)

    def _read(self, exchange: Exchange) -> Document | None:
        call = self._call
        if exchange.trouble is not None:
            call.troubles.append(exchange.trouble)
            return None
        assert exchange.answer is not None
        try:
            document = document_of(exchange.answer)
        except BadAnswer as bad:
            call.troubles.append(bad.trouble)
            return None
        call.warnings += document.warnings
        call.url = exchange.redirects[-1][1] if exchange.redirects else exchange.request.url
        return document

    def _played(self, document: Document) -> Played:
        for place, verb in enumerate(document.verbs):
            if isinstance(verb, Reject) and place == 0 and self._call.status == RINGING:
                self._call.status = REJECTED_AS[verb.reason]
                raise CallOver(EndedBy.REJECTED)
            self._call.status = IN_PROGRESS
            request = yield from self._carried_out(verb)
            if request is not None:
                return request
        self._call.status = IN_PROGRESS
        return None

    def _carried_out(self, verb: Verb) -> Played:
        call = self._call
        match verb:
            case Say() | Play() | Pause():
                call.hear(verb)
            case Gather():
                entered = yield from gathered(verb, call)
                if entered is not None or verb.action_on_empty_result:
                    return self._request("action", verb.action, verb.method, entered or {})
            case Dial():
                ended = yield from dialled(verb, call)
                if verb.action is not None:
                    return (yield from self._asked(verb.action, verb.method, ended))
            case Record():
                message = yield from taped(verb, call)
                if message is not None:
                    return (yield from self._asked(verb.action, verb.method, message))
            case StartRecording():
                channels = 1 if verb.channels == "mono" else 2
                call.starts_recording(
                    "StartCallRecordingTwiML", channels, verb.track, verb.reports, verb.name
                )
            case StopRecording(name=name):
                call.stops_recordings(name)
            case Redirect():
                return self._request("redirect", verb.url, verb.method, {})
            case Hangup() | Reject():
                raise CallOver(EndedBy.HANGUP)
        return None

    def _asked(self, action: str, method: str, told: Mapping[str, str]) -> Played:
        """The request for an action; where the caller is gone already, nobody hears its answer."""
        request = self._request("action", action, method, told)
        if self._call.status == COMPLETED:
            yield Sending(request)
            raise CallOver(EndedBy.CALLER)
        return request

    def _request(self, kind: Kind, url: str, method: str, told: Mapping[str, str]) -> Request:
        """A request for a document; an empty URL is that of the document being played."""
        return Request(kind, method, urljoin(self._call.url, url), self._call.form(told))

    def _end(self, by: EndedBy) -> None:
        call = self._call
        call.ended_by = by
        if call.status in (RINGING, IN_PROGRESS):
            call.status = COMPLETED
        if self._settings.status_url:
            call.report_end(self._settings.status_url)
        call.stops_recordings()
