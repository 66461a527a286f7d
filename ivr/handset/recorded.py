"""A recording that runs on a call: from when to when, why, and what its callbacks say.

https://www.twilio.com/docs/voice/api/recording#recording-status-callback
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Literal

from ivr.handset.verbs import Reports

Source = Literal["DialVerb", "RecordVerb", "StartCallRecordingTwiML"]
TOO_SHORT = "16101"
"""https://www.twilio.com/docs/api/errors/16101"""


@dataclass
class Recorded:
    """One recording."""

    sid: str
    source: Source
    channels: int
    track: str
    began: float
    """Seconds into the call."""
    reports: Reports
    name: str = ""
    ended: float | None = None
    """Seconds into the call; None while it runs."""
    seconds: int | None = None
    """Its length once it is over; 0 where nothing was kept of it."""

    @property
    def status(self) -> str:
        """`in-progress`, `completed`, or `absent` where it came to nothing."""
        if self.seconds is None:
            return "in-progress"
        return "completed" if self.seconds else "absent"

    def end(self, at: float, kept: float) -> None:
        """Ends it there, `kept` seconds of it being audible."""
        self.ended, self.seconds = at, round(kept)

    def url(self, account: str) -> str:
        """Where Twilio keeps it, without a file extension."""
        return f"https://api.twilio.com/2010-04-01/Accounts/{account}/Recordings/{self.sid}"

    def form(self, account: str, call_sid: str, started_at: datetime) -> tuple[tuple[str, str], ...]:
        """What its callback says now; nothing of who calls whom."""
        form = {
            "AccountSid": account,
            "CallSid": call_sid,
            "RecordingSid": self.sid,
            "RecordingUrl": self.url(account),
            "RecordingStatus": self.status,
            "RecordingChannels": str(self.channels),
            "RecordingStartTime": format_datetime(started_at + timedelta(seconds=self.began)),
            "RecordingSource": self.source,
            "RecordingTrack": self.track,
            "ErrorCode": TOO_SHORT if self.status == "absent" else "0",
        }
        if self.status == "completed":
            form["RecordingDuration"] = str(self.seconds)
        return tuple(sorted(form.items()))
