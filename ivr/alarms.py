"""Alarms: a log line and a count, at most one line for a cause and hour; never a number or a secret."""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from ivr.render.typed import as_typed

QUIET_FOR = timedelta(hours=1)
LONGEST_DETAIL = 100
NUMBER = re.compile(r"(?<![0-9A-Za-z])\+?[0-9]{7,}(?![0-9A-Za-z])")
UNPRINTABLE = re.compile(r"[^\w .:+/-]")

logger = logging.getLogger("accord.alarm")

CAUSES = {
    "ledger": "the evidence cannot be kept, so calls go on unrecorded; look at the database",
    "evidence_lost": "a call went on for so long without its ledger that part of its story is lost",
    "evidence_late": "a caller's no waits in the folder untold until a ledger answers; run accord purge then",
    "consent_missing": "a caller reached a step that records without having been asked; mend the flow",
    "unallowed_recording": "something records that the ledger never allowed; look at the number's settings",
    "unknown_call": "the network speaks of a call that was never taken here; look where the number points",
    "unreadable_seal": "a call came back with a state that cannot be read; were the secrets changed?",
    "turn_failed": "a turn of a call failed and the caller heard an apology; look at the log",
    "given_up": "a call turned in circles and was put through to the fallback; look at the flow",
    "no_flow": "a call came in for a flow that cannot be served; lint it",
    "fallback_used": "the network could not get an answer and used the fallback; look at the log",
    "erasing": "a recording could not be deleted yet; it will be tried again",
    "text": "a text message could not be sent",
    "behind": "something to be done behind an answer failed; look at the log, and run accord purge",
}
"""Every cause and, for the owner, what to do."""


class Alarms:
    """Raises alarms and counts them."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last: dict[str, datetime] = {}
        self.counts: Counter[str] = Counter()

    def raised(self, cause: str, call: str = "", detail: str = "") -> None:
        """Counts the cause, and writes it to the log unless it was written within the hour."""
        with self._lock:
            self.counts[cause] += 1
            now = self._clock()
            last = self._last.get(cause)
            if last is not None and now - last < QUIET_FOR:
                return
            self._last[cause] = now
        where = f" (call {_plain(call)})" if call else ""
        what = f" [{_plain(detail)}]" if detail else ""
        logger.error("alarm %s: %s%s%s", cause, as_typed(CAUSES[cause]), where, what)


def _plain(given: str) -> str:
    """One short line, whatever came in by an address, and no number in it."""
    return NUMBER.sub("…", UNPRINTABLE.sub("?", given))[:LONGEST_DETAIL]
