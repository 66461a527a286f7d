"""A webhook's form as an event: what the caller did, in our words; nothing here decides anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ivr.engine import Waiting
from ivr.events import (
    Caller,
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Outcome,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    TextSent,
    Typed,
    WentOn,
)
from ivr.flow import KEYS
from ivr.law.country import country_of

E164 = re.compile(r"\+[1-9]\d{6,14}")
CALL_ID = re.compile(r"[A-Za-z0-9:_.-]{1,64}")
"""Call ids stay opaque: Twilio's begin with CA, other carriers' are UUIDs."""

WITHHELD = frozenset({"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"})
"""ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE spelled on a keypad: how some networks write that
there is no number, though it looks like one."""

LONGEST_SPEECH = 500
"""Characters; more is not understood rather than cut, since a part of it may mean the contrary (law 5)."""

MOST_KEYS = 40
"""Of one answer; no flow asks for half as many."""

OUTCOMES = {
    "completed": Outcome.TALKED,
    "answered": Outcome.TALKED,
    "busy": Outcome.BUSY,
    "no-answer": Outcome.NO_ANSWER,
}
"""DialCallStatus; `failed`, `canceled` and anything new are failures
(https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values)."""

Understand = Callable[[str], str]


@dataclass(frozen=True)
class Moment:
    """When the webhook came and what the outside knew then."""

    at: datetime
    may_record: MayRecord


def call_id(form: Mapping[str, str]) -> str | None:
    """The call a webhook speaks of; None when it names none that we could keep or put into a URL."""
    given = form.get("CallSid", "")
    return given if CALL_ID.fullmatch(given) else None


def parent_call_id(form: Mapping[str, str]) -> str | None:
    """The call for which another person was rung, where the webhook speaks of that person's line."""
    given = form.get("ParentCallSid", "")
    return given if CALL_ID.fullmatch(given) else None


def caller_number(form: Mapping[str, str]) -> str | None:
    """The caller's number, where it is one that can be called back."""
    given = form.get("From", "")
    return given if E164.fullmatch(given) and given not in WITHHELD else None


def shown_caller(form: Mapping[str, str]) -> str | None:
    """Who is shown to the person a call is put through to: our own number where the caller has none.

    A client or SIP caller's address is refused there (https://www.twilio.com/docs/api/errors/13214).
    """
    called = form.get("To", "")
    return None if caller_number(form) or not E164.fullmatch(called) else called


def caller_kind(form: Mapping[str, str]) -> Caller:
    """How the caller shows themselves."""
    given = form.get("From", "").lower()
    if given.startswith("client:"):
        return Caller.CLIENT
    if given.startswith(("sip:", "sips:")):
        return Caller.SIP
    return Caller.NUMBER if caller_number(form) else Caller.HIDDEN


def event_of(
    form: Mapping[str, str],
    waiting: Waiting,
    moment: Moment,
    understand: Understand,
    text_accepted: bool = False,
) -> Event:
    """What this form means to a call that waits for that.

    `understand` turns speech into one of the phrases listed where the caller is, or into nothing.
    """
    at, may_record = moment.at, moment.may_record
    if waiting is Waiting.CALL:
        number = caller_number(form)
        country = country_of(number) if number else ""
        return CallStarted(at, may_record, caller_kind(form), number is not None, country)
    if waiting in (Waiting.TALK, Waiting.RECORDED_TALK):
        return TalkEnded(at, may_record, _outcome(form))
    if waiting is Waiting.MESSAGE:
        return MessageLeft(at, may_record, _seconds(form), _key(form))
    if waiting is Waiting.TEXT:
        return TextSent(at, may_record, text_accepted)
    if waiting is Waiting.DOCUMENT:
        return WentOn(at, may_record)
    if form.get("Digits") or _several(form, "Digits"):
        if waiting is Waiting.DIGITS:
            return Typed(at, may_record, _keys(form))
        return Pressed(at, may_record, _key(form))
    speech = form.get("SpeechResult", "")
    if speech or _several(form, "SpeechResult") or _something_heard(form):
        known = len(speech) <= LONGEST_SPEECH and not _several(form, "SpeechResult")
        return Spoke(at, may_record, understand(speech) if known else "")
    return StayedSilent(at, may_record)


def _outcome(form: Mapping[str, str]) -> Outcome:
    """How a transfer ended; who answers and hangs up before the two are joined has not talked."""
    found = OUTCOMES.get(form.get("DialCallStatus", ""), Outcome.FAILED)
    unjoined = found is Outcome.TALKED and form.get("DialBridged") == "false"
    return Outcome.NO_ANSWER if unjoined else found


def _several(form: Mapping[str, str], name: str) -> bool:
    """Whether a parameter came more than once with different values: then nobody knows what was done."""
    values: list[str] = getattr(form, "getlist", lambda _: [])(name)
    return len(set(values)) > 1


def _something_heard(form: Mapping[str, str]) -> bool:
    """Whether a voice was heard that gave no words; that is no silence."""
    try:
        return float(form.get("Confidence") or 0) > 0
    except ValueError:
        return True


def _key(form: Mapping[str, str]) -> str:
    """The one key that was pressed; nothing for several, for none, and for `hangup`."""
    given = form.get("Digits", "")
    return given if given in tuple(KEYS) and not _several(form, "Digits") else ""


def _keys(form: Mapping[str, str]) -> str:
    """The keys that were typed; nothing where there is anything else among them, or far too many."""
    given = form.get("Digits", "")
    only_keys = len(given) <= MOST_KEYS and set(given) <= set(KEYS) and not _several(form, "Digits")
    return given if only_keys else ""


def _seconds(form: Mapping[str, str]) -> int:
    given = form.get("RecordingDuration", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
