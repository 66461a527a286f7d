"""How a <Dial> rings, connects and ends.

https://www.twilio.com/docs/voice/twiml/dial
"""

from __future__ import annotations

import secrets
from collections.abc import Generator
from typing import Any

from ivr.handset.call import COMPLETED, Call, CallerGone
from ivr.handset.moves import EndTalk, HangUp, Move, NotNow, PickUp, Press, Ring, StaySilent, Unreached
from ivr.handset.recorded import Recorded
from ivr.handset.trouble import CALLER_ID, Trouble
from ivr.handset.verbs import Dial, Party
from ivr.handset.waits import Ringing, Sending, Talking
from ivr.handset.whispered import whispered

ADDED_SECONDS = 5
"""Twilio lets it ring longer than it is told (https://www.twilio.com/docs/voice/twiml/dial#timeout)."""

BUSY_SECONDS = 2.0


def dialled(dial: Dial, call: Call) -> Generator[Ringing | Talking | Sending, Any, dict[str, str]]:
    """The parameters for the action, how it ended among them.

    The call is completed where the caller hung up and the action is asked for all the same.
    """
    leg = "CA" + secrets.token_hex(16)
    told = {"DialCallSid": leg, "DialBridged": "false"}
    if not _may_be_shown(dial, call):
        call.troubles.append(Trouble(CALLER_ID, "the caller's address cannot be shown to a telephone number"))
        return {**told, "DialCallStatus": Unreached.FAILED.value}
    recorded = _record(dial, call) if "from-ringing" in dial.record else None
    try:
        party = yield from _rung(dial, call)
        if isinstance(party, Unreached):
            return {**told, "DialCallStatus": party.value}
        if "from-answer" in dial.record:
            recorded = _record(dial, call)
        answered = call.clock.seconds
        told["DialCallStatus"] = "completed"
        if (yield from whispered(party, leg, dial, call)):
            told["DialBridged"] = "true"
            yield from _talked(dial, call, recorded is not None)
    except CallerGone:
        if not call.dial_action_after_hang_up or dial.action is None:
            raise
        call.status = COMPLETED
        told.setdefault("DialCallStatus", Unreached.CANCELED.value)
    finally:
        if recorded is not None:
            call.ends_recording(recorded, call.clock.seconds - recorded.began)
    if told["DialCallStatus"] == "completed":
        told["DialCallDuration"] = str(round(call.clock.seconds - answered))
    if recorded is not None and recorded.status == "completed":
        told |= {
            "RecordingUrl": recorded.url(call.account),
            "RecordingSid": recorded.sid,
            "RecordingDuration": str(recorded.seconds),
        }
    return told


def _may_be_shown(dial: Dial, call: Call) -> bool:
    """Whether who calls can be shown to whom is called: a SIP address or a client not to a number."""
    shown = dial.caller_id or call.number
    to_a_number = any(party.kind == "number" for party in dial.parties)
    return not (to_a_number and shown.startswith(("sip:", "sips:", "client:")))


def _record(dial: Dial, call: Call) -> Recorded:
    # A single track is mono, whatever was asked for; the call is always the caller's leg.
    both = dial.recording_track == "both" and dial.record.endswith("-dual")
    return call.starts_recording("DialVerb", 2 if both else 1, dial.recording_track, dial.reports)


def _rung(dial: Dial, call: Call) -> Generator[Ringing, Move, Party | Unreached]:
    """Who answered, or else how the last ringing ended.

    https://www.twilio.com/docs/voice/twiml/dial#sequential
    """
    found: Party | Unreached = Unreached.FAILED
    for parties in [(party,) for party in dial.parties] if dial.sequential else [dial.parties]:
        if parties:
            found = yield from _ringing(dial, parties, call)
        if isinstance(found, Party):
            break
    return found


def _ringing(
    dial: Dial, parties: tuple[Party, ...], call: Call
) -> Generator[Ringing, Move, Party | Unreached]:
    """Who of these answered first, or how their ringing ended; the others stop ringing."""
    longest = float(dial.timeout + ADDED_SECONDS)
    move = yield Ringing(dial, call.clock.seconds, parties)
    if isinstance(move, StaySilent):
        move = Ring(Unreached.NO_ANSWER)
    match move:
        case HangUp(after=after):
            call.wait(min(after, longest))
            call.did(move)
            raise CallerGone
        case PickUp(after=after, number=number) if after < longest:
            answers = [party for party in parties if number in ("", party.address)]
            if not answers:
                raise NotNow("nobody rings at that number")
            call.wait(after)
            call.did(move)
            return answers[0]
        case PickUp() | Ring(ends=Unreached.NO_ANSWER):
            call.wait(longest)
            call.did(move, lost=isinstance(move, PickUp))
            return Unreached.NO_ANSWER
        case Ring(ends=ends, after=after):
            call.wait(min(BUSY_SECONDS if after is None else after, longest))
            call.did(move)
            return ends
    raise NotNow(f"{type(move).__name__} means nothing while it rings")


def _talked(dial: Dial, call: Call, recorded: bool) -> Generator[Talking, Move, None]:
    """Lets them talk until one of them, or the time limit, ends it; raises `CallerGone`."""
    left = float(dial.time_limit)
    while left > 0:
        move = yield Talking(dial, recorded, call.clock.seconds)
        lasts = _lasts(move)
        call.wait(min(lasts, left))
        left -= lasts
        match move:
            case _ if left < 0:
                call.did(move, lost=True)
            case HangUp():
                call.did(move)
                raise CallerGone
            case EndTalk():
                call.did(move)
                return
            case Press(keys=keys):
                call.did(move, lost=not (dial.hangup_on_star and "*" in keys))
                if dial.hangup_on_star and "*" in keys:
                    return


def _lasts(move: Move) -> float:
    match move:
        case HangUp(after=after):
            return after
        case EndTalk(seconds=seconds):
            return seconds
        case Press(after=after):
            return EndTalk().seconds if after is None else after
    raise NotNow(f"{type(move).__name__} means nothing in a talk: press, hang up, or let the talk end")
