"""What the network tells us of a call beside its turns: that it ended, that something was recorded.

Callbacks carry no seal: they are known by the call and the recording they speak of, may come twice, in
any order, hours late, or never.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from consent_store import Fact, Kept, Ledger, LedgerUnavailable
from ivr.alarms import Alarms
from ivr.calls.answer import Answer
from ivr.calls.behind import Behind
from ivr.facts import (
    CallEnded,
    RecordingAbsent,
    RecordingAllowed,
    RecordingCompleted,
    RecordingStarted,
    UnallowedRecording,
    UnknownCall,
    Withdrawn,
)
from ivr.facts import Fact as AnyFact
from ivr.flow import Span
from ivr.phone.inbound import call_id
from ivr.phone.twiml import NOTHING
from ivr.story.left_open import left_open

LAST_STATUSES = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
"""https://www.twilio.com/docs/voice/api/call-resource#call-status-values"""

RECORDING_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Ids of recordings stay opaque: Twilio's begin with RE, other carriers' are UUIDs."""

FAR = timedelta(days=3)
"""A callback may come hours late, and clocks may differ; beyond this a time is not believed."""

UNALLOWED_KEEP = Span(1, "days")
"""A recording nobody allowed is due for deletion at once; this only bounds it where nobody looks."""


class Callbacks:
    """Hears the network's callbacks; raises `LedgerUnavailable` when what they say cannot be kept."""

    def __init__(self, ledger: Ledger, behind: Behind, alarms: Alarms, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._behind = behind
        self._alarms = alarms
        self._clock = clock

    def status(self, form: Mapping[str, str]) -> Answer:
        """The end of a call, and with it the end of what it left open."""
        call, status = call_id(form), form.get("CallStatus", "")
        if call is None or status not in LAST_STATUSES:
            return Answer(NOTHING)
        if not self._ledger.knows(call):
            return self._unknown(call, "status")
        story = self._ledger.story(call)
        facts: list[tuple[str, AnyFact, str | None]] = []
        if not any(kept.kind == CallEnded.kind for kept in story):
            facts = [("ended." + fact.kind, fact, None) for fact in left_open(story)]
        facts.append((f"status.{status}", CallEnded(status, _whole(form.get("CallDuration"))), None))
        self._append(call, facts)
        erased = any(isinstance(fact, Withdrawn) for _, fact, _ in facts)
        return Answer(NOTHING, (self._behind.erase(call),) if erased else ())

    def recording(self, turn: int, form: Mapping[str, str]) -> Answer:
        """A recording that began, exists, or came to nothing; that turn's answer asked for it."""
        call, recording = call_id(form), form.get("RecordingSid", "")
        if call is None or not RECORDING_ID.fullmatch(recording):
            self._alarms.raised("unknown_call", call or "", "a recording without an id")
            return Answer(NOTHING)
        known = self._ledger.knows(call)
        if not known:
            self._unknown(call, "recording")
        story = self._ledger.story(call)
        status, source = form.get("RecordingStatus", ""), form.get("RecordingSource", "")[:40]
        allowed = _allowing(story, turn)
        facts: list[tuple[str, AnyFact, str | None]] = []
        if status in ("in-progress", "completed") and allowed is None:
            self._alarms.raised("unallowed_recording", call)
            facts.append((f"unallowed.{recording}", UnallowedRecording(source, turn), recording))
        if (fact := self._told(form, status, turn, allowed)) is not None:
            facts.append((f"recording.{recording}.{status}", fact, recording))
        self._append(call, facts)
        return Answer(NOTHING, (self._behind.erase(call),) if status == "completed" else ())

    def _told(
        self, form: Mapping[str, str], status: str, turn: int, allowed: RecordingAllowed | None
    ) -> AnyFact | None:
        source = form.get("RecordingSource", "")[:40]
        if status == "in-progress":
            return RecordingStarted(source, turn)
        if status == "completed":
            started = self._near(_moment(form.get("RecordingStartTime")))
            return RecordingCompleted(
                source=source,
                seconds=_whole(form.get("RecordingDuration")),
                channels=_whole(form.get("RecordingChannels")),
                started_at=started.isoformat(),
                purposes=allowed.purposes if allowed else (),
                delete_by=_delete_by(started, allowed).isoformat(),
                turn=turn,
            )
        if status in ("absent", "failed"):
            return RecordingAbsent(source, form.get("ErrorCode", "")[:10] or status, turn)
        return None

    def _near(self, told: datetime | None) -> datetime:
        """When the network says it began; a time far from ours is nobody's, and ours stands for it."""
        now = self._clock()
        return told if told is not None and abs(told - now) < FAR else now

    def _unknown(self, call: str, callback: str) -> Answer:
        self._alarms.raised("unknown_call", call)
        self._append(call, [(f"unknown.{callback}", UnknownCall(callback), None)])
        return Answer(NOTHING)

    def _append(self, call: str, facts: Sequence[tuple[str, AnyFact, str | None]]) -> None:
        now = self._clock()
        kept = [
            Fact(kind=fact.kind, key=key, happened_at=now, body=fact.body(), subject=subject)
            for key, fact, subject in facts
        ]
        try:
            self._ledger.append(call, kept)
        except LedgerUnavailable:
            self._alarms.raised("ledger", call)
            raise


def _allowing(story: Sequence[Kept], turn: int) -> RecordingAllowed | None:
    """The fact of that turn that allowed a recording."""
    for kept in story:
        if kept.kind == RecordingAllowed.kind and kept.turn == turn:
            body = kept.body
            return RecordingAllowed(
                str(body["step"]), tuple(body["purposes"]), dict(body["keep"]), str(body["source"])
            )
    return None


def _delete_by(started: datetime, allowed: RecordingAllowed | None) -> datetime:
    """The last of the days spoken for its purposes: the media goes when no purpose needs it any more."""
    if allowed is None:
        return UNALLOWED_KEEP.after(started)
    return max(_span(keep).after(started) for keep in allowed.keep.values())


def _span(words: str) -> Span:
    count, unit = words.split()
    match unit.rstrip("s"):
        case "day":
            return Span(int(count), "days")
        case "week":
            return Span(int(count), "weeks")
        case "month":
            return Span(int(count), "months")
        case _:
            return Span(int(count), "years")


def _moment(value: str | None) -> datetime | None:
    """RecordingStartTime is written as in e-mail: `Thu, 02 Jan 2026 15:04:05 +0000`."""
    try:
        found = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else None
