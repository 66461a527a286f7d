"""Says whether a call was recorded wrongly, from what happened and nothing of the engine's mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ivr import facts
from ivr.actions import Behind, Connect, Listen, TakeDigits, TakeMessage
from ivr.engine import Turn
from ivr.engine.words import spoken_reason
from ivr.events import (
    CallStarted,
    Event,
    MayRecord,
    Pressed,
    Spoke,
    StayedSilent,
    Typed,
)
from ivr.flow import Flow, PauseRecording, Purpose, Span

Heard = tuple[Event, Turn]
Terms = tuple[Span, str | None]
VOICEMAIL_PASSES = (MayRecord.YES, MayRecord.SAMPLE, MayRecord.CAMPAIGN, MayRecord.STAFF)
LEAST_SECONDS = 3


class RecordedWrongly(AssertionError):
    """Somebody was recorded who was not told, had not decided, or had refused."""


@dataclass
class Known:
    """What has happened in the call so far."""

    told: Mapping[str, Terms] = field(default_factory=dict)
    """What the last notice told: each purpose with how long it is kept and its own words."""
    notice: str = ""
    heard: bool = False
    """That notice was heard to its end."""
    offer: facts.OfferMade | None = None
    offer_heard: bool = False
    granted: dict[str, Terms] = field(default_factory=dict)
    refused: bool = False
    lost: bool = False
    paused: bool = False
    country: str = ""
    unclear: bool = False
    """At this question the caller said something nobody understood."""


def judge(flow: Flow, call: Sequence[Heard]) -> None:
    """Raises `RecordedWrongly` if this call was: it reads flows, events, actions and facts, no state."""
    known = Known()
    before: Heard | None = None
    for event, turn in call:
        if isinstance(event, CallStarted):
            known.country = event.country
        known.lost = known.lost or event.may_record is MayRecord.LEDGER
        if event.may_record is MayRecord.WITHDRAWN:
            known.granted, known.refused = {}, True
        _hear(known, before, event)
        offered = known.offer
        for fact in turn.facts:
            _learn(known, flow, fact, before, (event, turn), offered)
        _follow(known, flow, turn)
        known.unclear = _unclear(turn, known.unclear)
        _recorded_rightly(known, flow, event, turn)
        before = event, turn


def _hear(known: Known, before: Heard | None, event: Event) -> None:
    """The silence that follows an offer is the offer heard to its end."""
    if before and any(isinstance(fact, facts.OfferMade) for fact in before[1].facts):
        known.offer_heard = isinstance(event, StayedSilent)


def _learn(
    known: Known,
    flow: Flow,
    fact: facts.Fact,
    before: Heard | None,
    now: Heard,
    offered: facts.OfferMade | None,
) -> None:
    event, turn = now
    match fact:
        case facts.NoticeStarted():
            known.told = _told(_flow_of(flow, fact.step), fact)
            known.notice, known.heard = fact.words_sha256, False
            known.offer, known.offer_heard = None, False
        case facts.NoticeCompleted(words_sha256=words) if isinstance(event, StayedSilent):
            known.heard = words == known.notice
        case facts.OfferMade():
            known.offer = fact
        case facts.Decision(value="refused" | "objected") | facts.Withdrawn():
            known.granted, known.refused = {}, True
        case facts.Decision() if not _counts_there(known, _flow_of(flow, fact.step), fact):
            known.offer = None
        case facts.Decision() if offered and known.heard and fact.notice_sha256 == known.notice:
            if _permits(event, fact, offered, in_doubt=known.refused or known.unclear) or (
                fact.by == "answering"
                and not known.refused
                and not known.unclear
                and known.offer_heard
                and before is not None
                and _goes_on(before, event, turn, fact, offered)
            ):
                known.granted |= {name: terms for name, terms in known.told.items() if name in fact.purposes}
                known.offer = None
        case facts.AlternativeChosen() | facts.Withdrawn():
            known.offer = None


def _told(flow: Flow, notice: facts.NoticeStarted) -> dict[str, Terms]:
    return {
        each.name: (each.keep, each.spoken)
        for each in _declared(flow)
        if each.name in notice.purposes and spoken_reason(each) in notice.words
    }


def _counts_there(known: Known, flow: Flow, decision: facts.Decision) -> bool:
    """Whether the law of the caller's country lets anything be recorded on this way of consenting."""
    asked = flow.callers.accepted.get(known.country)
    return decision.mode == "explicit" or asked is None or decision.mode in asked


