"""A line: follows a call's documents verb by verb, and stands still wherever somebody must do something.

Each move returns where the call stands next; two lines can be driven in turn, as two callers are.
"""

from __future__ import annotations

from ivr.handset.call import Call
from ivr.handset.callbacks import Callbacks
from ivr.handset.caller import Caller
from ivr.handset.course import Course
from ivr.handset.exchanges import Exchange, Request
from ivr.handset.moves import (
    EndTalk,
    HangUp,
    LeaveMessage,
    Move,
    NotNow,
    PickUp,
    Press,
    Ring,
    Speak,
    StaySilent,
    Unreached,
)
from ivr.handset.waits import Over, Sending, Wait
from ivr.handset.webhooks import Webhooks


class Line:
    """One call in progress.

    `waiting` is where it stands, `call` all that is known of it, `callbacks` what is still to be delivered.
    A line that `holds_requests` also stands still before each request for a document, until `go_on`.
    """

    def __init__(
        self,
        call: Call,
        course: Course,
        webhooks: Webhooks,
        callbacks: Callbacks,
        holds_requests: bool = False,
    ) -> None:
        self.call = call
        self.callbacks = callbacks
        self.holds_requests = holds_requests
        self._course = course
        self._webhooks = webhooks
        self.waiting: Wait = Over()
        self._advance(None)

    def press(self, keys: str, after: float | None = None) -> Wait:
        """Presses keys, `after` seconds or a moment after the last word."""
        return self.do(Press(keys, after))

    def say(self, words: str, after: float | None = None) -> Wait:
        """Says words, `after` seconds or a moment after the last word."""
        return self.do(Speak(words, after))

    def stay_silent(self) -> Wait:
        """Does nothing until the time allowed has passed."""
        return self.do(StaySilent())

    def hang_up(self, after: float = 0.0) -> Wait:
        """Hangs up, `after` seconds of what is going on; a held request is sent, and answered too late."""
        return self.do(HangUp(after))

    def pick_up(self, after: float = 4.0, number: str = "") -> Wait:
        """The person called answers; of several that ring, the one at that number."""
        return self.do(PickUp(after, number))

    def ring_out(self, ends: Unreached = Unreached.NO_ANSWER) -> Wait:
        """The person called is not reached."""
        return self.do(Ring(ends))

    def end_talk(self, seconds: float = 20.0) -> Wait:
        """The person called hangs up, after talking for that long."""
        return self.do(EndTalk(seconds))

    def leave_message(self, seconds: float, key: str = "") -> Wait:
        """Speaks after the tone, then presses `key` or falls silent."""
        return self.do(LeaveMessage(seconds, key))

    def do(self, move: Move) -> Wait:
        """Makes a move and returns where the call stands then; raises `NotNow` where it has no meaning."""
        if not isinstance(move, self.waiting.allows):
            here = type(self.waiting).__name__.lower()
            raise NotNow(f"{type(move).__name__} means nothing while the call is {here}")
        if isinstance(self.waiting, Sending):
            self._webhooks.make(self.waiting.request)
        return self._advance(move)

    def go_on(self) -> Exchange:
        """Sends the request that is held, takes its answer, and returns both; raises `NotNow`."""
        if not isinstance(self.waiting, Sending):
            raise NotNow("no request is held")
        exchange = self._webhooks.make(self.waiting.request)
        self._advance(exchange)
        return exchange

    def again(self, request: Request | None = None) -> Exchange:
        """Delivers a request once more, the last for a document if none is named; the call ignores it."""
        return self._webhooks.make(request or self.call.requests[-1].request, repeated=True)

    def run(self, caller: Caller) -> Call:
        """Lets a caller do the rest, to the end of the call."""
        while not isinstance(self.waiting, Over):
            if isinstance(self.waiting, Sending):
                self.go_on()
            else:
                self.do(caller.answers(self.waiting))
        return self.call

    def _advance(self, given: Move | Exchange | None) -> Wait:
        self.waiting = self._course.after(given)
        while isinstance(self.waiting, Sending) and not self.holds_requests:
            self.waiting = self._course.after(self._webhooks.make(self.waiting.request))
        if not isinstance(self.waiting, Sending):
            self.callbacks.flush()
        return self.waiting
