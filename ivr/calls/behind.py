"""What is done behind the answer, never before it: sending texts, erasing recordings.

What became of it is a fact; a text's next turn learns it from here.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from consent_store import Fact, Ledger, LedgerUnavailable, Provider, purge
from ivr.alarms import Alarms
from ivr.calls.untold import Untold
from ivr.facts import Fact as AnyFact
from ivr.facts import TextAccepted, TextFailed
from ivr.phone.inbound import caller_number

TEXT_WAIT_SECONDS = 0.6
"""How long the next turn waits to learn what became of a text; before it the caller heard a pause."""

LOOK_SECONDS = 0.3
"""How long one look into the ledger may take: the turn itself needs the rest of law 9's three seconds."""

LOOK_EVERY_SECONDS = 0.1
REMEMBERED_TEXTS = 1_000
TRIED_AGAIN_AFTER = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds between tries to write down a withdrawal that the ledger could not take at once."""


class TextRefused(Exception):
    """The network did not take the text; the reason never holds the number."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Network(Provider, Protocol):
    """The other side of the telephone network: deletes recordings, sends texts."""

    def send_text(self, to: str, words: str, sender: str | None) -> str:
        """The id of the message the network took; raises `TextRefused`."""
        ...


class Behind:
    """Work that follows an answer."""

    def __init__(
        self,
        ledger: Ledger,
        network: Network | None,
        alarms: Alarms,
        clock: Callable[[], datetime],
        text_sender: str | None = None,
        *,
        untold: Untold,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._ledger = ledger
        self._network = network
        self._alarms = alarms
        self._clock = clock
        self._text_sender = text_sender
        self._untold = untold
        self._sleep = sleep
        self._lock = threading.Lock()
        self._texts: OrderedDict[tuple[str, int], bool] = OrderedDict()

    def text(self, call: str, turn: int, words: str, form: Mapping[str, str]) -> Callable[[], None]:
        """The sending of a text to the caller, to be done once the turn that asked for it was answered."""
        to, sender = caller_number(form), self._text_sender or form.get("To")

        def send() -> None:
            fact: TextAccepted | TextFailed
            if to is None or self._network is None:
                fact = TextFailed("no_number" if to is None else "no_account")
            else:
                try:
                    fact = TextAccepted(self._network.send_text(to, words, sender))
                except TextRefused as refused:
                    fact = TextFailed(refused.reason)
            accepted = isinstance(fact, TextAccepted)
            with self._lock:
                self._texts[call, turn] = accepted
                while len(self._texts) > REMEMBERED_TEXTS:
                    self._texts.popitem(last=False)
            # Without an account nothing was meant to leave; the story says so.
            if not accepted and self._network is not None:
                self._alarms.raised("text", call)
            self._append(call, f"text.{turn}", fact, subject=getattr(fact, "message", None))

        return send

    def text_accepted(self, call: str, turn: int) -> bool:
        """Whether the text asked for in that turn was taken; what is not known by now counts as not."""
        waited_until = time.monotonic() + TEXT_WAIT_SECONDS
        while time.monotonic() < waited_until:
            with self._lock:
                here = self._texts.get((call, turn))
            if here is not None:
                return here
            if (elsewhere := self._text_fact(call, turn)) is not None:
                return elsewhere
            self._sleep(LOOK_EVERY_SECONDS)
        return False

    def erase(self, call: str) -> Callable[[], None]:
        """The deletion, at the provider, of what was recorded of a call and must not stay."""

        def delete() -> None:
            if self._network is None:
                return
            try:
                report = purge(self._ledger, self._network, self._clock(), call=call)
            except LedgerUnavailable:
                self._alarms.raised("erasing", call)
                return
            if report.failed:
                self._alarms.raised("erasing", call)

        return delete

    def keep_later(self, call: str, facts: Sequence[Fact]) -> Callable[[], None]:
        """The writing down of a no that the ledger could not take, and then the deletion it asks for.

        The facts ride in the seal too, but a caller who has said no may well hang up now.
        """

        def keep_and_delete() -> None:
            for pause in TRIED_AGAIN_AFTER:
                self._sleep(pause)
                try:
                    self._ledger.append(call, facts)
                except LedgerUnavailable:
                    continue
                self.erase(call)()
                return self.tell_untold()
            self._alarms.raised("evidence_late", call)
            return self._untold.put(call, facts)

        return keep_and_delete

    @property
    def has_untold(self) -> bool:
        """Whether a no waits for the ledger since an earlier day."""
        return self._untold.waits

    def tell_untold(self) -> None:
        """Gives the ledger every no that it could not take before."""
        try:
            for call in self._untold.tell(self._ledger):
                self.erase(call)()
        except LedgerUnavailable:
            self._alarms.raised("ledger")

    def _text_fact(self, call: str, turn: int) -> bool | None:
        try:
            story = self._ledger.story(call, within=LOOK_SECONDS)
        except LedgerUnavailable:
            return None
        for kept in story:
            if kept.key == f"text.{turn}":
                return kept.kind == TextAccepted.kind
        return None

    def _append(self, call: str, key: str, fact: AnyFact, subject: str | None) -> None:
        kept = Fact(kind=fact.kind, key=key, happened_at=self._clock(), body=fact.body(), subject=subject)
        try:
            self._ledger.append(call, [kept])
        except LedgerUnavailable:
            self._alarms.raised("ledger", call)
