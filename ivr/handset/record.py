"""How a <Record> takes a message.

https://www.twilio.com/docs/voice/twiml/record
"""

from __future__ import annotations

from collections.abc import Generator

from ivr.handset.call import COMPLETED, Call, CallerGone
from ivr.handset.clock import spoken_seconds
from ivr.handset.moves import HangUp, LeaveMessage, Move, NotNow, Press, Speak, StaySilent
from ivr.handset.verbs import Record
from ivr.handset.waits import Taping

TONE_SECONDS = 1.0
HANGUP = "hangup"
"""What `Digits` says when the caller ended the message by hanging up."""


def taped(record: Record, call: Call) -> Generator[Taping, Move, dict[str, str] | None]:
    """The parameters for the action; None where nothing was recorded.

    `Digits` is the key that ended the message, or `hangup`: then the call is completed, and the action is
    asked for all the same.
    """
    if record.play_beep:
        call.tone("tone", "", TONE_SECONDS)
    recording = call.starts_recording("RecordVerb", 1, "inbound", record.reports)
    move = yield Taping(record, call.clock.seconds)
    spoken, ending = _message(move, record)
    kept = min(spoken, float(record.max_length))
    try:
        call.wait(kept)
        call.did(move)
        if spoken >= record.max_length:
            ending = ""
        elif not ending:
            call.wait(record.timeout)
            # The silence that ended the message stays in it, unless it is trimmed away.
            kept += record.timeout if kept and record.trim == "do-not-trim" else 0
    except CallerGone:
        kept, ending = call.clock.seconds - recording.began if kept else 0, HANGUP
    call.ends_recording(recording, kept)
    if recording.status == "completed":
        told = {
            "RecordingUrl": recording.url(call.account),
            "RecordingSid": recording.sid,
            "RecordingDuration": str(recording.seconds),
        }
        if ending == HANGUP:
            call.status = COMPLETED
        return {**told, "Digits": ending} if ending else told
    if ending == HANGUP:
        raise CallerGone
    return None


def _message(move: Move, record: Record) -> tuple[float, str]:
    """How many seconds are spoken, and what ends them: a key, hanging up, or else silence."""
    match move:
        case LeaveMessage(seconds=seconds, key=key):
            return seconds, key if key and key in record.finish_on_key else ""
        case Press(keys=keys, after=after):
            return after or 0, next((key for key in keys if key in record.finish_on_key), "")
        case Speak(words=words):
            return spoken_seconds(words), ""
        case HangUp(after=after):
            return after, HANGUP
        case StaySilent():
            return 0, ""
    raise NotNow(f"{type(move).__name__} means nothing while a message is recorded")
