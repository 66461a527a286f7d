"""Says whether a call was recorded wrongly, from what happened and nothing of the engine's mind."""

from __future__ import annotations

from collections.abc import Sequence

from ivr import facts
from ivr.actions import Connect, TakeMessage
from ivr.engine import Turn
from ivr.engine.words import spoken_reason
from ivr.events import (
    Event,
    MayRecord,
    Pressed,
    Spoke,
    StayedSilent,
)
from ivr.flow import (
    Flow,
)

Heard = tuple[Event, Turn]
VOICEMAIL_PASSES = (MayRecord.YES, MayRecord.SAMPLE, MayRecord.CAMPAIGN, MayRecord.STAFF)


class RecordedWrongly(AssertionError):
    """Somebody was recorded who was not told, had not decided, or had refused."""


def judge(flow: Flow, call: Sequence[Heard]) -> None:
    """Raises `RecordedWrongly` if this call was: it reads events, actions and facts, no state."""
    declared = flow.recording.purposes if flow.recording else ()
    told: dict[str, set[str]] = {}
    heard: set[str] = set()
    offered: facts.OfferMade | None = None
    granted: set[str] = set()
    refused = lost = False
    for event, turn in call:
        before_this_event = offered
        lost = lost or event.may_record is MayRecord.LEDGER
        if event.may_record is MayRecord.WITHDRAWN:
            granted, refused = set(), True
        for fact in turn.facts:
            match fact:
                case facts.NoticeStarted():
                    told[fact.words_sha256] = {
                        each.name
                        for each in declared
                        if each.name in fact.purposes and spoken_reason(each, flow.speaks) in fact.words
                    }
                    offered = None
                case facts.NoticeCompleted(words_sha256=words) if isinstance(event, StayedSilent):
                    heard.add(words)
                case facts.OfferMade():
                    offered = fact
                case facts.Decision(value="refused" | "objected") | facts.Withdrawn():
                    granted, refused = set(), True
                case facts.Decision() if before_this_event and fact.notice_sha256 in heard:
                    if _permits(event, fact, before_this_event, after_a_refusal=refused):
                        granted |= set(fact.purposes) & told[fact.notice_sha256]
        for fact in turn.facts:
            if isinstance(fact, facts.RecordingAllowed):
                today = {each.name for each in declared if each.open_on(event.at.date())}
                _require(
                    set(fact.purposes) <= granted & today and fact.purposes != (), "not granted, or closed"
                )
        message = any(isinstance(action, TakeMessage) for action in turn.actions)
        if message or any(isinstance(action, Connect) and action.record for action in turn.actions):
            _require(
                any(isinstance(fact, facts.RecordingAllowed) for fact in turn.facts), "no fact allows it"
            )
            _require(bool(granted) and not lost, "nothing granted, or no evidence")
            _require(
                event.may_record in (VOICEMAIL_PASSES if message else (MayRecord.YES,)), "forbidden outside"
            )


def _permits(
    event: Event, decision: facts.Decision, offer: facts.OfferMade, *, after_a_refusal: bool
) -> bool:
    """Whether what the caller did is a yes to the question they had heard."""
    match decision.value, event:
        case "accepted", Pressed(key=key):
            return key == offer.accept_key
        case "accepted", Spoke(phrase=phrase):
            return phrase in offer.accept_words
        case "continued" | "not_objected", StayedSilent():
            real = bool(offer.refuse_key) and offer.window_seconds >= 3
            return real and not after_a_refusal and decision.mode != "explicit"
    return False


def _require(truth: bool, what: str) -> None:
    if not truth:
        raise RecordedWrongly(what)