def _permits(event: Event, decision: facts.Decision, offer: facts.OfferMade, *, in_doubt: bool) -> bool:
    """Whether what the caller did is a yes to the question they had heard."""
    match decision.value, event:
        case "accepted", Pressed(key=key):
            return key == offer.accept_key
        case "accepted", Spoke(phrase=phrase):
            return phrase in offer.accept_words
        case "continued" | "not_objected", StayedSilent():
            real = bool(offer.refuse_key) and offer.window_seconds >= LEAST_SECONDS
            return real and not in_doubt and decision.mode != "explicit"
    return False


def _goes_on(
    before: Heard, event: Event, turn: Turn, decision: facts.Decision, offer: facts.OfferMade
) -> bool:
    """Whether an answer was understood that came after a real time in which every word could be refused."""
    understood = any(
        isinstance(fact, facts.Chosen | facts.DigitsConfirmed)
        or (isinstance(fact, facts.DigitsTyped) and fact.found == "taken")
        for fact in turn.facts
    )
    match event:
        case Pressed(key=key):
            free = key != offer.refuse_key
        case Spoke(phrase=phrase):
            free = phrase != "" and phrase not in offer.refuse_words
        case Typed(digits=digits):
            free = (offer.refuse_key or "?") not in digits
        case _:
            free = False
    asked = [action for action in before[1].actions if not isinstance(action, Behind)]
    live = len(asked) == 1 and isinstance(asked[0], Listen | TakeDigits)
    seconds = (event.at - before[0].at).total_seconds()
    waits = offer.window_seconds == 0 and bool(offer.refuse_key) and decision.mode != "explicit"
    return understood and free and live and waits and seconds >= LEAST_SECONDS


def _follow(known: Known, flow: Flow, turn: Turn) -> None:
    """Whether recording is paused where the turn ends, from the steps it took."""
    for place in (place for fact in turn.facts if isinstance(fact, facts.StepsTaken) for place in fact.steps):
        step = _flow_of(flow, place).steps[place.rpartition("/")[2]]
        if isinstance(step, PauseRecording):
            known.paused = step.pause


def _recorded_rightly(known: Known, flow: Flow, event: Event, turn: Turn) -> None:
    for fact in turn.facts:
        if isinstance(fact, facts.RecordingAllowed):
            day = event.at.date()
            today = {
                each.name: (each.keep, each.spoken)
                for each in _declared(_flow_of(flow, fact.step))
                if each.open_on(day)
            }
            alike = all(
                name in today and today[name] == known.granted.get(name, "never") for name in fact.purposes
            )
            _require(alike and fact.purposes != (), "not granted, not as it was told, or closed")
    message = any(isinstance(action, TakeMessage) for action in turn.actions)
    if message or any(isinstance(action, Connect) and action.record for action in turn.actions):
        _require(any(isinstance(fact, facts.RecordingAllowed) for fact in turn.facts), "no fact allows it")
        _require(bool(known.granted) and not known.lost, "nothing granted, or no evidence")
        _require(event.may_record in (VOICEMAIL_PASSES if message else (MayRecord.YES,)), "forbidden outside")
        _require(not known.paused, "paused")


def _unclear(turn: Turn, before: bool) -> bool:
    """Whether something was not understood at the question that is now being asked."""
    if any(isinstance(fact, facts.StepsTaken) for fact in turn.facts):
        return False
    return before or any(
        (isinstance(fact, facts.NotUnderstood) and fact.heard == "unclear")
        or (isinstance(fact, facts.DigitsTyped) and fact.found != "taken")
        for fact in turn.facts
    )


def _flow_of(flow: Flow, place: str) -> Flow:
    return flow.others[place.partition("/")[0]] if "/" in place else flow


def _declared(flow: Flow) -> tuple[Purpose, ...]:
    return flow.recording.purposes if flow.recording else ()


def _require(truth: bool, what: str) -> None:
    if not truth:
        raise RecordedWrongly(what)
