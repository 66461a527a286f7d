"""TwiML's verbs, one dataclass each, with Twilio's defaults spelled out; nothing here does anything.

https://www.twilio.com/docs/voice/twiml
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """https://www.twilio.com/docs/voice/twiml/say"""

    words: str
    voice: str = ""
    """The account's own voice where none is named."""
    language: str = "en-US"
    loop: int = 1


@dataclass(frozen=True)
class Play:
    """https://www.twilio.com/docs/voice/twiml/play"""

    url: str
    loop: int = 1


@dataclass(frozen=True)
class Pause:
    """https://www.twilio.com/docs/voice/twiml/pause"""

    length: int = 1


Prompt = Say | Play | Pause
"""What may stand in a <Gather>."""


@dataclass(frozen=True)
class Gather:
    """https://www.twilio.com/docs/voice/twiml/gather"""

    prompts: tuple[Prompt, ...] = ()
    keys: bool = True
    speech: bool = False
    action: str = ""
    """Where the result goes; empty for the URL of the document itself."""
    method: str = "POST"
    timeout: int = 5
    speech_timeout: int | None = None
    """Seconds of silence that end an utterance; None is `auto`."""
    num_digits: int | None = None
    finish_on_key: str = "#"
    action_on_empty_result: bool = False
    hints: tuple[str, ...] = ()
    language: str = "en-US"


@dataclass(frozen=True)
class Reports:
    """Where and of what a recording reports.

    https://www.twilio.com/docs/voice/twiml/recording#recordingstatuscallbackevent
    """

    url: str = ""
    method: str = "POST"
    events: tuple[str, ...] = ("completed",)


@dataclass(frozen=True)
class Party:
    """Whom a <Dial> calls: a number, a SIP address, a client."""

    kind: str
    address: str
    url: str | None = None
    """The document they hear when they answer (https://www.twilio.com/docs/voice/twiml/number#attributes-url)."""
    method: str = "POST"


@dataclass(frozen=True)
class Dial:
    """https://www.twilio.com/docs/voice/twiml/dial"""

    parties: tuple[Party, ...]
    action: str | None = None
    """None where there is none: the document then goes on."""
    method: str = "POST"
    timeout: int = 30
    time_limit: int = 14400
    hangup_on_star: bool = False
    caller_id: str = ""
    record: str = "do-not-record"
    recording_track: str = "both"
    trim: str = "do-not-trim"
    reports: Reports = Reports()
    sequential: bool = False
    """They ring one after the other, instead of all at once."""


@dataclass(frozen=True)
class Record:
    """https://www.twilio.com/docs/voice/twiml/record"""

    action: str = ""
    """Where the result goes; empty for the URL of the document itself."""
    method: str = "POST"
    timeout: int = 5
    finish_on_key: str = "1234567890*#"
    max_length: int = 3600
    play_beep: bool = True
    trim: str = "trim-silence"
    reports: Reports = Reports()


@dataclass(frozen=True)
class StartRecording:
    """https://www.twilio.com/docs/voice/twiml/recording"""

    name: str = ""
    channels: str = "dual"
    track: str = "both"
    trim: str = "trim-silence"
    reports: Reports = Reports()


@dataclass(frozen=True)
class StopRecording:
    """https://www.twilio.com/docs/voice/twiml/stop"""

    name: str


@dataclass(frozen=True)
class Redirect:
    """https://www.twilio.com/docs/voice/twiml/redirect"""

    url: str = ""
    method: str = "POST"


@dataclass(frozen=True)
class Hangup:
    """https://www.twilio.com/docs/voice/twiml/hangup"""


@dataclass(frozen=True)
class Reject:
    """https://www.twilio.com/docs/voice/twiml/reject"""

    reason: str = "rejected"


Verb = Prompt | Gather | Dial | Record | StartRecording | StopRecording | Redirect | Hangup | Reject
