"""The callbacks of a call: delivered as they fall due, or held back: late, twice, in disorder, never.

https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
"""

from __future__ import annotations

from collections.abc import Callable

from ivr.handset.exchanges import Exchange, Request


class Callbacks:
    """What waits to be delivered, oldest first. Nothing leaves by itself while `held` is true."""

    def __init__(self, deliver: Callable[[Request], Exchange], held: bool = False) -> None:
        self._deliver = deliver
        self.held = held
        self.waiting: list[Request] = []

    def due(self, request: Request) -> None:
        """Takes a callback in."""
        self.waiting.append(request)

    def flush(self) -> None:
        """Delivers what has fallen due, unless it is held back."""
        if not self.held:
            self.deliver()

    def deliver(self, *callbacks: Request) -> list[Exchange]:
        """Delivers these in this order, or all that wait in theirs; one that no longer waits comes again."""
        chosen = callbacks or tuple(self.waiting)
        self.waiting = [request for request in self.waiting if request not in chosen]
        return [self._deliver(request) for request in chosen]

    def lose(self, *callbacks: Request) -> None:
        """Lets these, or all that wait, never arrive."""
        self.waiting = [request for request in self.waiting if callbacks and request not in callbacks]
