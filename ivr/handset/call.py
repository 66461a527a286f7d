"""One call and all that is known of it: what was heard, done, asked and recorded, second by second."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from enum import StrEnum
from urllib.parse import urljoin

from ivr.handset.callbacks import Callbacks
from ivr.handset.clock import Clock, spoken_seconds
from ivr.handset.exchanges import Exchange, Request
from ivr.handset.heard import Done, Heard, Sound
from ivr.handset.moves import HangUp, Move
from ivr.handset.recorded import Recorded, Source
from ivr.handset.trouble import Trouble
from ivr.handset.verbs import Pause, Play, Prompt, Reports, Say

API_VERSION = "2010-04-01"
RINGING, IN_PROGRESS, COMPLETED = "ringing", "in-progress", "completed"
"""https://www.twilio.com/docs/voice/api/call-resource#call-status-values"""

LONGEST_CALL = 4 * 3600.0
"""Seconds (https://www.twilio.com/docs/voice/api/call-resource#timelimit)."""

AUDIO_SECONDS = 5.0
"""How long an audio file lasts: nobody listens to it here."""

PLACE = ("City", "State", "Zip", "Country")


class EndedBy(StrEnum):
    """What ended a call."""

    CALLER = "caller"
    HANGUP = "hangup"
    LAST_VERB = "last_verb"
    REJECTED = "rejected"
    ERROR = "application_error"
    TIME_LIMIT = "time_limit"


class CallOver(Exception):
    """The call is over."""

    def __init__(self, by: EndedBy) -> None:
        self.by = by
        super().__init__(by.value)


class CallerGone(CallOver):
    """The caller has hung up."""

    def __init__(self) -> None:
        super().__init__(EndedBy.CALLER)


