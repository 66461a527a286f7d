"""Actions as TwiML: each one is built with twilio.twiml once and kept; an answer only fills in addresses.

https://www.twilio.com/docs/voice/twiml
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from ivr.actions import Action, Connect, GoOn, HangUp, Listen, Play, Say, Spoken, TakeDigits, TakeMessage

CONTENT_TYPE = "text/xml; charset=utf-8"
OPENING = b'<?xml version="1.0" encoding="UTF-8"?><Response>'
CLOSING = b"</Response>"
NOTHING = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'
"""An answer that asks for nothing."""

LARGEST_DOCUMENT = 64_000
"""Bytes; Twilio ends the call beyond 64 kB (https://www.twilio.com/docs/api/errors/11750)."""

RECORDING_EVENTS = "in-progress completed absent"
"""`in-progress` is how we learn of a recording that nobody allowed."""

KEPT_FRAGMENTS = 4_096
"""A fragment depends on the flow and the day, never on who calls: callers cannot crowd one another out.
What says something of the caller's own is built anew and not kept."""

MOST_HINTS, LONGEST_HINT = 500, 100
"""https://www.twilio.com/docs/voice/twiml/gather#hints"""

LARGEST_HINTS = 3_000
"""Bytes of all hints together, escaped: with the longest words there still is room for the addresses."""

MESSAGE_SILENCE = 5
"""Seconds of silence that end a voicemail."""

NEXT, RECORDING, CALLER_ID = ("\x01next\x01", "\x01recording\x01", "\x01caller-id\x01")
WHISPER, AUDIO = ("\x01whisper\x01", "\x01audio\x01")
"""Where an address is filled in. XML cannot carry their first character, so no word is taken for one."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Addresses:
    """What an answer fills in: where the call comes back, where recordings report, who is shown calling."""

    next: str
    recording: str
    caller_id: str | None = None
    whisper: str = ""
    """Where the document lies that whoever answers a transfer hears first."""
    audio: str = ""
    """Where the files of `flows/audio` lie, without a slash at the end."""


class TooLarge(ValueError):
    """Twilio would end the call rather than read so large a document."""


def document(actions: Iterable[Action], addresses: Addresses) -> bytes:
    """The actions the telephone must carry out, as one TwiML document; raises `TooLarge` beyond 64 kB."""
    slots = {
        NEXT: _attribute(addresses.next),
        RECORDING: _attribute(addresses.recording),
        CALLER_ID: b""
        if addresses.caller_id is None
        else b' callerId="%s"' % _attribute(addresses.caller_id),
        WHISPER: _attribute(addresses.whisper),
        AUDIO: _attribute(addresses.audio),
    }
    parts = [OPENING]
    for action in actions:
        if isinstance(action, Spoken):
            made_of = built(action) if _is_personal(action) else fragment(action)
            parts += [slots[part] if isinstance(part, str) else part for part in made_of]
    parts.append(CLOSING)
    made = b"".join(parts)
    if len(made) > LARGEST_DOCUMENT:
        raise TooLarge(TooLarge.__doc__)
    return made


@lru_cache(maxsize=KEPT_FRAGMENTS)
def fragment(action: Spoken) -> tuple[bytes | str, ...]:
    """One action as TwiML, built once and kept."""
    return built(action)


def built(action: Spoken) -> tuple[bytes | str, ...]:
    """One action as TwiML, cut where an address is to be filled in."""
    response = VoiceResponse()
    match action:
        case Say():
            _speak(response, action)
        case Play():
            _play(response, action)
        case Listen() | TakeDigits():
            response.append(_gather(action))
        case Connect():
            response.append(_dial(action))
        case TakeMessage():
            response.record(
                action=NEXT,
                method="POST",
                timeout=MESSAGE_SILENCE,
                finish_on_key=spoken(action.end_keys),
                max_length=action.longest,
                play_beep=True,
                trim="do-not-trim",
                recording_status_callback=RECORDING,
                recording_status_callback_event=RECORDING_EVENTS,
                recording_status_callback_method="POST",
            )
            # Twilio does not call `action` for an empty recording but goes on in the document.
            response.redirect(NEXT, method="POST")
        case GoOn():
            if action.pause:
                response.pause(length=action.pause)
            response.redirect(NEXT, method="POST")
        case HangUp():
            response.hangup()
    inner = re.sub(r"^.*?<Response ?/?>|</Response>$", "", str(response), flags=re.DOTALL)
    inner = inner.replace(f' callerId="{CALLER_ID}"', CALLER_ID)
    slots = (NEXT, RECORDING, CALLER_ID, WHISPER, AUDIO)
    cut = re.split(f"({'|'.join(slots)})", inner)
    return tuple(part if part in slots else part.encode("utf-8") for part in cut if part)


def spoken(words: str) -> str:
    """The words without the characters that XML 1.0 cannot carry and that would end the call.

    https://www.w3.org/TR/xml/#charsets and https://www.twilio.com/docs/api/errors/12100
    """
    return _NOT_XML.sub("", words)


def _speak(parent: VoiceResponse | Gather, say: Say) -> None:
    parent.say(spoken(say.words), voice=spoken(say.voice), language=spoken(say.language))


def _play(parent: VoiceResponse | Gather, play: Play) -> None:
    elsewhere = play.audio.startswith("https://")
    parent.play(spoken(play.audio) if elsewhere else f"{AUDIO}/{quote(spoken(play.audio), safe='')}")


def _is_personal(action: Spoken) -> bool:
    said = action.prompt if isinstance(action, Listen | TakeDigits) else (action,)
    return any(isinstance(each, Say) and each.personal for each in said)


def _gather(action: Listen | TakeDigits) -> Gather:
    most, end_key = (action.most, action.end_key) if isinstance(action, TakeDigits) else (1, "")
    speech: dict[str, object] = {}
    if action.phrases:
        speech = {
            "language": spoken(action.language),
            "hints": _hints(action.phrases),
            "speech_timeout": "auto",
            # Twilio's filter would put stars into the words a decision is read from.
            "profanity_filter": False,
        }
    gather = Gather(
        input="dtmf speech" if action.phrases else "dtmf",
        action=NEXT,
        method="POST",
        timeout=action.seconds,
        num_digits=most,
        # Unless this is said, `#` as the first key would count as no input.
        finish_on_key=spoken(end_key),
        action_on_empty_result=True,
        **speech,
    )
    for said in action.prompt:
        if isinstance(said, Play):
            _play(gather, said)
        else:
            _speak(gather, said)
    return gather


def _hints(phrases: tuple[str, ...]) -> str:
    """As many of the phrases as there is room for; the others are understood without a hint."""
    hints: list[str] = []
    room = LARGEST_HINTS
    for phrase in phrases[:MOST_HINTS]:
        hint = spoken(phrase).replace(",", " ")[:LONGEST_HINT]
        room -= len(_attribute(hint)) + len(", ")
        if room < 0:
            break
        hints.append(hint)
    return ", ".join(hints)


def _dial(action: Connect) -> Dial:
    attributes: dict[str, object] = {"timeout": action.rings, "caller_id": CALLER_ID}
    if action.returns:
        attributes |= {"action": NEXT, "method": "POST"}
    if action.star_ends:
        attributes["hangup_on_star"] = True
    if action.record:
        # Both legs, a channel each, nothing cut: written out, since the defaults differ from verb to verb.
        attributes |= {
            "record": "record-from-answer-dual",
            "recording_track": "both",
            "trim": "do-not-trim",
            "recording_status_callback": RECORDING,
            "recording_status_callback_event": RECORDING_EVENTS,
            "recording_status_callback_method": "POST",
        }
    if len(action.numbers) > 1 and not action.together:
        attributes["sequential"] = True
    dial = Dial(**attributes)
    whisper = {"url": WHISPER, "method": "POST"} if action.whispers else {}
    for number in action.numbers:
        dial.number(spoken(number), **whisper)
    return dial


def _attribute(value: str) -> bytes:
    return escape(spoken(value), {'"': "&quot;"}).encode()
