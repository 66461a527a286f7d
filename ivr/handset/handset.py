"""The handset: places calls as Twilio places them, and hands back all that was seen on the line."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import UTC, datetime

from ivr.handset.call import Call
from ivr.handset.callbacks import Callbacks
from ivr.handset.caller import Caller, Script
from ivr.handset.clock import Clock
from ivr.handset.course import Course, NumberSettings
from ivr.handset.heard import Heard
from ivr.handset.line import Line
from ivr.handset.moves import Move
from ivr.handset.session import OpenSession, network
from ivr.handset.webhooks import Webhooks

ANYBODY, FIRM = "+33639980001", "+33199000123"
"""Numbers that belong to nobody (https://www.arcep.fr/uploads/tx_gsavis/18-0881.pdf)."""

HIDDEN = "anonymous"
"""What `From` says of a caller who hides their number."""


@dataclass(frozen=True)
class Handset:
    """A telephone, and the number it calls as that is set up at Twilio.

    `number` is who calls: a number, `HIDDEN`, `sip:…` or `client:…`; `called` the number that is called.
    `extra` are parameters sent with every request, `http` opens the session of each call.
    """

    voice_url: str
    _: KW_ONLY
    token: str = field(repr=False)
    account: str = "AC" + "0" * 32
    number: str = field(default=ANYBODY, repr=False)
    called: str = field(default=FIRM, repr=False)
    voice_method: str = "POST"
    status_url: str | None = None
    fallback_url: str | None = None
    dial_action_after_hang_up: bool = False
    """Ask a <Dial> for its action although the caller hung up: undocumented, and seen all the same."""
    extra: Mapping[str, str] = field(default_factory=dict)
    http: OpenSession = network

    def call(
        self,
        caller: Caller | Iterable[str | Move] = (),
        *,
        call_sid: str | None = None,
        started_at: datetime | None = None,
        hang_up_after: float | None = None,
        deliveries: int = 1,
        holds_callbacks: bool = False,
    ) -> Call:
        """Calls, lets `caller` do the talking, and returns the call when it is over.

        `caller` may be a list of moves, as `Script` reads them; `start` says what the rest means.
        """
        somebody = caller if isinstance(caller, Caller) else Script(caller)
        line = self.start(
            call_sid=call_sid,
            started_at=started_at,
            hang_up_after=hang_up_after,
            deliveries=deliveries,
            holds_callbacks=holds_callbacks,
            listener=somebody.hears,
        )
        return line.run(somebody)

    def start(
        self,
        *,
        call_sid: str | None = None,
        started_at: datetime | None = None,
        hang_up_after: float | None = None,
        deliveries: int = 1,
        holds_callbacks: bool = False,
        holds_requests: bool = False,
        listener: Callable[[Heard], None] | None = None,
    ) -> Line:
        """Calls, and returns the line once the call stands still for the first time.

        `hang_up_after` is a second of the call's own time, which begins at `started_at` (now, unless given).
        `deliveries` is how often each request is delivered; the call takes the first answer.
        `holds_callbacks` keeps callbacks until `line.callbacks.deliver`; `holds_requests` stops before each
        request for a document until `line.go_on`.
        """
        clock = Clock(started_at or datetime.now(UTC))
        webhooks = Webhooks(self.http(), self.token, clock, deliveries)
        callbacks = Callbacks(webhooks.make, holds_callbacks)
        call = Call(
            call_sid=call_sid or "CA" + secrets.token_hex(16),
            account=self.account,
            number=self.number,
            called=self.called,
            clock=clock,
            callbacks=callbacks,
            extra=self.extra,
            dial_action_after_hang_up=self.dial_action_after_hang_up,
            hang_up_after=hang_up_after,
            listener=listener,
            exchanges=webhooks.exchanges,
        )
        settings = NumberSettings(self.voice_url, self.voice_method, self.status_url, self.fallback_url)
        return Line(call, Course(call, settings), webhooks, callbacks, holds_requests)