@dataclass
class Call:
    """One call; `exchanges`, `heard`, `done` and `recordings` are in the order they happened."""

    call_sid: str
    account: str
    number: str
    called: str
    clock: Clock
    callbacks: Callbacks
    extra: Mapping[str, str] = field(default_factory=dict)
    hang_up_after: float | None = None
    """The second at which the caller hangs up, wherever the call stands."""
    dial_action_after_hang_up: bool = False
    listener: Callable[[Heard], None] | None = None
    """Told what is heard outside a question, as it is said."""
    status: str = RINGING
    exchanges: list[Exchange] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    whispers: list[Heard] = field(default_factory=list)
    """What whoever answered a <Dial> heard on their own line; the caller heard none of it."""
    done: list[Done] = field(default_factory=list)
    recordings: list[Recorded] = field(default_factory=list)
    warnings: list[Trouble] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    ended_by: EndedBy | None = None
    """None while the call lasts."""
    url: str = ""
    """Where the document came from that is being carried out."""

    @property
    def words(self) -> list[str]:
        """The words that were heard, each prompt for itself."""
        return [heard.words for heard in self.heard if heard.sound == "words"]

    @property
    def recorded(self) -> bool:
        """Whether anything of this call was recorded and exists."""
        return any(recording.status != "absent" for recording in self.recordings)

    @property
    def requests(self) -> list[Exchange]:
        """What the application was asked for the caller's documents, once for each."""
        return [
            exchange
            for exchange in self.exchanges
            if not exchange.repeated and exchange.request.kind not in ("whisper", "status", "recording")
        ]

    def form(self, more: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The parameters of a request about this call, and `more`.

        https://www.twilio.com/docs/voice/twiml#request-parameters
        """
        form = {
            "AccountSid": self.account,
            "ApiVersion": API_VERSION,
            "CallSid": self.call_sid,
            "CallStatus": self.status,
            "Called": self.called,
            "Caller": self.number,
            "Direction": "inbound",
            "From": self.number,
            "To": self.called,
        }
        for who, number in (("Called", self.called), ("Caller", self.number)):
            other = "To" if who == "Called" else "From"
            for part in PLACE:
                place = "FR" if part == "Country" and number.startswith("+33") else ""
                form[who + part] = form[other + part] = place
        return tuple(sorted({**form, **self.extra, **more}.items()))

    def wait(self, seconds: float) -> None:
        """Lets time pass; raises `CallerGone` if the caller hangs up in it."""
        if self.hang_up_after is not None and self.clock.seconds + seconds >= self.hang_up_after:
            self.clock.advance(self.hang_up_after - self.clock.seconds)
            self.did(HangUp())
            raise CallerGone
        self.clock.advance(seconds)
        if self.clock.seconds > LONGEST_CALL:
            raise CallOver(EndedBy.TIME_LIMIT)

    def hear(self, prompt: Prompt, within: float | None = None, told: bool = True) -> float:
        """Plays a prompt, `within` so many seconds at most; returns how long it was heard."""
        lasts = prompt_seconds(prompt)
        allowed = lasts if within is None else min(lasts, within)
        left = allowed if self.hang_up_after is None else self.hang_up_after - self.clock.seconds
        if left <= 0 < allowed:
            self.wait(0)
        cut = min(allowed, left) < lasts
        match prompt:
            case Say(words=words, voice=voice, language=language):
                self._heard("words", words, voice, language, cut, told)
            case Play(url=url):
                self._heard("audio", urljoin(self.url, url), cut=cut, told=told)
        self.wait(allowed)
        return allowed

    def whisper(self, prompt: Prompt) -> None:
        """Plays a prompt to the person who answered; the caller goes on hearing it ring."""
        match prompt:
            case Say(words=words, voice=voice, language=language):
                heard = Heard(self.clock.seconds, "words", words, voice, language, whispered=True)
            case Play(url=url):
                heard = Heard(self.clock.seconds, "audio", urljoin(self.url, url), whispered=True)
            case Pause():
                return self.wait(prompt_seconds(prompt))
        self.whispers.append(heard)
        if self.listener is not None:
            self.listener(heard)
        return self.wait(prompt_seconds(prompt))

    def tone(self, sound: Sound, words: str, seconds: float) -> None:
        """Something the network itself makes heard."""
        self._heard(sound, words)
        self.wait(seconds)

    def did(self, move: Move, lost: bool = False) -> None:
        """Notes what was done on the line."""
        self.done.append(Done(self.clock.seconds, move, lost))

    def starts_recording(
        self, source: Source, channels: int, track: str, reports: Reports, name: str = ""
    ) -> Recorded:
        """A recording runs from now on."""
        sid = "RE" + secrets.token_hex(16)
        recording = Recorded(sid, source, channels, track, self.clock.seconds, reports, name)
        self.recordings.append(recording)
        self._report(recording)
        return recording

    def ends_recording(self, recording: Recorded, kept: float) -> None:
        """It runs no longer, `kept` seconds of it being audible."""
        recording.end(self.clock.seconds, kept)
        self._report(recording)

    def stops_recordings(self, name: str | None = None) -> None:
        """Ends every recording that still runs, or the one of that name."""
        for recording in self.recordings:
            if recording.ended is None and name in (None, recording.name):
                self.ends_recording(recording, self.clock.seconds - recording.began)

    def report_end(self, url: str) -> None:
        """The call is over, and the number's own callback says so.

        https://www.twilio.com/docs/voice/api/call-resource#statuscallback
        """
        seconds = round(self.clock.seconds) if self.status == COMPLETED else 0
        told = {
            "CallDuration": str(seconds),
            "Duration": str(-(-seconds // 60)),
            "SequenceNumber": "0",
            "Timestamp": format_datetime(self.clock.now),
            "CallbackSource": "call-progress-events",
        }
        self.callbacks.due(Request("status", "POST", url, self.form(told)))

    def _report(self, recording: Recorded) -> None:
        reports = recording.reports
        if reports.url and recording.status in reports.events:
            form = recording.form(self.account, self.call_sid, self.clock.started_at)
            url = urljoin(self.url, reports.url)
            self.callbacks.due(Request("recording", reports.method, url, form))

    def _heard(
        self,
        sound: Sound,
        words: str,
        voice: str = "",
        language: str = "",
        cut: bool = False,
        told: bool = True,
    ) -> None:
        heard = Heard(self.clock.seconds, sound, words, voice, language, cut)
        self.heard.append(heard)
        if told and self.listener is not None:
            self.listener(heard)


def prompt_seconds(prompt: Prompt) -> float:
    """How long a prompt lasts."""
    match prompt:
        case Say(words=words, loop=loop):
            return spoken_seconds(words) * max(1, loop)
        case Play(loop=loop):
            return AUDIO_SECONDS * max(1, loop)
        case Pause(length=length):
            return float(length)
