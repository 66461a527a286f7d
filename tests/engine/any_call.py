"""Any flow whatever, proved or not, and any call on it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from ivr.engine import CallState, Waiting, advance, opening
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
    WentOn,
    pack,
    unpack,
)
from ivr.flow import (
    Alternatives,
    Answer,
    Ask,
    Business,
    Choice,
    Consent,
    Flow,
    Mode,
    Offer,
    Purpose,
    Recording,
    Retry,
    Span,
    Step,
    Text,
    Transfer,
    Voicemail,
)
from ivr.flow import HangUp as HangUpStep
from ivr.flow import Say as SayStep
from tests.engine.judge import Heard

T = TypeVar("T")
STEPS = ("a", "b", "c", "d", "e")
PURPOSES = ("service_quality", "training", "message", "own")
PHRASES = ("oui", "non", "je refuse", "continuer")
NUMBER = "+33199000101"
DAY = date(2026, 12, 1)


def mostly(usual: st.SearchStrategy[T], rarely: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """Nearly always the usual: a call must come far enough for something to go wrong."""
    return st.sampled_from(range(10)).flatmap(lambda drawn: rarely if drawn == 5 else usual)


names = st.sampled_from((*STEPS, *STEPS, *STEPS, *STEPS, "nowhere"))
keys = mostly(st.sampled_from("129*"), st.sampled_from([None, "", "12", "0", "#"]))
answers = st.builds(Answer, keys, st.lists(st.sampled_from(PHRASES), max_size=2).map(tuple))
retries = st.builds(Retry, names, st.integers(-1, 3))
waits = st.integers(-1, 9)
spoken = st.one_of(
    st.sampled_from(
        ["Bonjour.", "", "{purposes} {keep} {refuse.key} {accept.key}", "{nothing}", "é" * 3_000]
    ),
    st.text(max_size=20),
)
notices = mostly(st.just("Enregistré {purposes}, gardé {keep}."), spoken)
maybe = mostly(names, st.none())
days = mostly(st.none(), st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days)))
purposes = st.builds(
    Purpose,
    st.sampled_from(PURPOSES),
    st.builds(Span, st.integers(1, 9), st.sampled_from(["days", "weeks", "months", "years"])),
    days,
    days,
    st.one_of(st.none(), st.just("pour rire")),
)
wild_consents = st.builds(
    Consent,
    mode=st.sampled_from(Mode),
    notice=notices,
    offer=spoken,
    refuse=answers,
    refused=names,
    unclear=retries,
    window=waits,
    continued=maybe,
    accept=mostly(answers, st.none()),
    accepted=maybe,
    silence=st.one_of(st.none(), retries),
    purposes=st.lists(st.sampled_from((*PURPOSES, "unknown")), max_size=2).map(tuple),
)
tame_consents = st.builds(
    Consent,
    mode=st.sampled_from(Mode),
    notice=mostly(st.just("Enregistré {purposes}, gardé {keep}."), st.just("Enregistré pour rire.")),
    offer=st.just("Pour refuser, tapez 9."),
    refuse=mostly(st.just(Answer("9", ("je refuse",))), answers),
    refused=names,
    unclear=st.builds(Retry, names, st.integers(0, 1)),
    continued=st.one_of(st.just("b"), names),
    accept=st.just(Answer("1", ("oui",))),
    accepted=st.one_of(st.just("b"), names),
    purposes=st.one_of(st.just(()), st.lists(st.sampled_from(PURPOSES), max_size=2).map(tuple)),
)
consents = st.one_of(tame_consents, wild_consents)
recorders: st.SearchStrategy[Step] = st.one_of(
    st.builds(Transfer, st.just(NUMBER), names, names, names, st.just(True), waits, maybe),
    st.builds(Voicemail, spoken, names, st.sampled_from(PURPOSES), waits, maybe),
)
steps: st.SearchStrategy[Step] = st.one_of(
    consents,
    consents,
    st.builds(Transfer, st.just(NUMBER), names, names, names, st.booleans(), waits, maybe),
    recorders,
    st.builds(SayStep, spoken, names),
    st.builds(
        Ask,
        spoken,
        st.lists(st.builds(Choice, names, answers, names), max_size=3).map(tuple),
        retries,
        retries,
        waits,
    ),
    st.builds(
        Alternatives,
        spoken,
        st.lists(st.builds(Offer, names, answers, st.one_of(st.none(), spoken), maybe), max_size=3).map(
            tuple
        ),
        retries,
        retries,
        waits,
    ),
    st.builds(Text, spoken, names, names),
    st.builds(HangUpStep, st.one_of(st.none(), spoken)),
)
recordings = st.builds(
    Recording,
    st.lists(purposes, min_size=2, max_size=4).map(tuple),
    withdraw=st.one_of(st.none(), st.just(Answer("*", ("non",))), answers),
)
flows = st.builds(
    Flow,
    name=st.just("flow"),
    title=st.just("Any"),
    speaks=st.sampled_from(["fr-FR", "en-GB", "de-DE"]),
    voice=st.just("voice"),
    business=st.builds(Business, st.just("Firm"), fallback=st.sampled_from([None, "+33199000999"])),
    start=mostly(st.just("a"), names),
    steps=st.fixed_dictionaries(
        {
            "a": mostly(tame_consents, steps),
            "b": mostly(recorders, steps),
            "c": mostly(consents, steps),
            "d": steps,
            "e": steps,
        }
    ),
    recording=mostly(recordings, st.none()),
    speech=st.booleans(),
    version=st.just("f" * 64),
)
outside = st.sampled_from((*[MayRecord.YES] * 12, *MayRecord))
pauses = st.sampled_from([0, 1, 1, 1, 30, 86_400]).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def calls(draw: st.DrawFn) -> tuple[Flow, list[Heard]]:
    """A flow and a call on it: any event the call can wait for, at any time, with any answer from outside."""
    flow = draw(flows)
    at = datetime(2026, 12, 1, 22, 59, 58, tzinfo=UTC)
    caller = draw(st.sampled_from(Caller))
    event: Event = CallStarted(at, draw(outside), caller, draw(st.booleans()))
    state, call = opening(flow), list[Heard]()
    for _ in range(draw(st.integers(4, 16))):
        event = unpack(json.loads(json.dumps(pack(event))))
        turn = advance(flow, state, event)
        call.append((event, turn))
        state = CallState.from_list(json.loads(json.dumps(turn.state.to_list())))
        if state.waiting is Waiting.END:
            break
        at += draw(pauses)
        event = draw(any_event(state, at))
    return flow, call


@st.composite
def any_event(draw: st.DrawFn, state: CallState, at: datetime) -> Event:
    """Whatever a caller or the network could do where this call stands."""
    may = draw(outside)
    silent = st.just(StayedSilent(at, may))
    pressed = st.sampled_from("01299*#5").map(lambda key: Pressed(at, may, key))
    spoke = st.sampled_from((*PHRASES, "")).map(lambda phrase: Spoke(at, may, phrase))
    match state.waiting:
        case Waiting.NOTICE:
            return draw(mostly(silent, pressed))
        case Waiting.STAR:
            return draw(st.one_of(silent, pressed))
        case Waiting.OFFER | Waiting.CHOICE | Waiting.ALTERNATIVE:
            return draw(st.one_of(silent, silent, silent, pressed, spoke))
        case Waiting.TALK | Waiting.RECORDED_TALK:
            return TalkEnded(at, may, draw(st.sampled_from(Outcome)))
        case Waiting.MESSAGE:
            return MessageLeft(at, may, draw(st.integers(0, 9)), draw(st.sampled_from(["", "#", "*", "9"])))
        case Waiting.TEXT:
            return TextSent(at, may, draw(st.booleans()))
        case _:
            return WentOn(at, may)
