"""Any flow whatever, proved or not, with other flows it can go to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from ivr.flow import (
    BACK,
    Alternatives,
    Answer,
    Ask,
    Business,
    Case,
    Choice,
    Collect,
    Consent,
    Dates,
    Digits,
    Flow,
    Goto,
    Holidays,
    Hours,
    Mode,
    More,
    Offer,
    Opening,
    PauseRecording,
    Play,
    Purpose,
    Recording,
    Retry,
    Set,
    Span,
    Step,
    Team,
    Text,
    Transfer,
    Voicemail,
    Week,
    When,
)
from ivr.flow import HangUp as HangUpStep
from ivr.flow import Say as SayStep
from ivr.flow.callers import Callers

T = TypeVar("T")
STEPS = ("a", "b", "c", "d", "e")
OTHERS = ("other", "third")
ONLY_A_YES_IN_BELGIUM = Callers({"BE": frozenset({Mode.EXPLICIT})})
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
        [
            "Bonjour.",
            "",
            "{purposes} {keep} {refuse.key} {accept.key}",
            "{nothing} {recorded}",
            "{x} {y}",
            "é" * 3_000,
        ]
    ),
    st.text(max_size=20),
)
notices = mostly(st.sampled_from(["Enregistré {purposes}, gardé {keep}.", "{x} {purposes}"]), spoken)
maybe = mostly(names, st.none())
days = mostly(st.none(), st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days)))
purposes = st.builds(
    Purpose,
    st.sampled_from(PURPOSES),
    st.builds(Span, st.integers(1, 2), st.sampled_from(["days", "weeks", "months", "years"])),
    days,
    days,
    st.one_of(st.none(), st.just("pour rire")),
)
variables = st.sampled_from(["x", "y", "z"])
weeks = st.lists(
    st.lists(st.builds(Opening, st.integers(0, 800), st.integers(600, 1_440)), max_size=2).map(tuple),
    min_size=7,
    max_size=7,
).map(lambda days: Week(tuple(days)))
mores = st.builds(More, st.just(Answer("0", ("continuer",))), spoken)
windows = st.one_of(st.none(), waits)
wild_consents = st.builds(
    Consent,
    mode=st.sampled_from(Mode),
    notice=notices,
    offer=spoken,
    refuse=answers,
    refused=names,
    unclear=retries,
    window=windows,
    continued=maybe,
    accept=mostly(answers, st.none()),
    accepted=maybe,
    silence=st.one_of(st.none(), retries),
    purposes=st.lists(st.sampled_from((*PURPOSES, "unknown")), max_size=2).map(tuple),
    more=st.one_of(st.none(), mores),
)
tame_consents = st.builds(
    Consent,
    mode=st.sampled_from(Mode),
    notice=mostly(st.just("Enregistré {purposes}, gardé {keep}."), st.just("Enregistré pour rire.")),
    offer=mostly(st.just("Pour refuser, tapez {refuse.key}."), st.just("Pour refuser, tapez 9.")),
    refuse=mostly(st.just(Answer("9", ("je refuse",))), answers),
    refused=names,
    unclear=st.builds(Retry, names, st.integers(0, 1)),
    window=st.sampled_from([5, 5, None]),
    continued=st.one_of(st.just("b"), names),
    accept=st.just(Answer("1", ("oui",))),
    accepted=st.one_of(st.just("b"), names),
    purposes=st.one_of(st.just(()), st.lists(st.sampled_from(PURPOSES), max_size=2).map(tuple)),
    more=st.one_of(st.none(), st.none(), mores),
)
consents = st.one_of(tame_consents, wild_consents)
transfers = st.builds(
    Transfer,
    st.just(NUMBER),
    names,
    names,
    names,
    st.booleans(),
    waits,
    maybe,
    mostly(st.none(), st.sampled_from(["team", "nobody", "gone"])),
    st.one_of(st.none(), spoken),
)
recorders: st.SearchStrategy[Step] = st.one_of(
    transfers.map(lambda step: replace(step, record=True)),
    st.builds(Voicemail, spoken, names, st.sampled_from(PURPOSES), waits, maybe),
)
asks = st.builds(
    Ask,
    spoken,
    st.lists(st.builds(Choice, names, answers, names), max_size=3).map(tuple),
    retries,
    retries,
    waits,
)
tame_asks = st.builds(
    Ask,
    st.just("Tapez 1 ou 2."),
    st.tuples(
        st.builds(Choice, st.just("one"), st.just(Answer("1", ("oui",))), names),
        st.builds(Choice, st.just("two"), st.just(Answer("2", ("continuer",))), names),
    ),
    retries,
    retries,
    st.just(5),
)
collects = st.builds(
    Collect,
    spoken,
    variables,
    st.sampled_from([Digits(1, 1), Digits(2, 2), Digits(1, 4), Digits(0, 30)]),
    names,
    retries,
    retries,
    mostly(st.none(), st.sampled_from(["luhn", "date"])),
    st.booleans(),
    st.one_of(st.none(), spoken),
    answers,
    answers,
    waits,
)
sets = st.builds(Set, st.lists(st.tuples(variables, st.text(max_size=45)), max_size=3).map(tuple), names)
branches: st.SearchStrategy[Step] = st.one_of(
    st.builds(
        Hours,
        weeks,
        names,
        names,
        st.one_of(st.none(), st.just(Holidays("FR", frozenset({DAY})))),
        st.one_of(st.just(()), st.just((Dates(DAY, DAY + timedelta(days=1)),))),
        maybe,
    ),
    st.builds(
        When,
        st.lists(
            st.builds(
                Case,
                names,
                names,
                st.one_of(st.none(), variables),
                st.one_of(st.none(), st.sampled_from(["1", "12"])),
                st.one_of(st.just(()), st.just(("FR",))),
                st.one_of(st.none(), weeks),
            ),
            max_size=2,
        ).map(tuple),
        names,
    ),
    sets,
)
gotos = st.builds(Goto, mostly(st.sampled_from([BACK, *OTHERS, "flow"]), st.just("gone")), maybe)
pauses = st.builds(PauseRecording, st.booleans(), names)
steps: st.SearchStrategy[Step] = st.one_of(
    consents,
    consents,
    transfers,
    recorders,
    recorders,
    asks,
    tame_asks,
    collects,
    gotos,
    pauses,
    branches,
    st.builds(SayStep, spoken, names),
    st.builds(Play, st.sampled_from(["a.mp3", "https://sounds.example.com/a.mp3"]), spoken, names),
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
    st.lists(purposes, min_size=2, max_size=4, unique_by=lambda purpose: purpose.name).map(tuple),
    withdraw=st.one_of(st.none(), st.just(Answer("*", ("non",))), answers),
)
teams = st.builds(Team, st.just((NUMBER, "+33199000102")), st.sampled_from(["in_order", "together"]))


usually_asks = mostly(tame_consents, steps)
usually_records = mostly(st.one_of(recorders, tame_asks), steps)
usually_declares = mostly(recordings, st.none())


@st.composite
def single_flows(
    draw: st.DrawFn,
    name: str = "flow",
    a: st.SearchStrategy[Step] = usually_asks,
    b: st.SearchStrategy[Step] = usually_records,
    recording: st.SearchStrategy[Recording | None] = usually_declares,
) -> Flow:
    """A flow that goes nowhere else: it usually begins by asking, and then records."""
    return Flow(
        name=name,
        title="Any",
        speaks=draw(st.sampled_from(["fr-FR", "en-GB", "de-DE"])),
        voice="voice",
        business=Business("Firm", fallback=draw(st.sampled_from([None, "+33199000999"]))),
        start=draw(mostly(st.just("a"), names)),
        steps={
            "a": draw(a),
            "b": draw(b),
            "c": draw(mostly(consents, steps)),
            "d": draw(steps),
            "e": draw(mostly(gotos, steps)),
        },
        recording=draw(recording),
        speech=draw(st.booleans()),
        version="f" * 64,
        teams={"team": draw(teams), "nobody": Team(())},
    )


@st.composite
def flows(
    draw: st.DrawFn,
    a: st.SearchStrategy[Step] = usually_asks,
    b: st.SearchStrategy[Step] = usually_records,
) -> Flow:
    """A flow and others that it can go to; they often declare the same purposes."""
    first = draw(single_flows(a=a, b=b))
    same = st.one_of(st.just(first.recording), usually_declares)
    names_there = draw(st.sampled_from([(), OTHERS[:1], OTHERS[:1], OTHERS]))
    starts = mostly(st.one_of(recorders, tame_asks), steps)
    others = {name: draw(single_flows(name, a=starts, recording=same)) for name in names_there}
    law = draw(st.sampled_from([*[Callers()] * 3, ONLY_A_YES_IN_BELGIUM]))
    there = {name: replace(other, callers=law) for name, other in others.items()}
    return replace(first, others=there, callers=law)
