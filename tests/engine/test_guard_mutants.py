"""With any one of the guards taken out somebody is recorded wrongly, and the judge notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from ivr.engine import consent, listening, recording, window
from ivr.engine.deciding import GRANTS, decide
from ivr.engine.notice import window_seconds
from ivr.engine.state import Paused
from ivr.engine.turn import Draft
from ivr.events import StayedSilent
from ivr.facts import By
from ivr.flow import (
    Alternatives,
    Answer,
    Collect,
    Consent,
    Digits,
    Flow,
    Goto,
    Offer,
    PauseRecording,
    Purpose,
    Retry,
    StepName,
)
from tests.engine.any_call import calls
from tests.engine.any_flow import flows
from tests.engine.judge import Heard, RecordedWrongly, judge
from tests.engine.leading import ASKS, ASKS_UNTIL_ANSWERED, PLAIN, TO_TALK, leading

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
ONLY_DRAWN = settings(
    max_examples=3_000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    database=None,
)
ALTERNATIVE = Alternatives("Tapez 1.", (Offer("on", Answer("1"), next="d"),), Retry("d"), Retry("d"))
PLAINLY = st.just(replace(PLAIN, window=None, continued="b"))
REFUSED_BY_ONE = ASKS_UNTIL_ANSWERED.map(lambda step: replace(step, refuse=Answer("1")))
CODE = Collect("Code ?", "code", Digits(2, 2), "c", Retry("d"), Retry("d"))

Verdict = recording.Verdict


def anything_goes(draft: Draft, wanted: tuple[Purpose, ...], *, for_message: bool = False) -> Verdict:
    return Verdict(wanted)


def paused_or_not(draft: Draft, wanted: tuple[Purpose, ...], *, for_message: bool = False) -> Verdict:
    playing = replace(draft, state=replace(draft.state, paused=Paused.NO))
    return VERDICT(playing, wanted, for_message=for_message)


def silence_is_an_answer(draft: Draft) -> None:
    NOT_UNDERSTOOD(draft)
    question = window._question(draft)
    if question is not None and isinstance(draft.event, StayedSilent):
        decide(draft, question, GRANTS[question.step.mode], By.ANSWERING, "")


def whatever_the_terms(draft: Draft) -> frozenset[str]:
    return frozenset(draft.state.permission.purposes)


def cut_short_or_not(draft: Draft, step: Consent) -> StepName | None:
    return (
        NOT_UNDERSTOOD_IN_AN_OFFER(draft, step) if window_seconds(step) else window.open_window(draft, step)
    )


VERDICT, NOT_UNDERSTOOD = recording.verdict, listening.not_understood
NOT_UNDERSTOOD_IN_AN_OFFER = consent._not_understood


@dataclass(frozen=True)
class Mutant:
    """An engine without one of its guards, and flows on which that shows."""

    of: Any
    name: str
    instead: object
    on: st.SearchStrategy[Flow]
    willing: bool = False


MUTANTS = {
    "everybody is recorded": Mutant(recording, "verdict", anything_goes, flows()),
    "a paused call is recorded": Mutant(
        recording, "verdict", paused_or_not, leading(ASKS, PauseRecording(True, "c"))
    ),
    "silence is an answer": Mutant(
        listening, "not_understood", silence_is_an_answer, leading(ASKS_UNTIL_ANSWERED, TO_TALK)
    ),
    "an answer at once is an answer": Mutant(
        window, "LEAST_WINDOW", 0, leading(ASKS_UNTIL_ANSWERED, TO_TALK)
    ),
    "an offer cut short was heard": Mutant(
        consent, "_not_understood", cut_short_or_not, leading(ASKS_UNTIL_ANSWERED, TO_TALK)
    ),
    "digits that may refuse do not": Mutant(
        window, "_may_refuse", lambda draft, step: False, leading(REFUSED_BY_ONE, CODE)
    ),
    "an alternative is going on": Mutant(
        listening, "close_window", lambda draft: None, leading(PLAINLY, ALTERNATIVE, d=TO_TALK), willing=True
    ),
    "what one flow was granted counts in every other": Mutant(
        recording,
        "granted_here",
        whatever_the_terms,
        leading(ASKS, Goto("other", "d")),
    ),
}


def wrongly(made: tuple[Flow, list[Heard]]) -> bool:
    """Whether somebody is recorded wrongly in this call."""
    try:
        judge(*made)
    except RecordedWrongly:
        return True
    return False


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
def test_with_a_guard_taken_out_somebody_is_recorded_wrongly(mutant: Mutant) -> None:
    with patch.object(mutant.of, mutant.name, mutant.instead):
        assert find(calls(mutant.on, willing=mutant.willing), wrongly, settings=ONLY_DRAWN)


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
def test_with_it_nobody_is(mutant: Mutant) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(calls(mutant.on, willing=mutant.willing))
    def guarded(made: tuple[Flow, list[Heard]]) -> None:
        judge(*made)

    guarded()
