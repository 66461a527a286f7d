"""Flows that come, by one way or another, to a talk that records; little about them is left to chance."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from ivr.flow import (
    Answer,
    Business,
    Consent,
    Flow,
    HangUp,
    Mode,
    Purpose,
    Recording,
    Retry,
    Span,
    Step,
    Transfer,
)
from tests.engine.any_flow import mostly, recordings, tame_asks, tame_consents

PLAIN = Consent(
    mode=Mode.IMPLICIT,
    notice="Enregistré {purposes}, gardé {keep}.",
    offer="Pour refuser, tapez {refuse.key}.",
    refuse=Answer("9", ("je refuse",)),
    refused="d",
    unclear=Retry("b", 0),
    accept=Answer("1", ("oui",)),
)
DECLARED = Recording((Purpose("service_quality", Span(6, "months")),))
TALK = Transfer("+33199000101", "d", "d", "d", record=True)
END = HangUp(None)
TO_TALK = tame_asks.map(
    lambda ask: replace(
        ask, choices=tuple(replace(choice, next="c") for choice in ask.choices), silence=Retry("c", 0)
    )
)


def _asking(window: int | None, *modes: Mode) -> st.SearchStrategy[Step]:
    """A consent step after which the call goes on, however it is answered."""

    def made(step: Consent, mode: Mode) -> Step:
        return replace(step, mode=mode, window=window, continued="b", accepted="b", unclear=Retry("b", 0))

    return st.builds(made, mostly(st.just(PLAIN), tame_consents), st.sampled_from(modes))


ASKS = _asking(5, Mode.IMPLICIT, Mode.OBJECTION, Mode.EXPLICIT)
ASKS_FOR_A_YES = _asking(5, Mode.EXPLICIT)
ASKS_UNTIL_ANSWERED = _asking(None, Mode.IMPLICIT, Mode.OBJECTION, Mode.LEGAL_OBLIGATION)


def leading(
    a: st.SearchStrategy[Step],
    b: st.SearchStrategy[Step] | Step,
    d: st.SearchStrategy[Step] | Step = END,
) -> st.SearchStrategy[Flow]:
    """Flows that ask, go on to `b`, and can come to a talk that records, in another flow too."""

    def made(a: Step, b: Step, d: Step, here: Recording, there: Recording | None) -> Flow:
        flow = Flow(
            name="flow",
            title="Leading",
            speaks="fr-FR",
            voice="voice",
            business=Business("Firm"),
            start="a",
            steps={"a": a, "b": b, "c": TALK, "d": d},
            recording=here,
            speech=True,
        )
        other = replace(flow, name="other", start="c", recording=there or here)
        return replace(flow, others={"other": other})

    drawn = [step if isinstance(step, st.SearchStrategy) else st.just(step) for step in (a, b, d)]
    here = st.one_of(st.just(DECLARED), recordings)
    return st.builds(made, *drawn, here, mostly(recordings, st.none()))
