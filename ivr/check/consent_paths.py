"""The ways a caller can take through a consent step, and those that a call took."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ivr.bilingual import Sentence
from ivr.check.playing import Played
from ivr.engine import CallState, Turn, Waiting
from ivr.facts import (
    By,
    Decided,
    Decision,
    MoreHeard,
    NoticeCut,
    Withdrawn,
)
from ivr.flow import Consent, Flow, Mode, StepName


class Passage(StrEnum):
    """One way through a consent step."""

    CONTINUE = "continue"
    ACCEPT_BY_KEY = "accept_by_key"
    ACCEPT_BY_VOICE = "accept_by_voice"
    SILENCE = "silence"
    REFUSE_BY_KEY = "refuse_by_key"
    REFUSE_BY_VOICE = "refuse_by_voice"
    CUT_NOTICE = "cut_notice"
    MORE = "more"
    HANG_UP_IN_NOTICE = "hang_up_in_notice"
    HANG_UP_IN_WINDOW = "hang_up_in_window"
    LATE_WITHDRAWAL = "late_withdrawal"


TOLD: dict[Passage, Sentence] = {
    Passage.CONTINUE: Sentence(fr="continuer sans refuser", en="going on without refusing"),
    Passage.ACCEPT_BY_KEY: Sentence(fr="accepter par une touche", en="accepting with a key"),
    Passage.ACCEPT_BY_VOICE: Sentence(fr="accepter de vive voix", en="accepting aloud"),
    Passage.SILENCE: Sentence(fr="ne rien répondre", en="giving no answer"),
    Passage.REFUSE_BY_KEY: Sentence(fr="refuser par une touche", en="refusing with a key"),
    Passage.REFUSE_BY_VOICE: Sentence(fr="refuser de vive voix", en="refusing aloud"),
    Passage.CUT_NOTICE: Sentence(fr="couper l'avis par une touche", en="cutting the notice with a key"),
    Passage.MORE: Sentence(fr="demander l'avis complet", en="asking for the long notice"),
    Passage.HANG_UP_IN_NOTICE: Sentence(fr="raccrocher pendant l'avis", en="hanging up in the notice"),
    Passage.HANG_UP_IN_WINDOW: Sentence(fr="raccrocher pendant le délai", en="hanging up in the window"),
    Passage.LATE_WITHDRAWAL: Sentence(fr="revenir plus tard sur son accord", en="taking consent back later"),
}

Through = tuple[str, StepName, Passage]
"""A flow, one of its consent steps, and a way through it."""

GRANTS = frozenset({Decided.CONTINUED.value, Decided.NOT_OBJECTED.value, Decided.ACCEPTED.value})
REFUSES = frozenset({Decided.REFUSED.value, Decided.OBJECTED.value})


def paths(flow: Flow, step: Consent) -> tuple[Passage, ...]:
    """Every way through this step that a caller of this flow has."""
    explicit = step.mode is Mode.EXPLICIT
    aloud = flow.speech
    withdraw = flow.recording.withdraw if flow.recording else None
    there = {
        Passage.CONTINUE: not explicit,
        Passage.ACCEPT_BY_KEY: explicit and bool(step.accept and step.accept.key),
        Passage.ACCEPT_BY_VOICE: explicit and aloud and bool(step.accept and step.accept.words),
        Passage.SILENCE: explicit,
        Passage.REFUSE_BY_KEY: bool(step.refuse.key),
        Passage.REFUSE_BY_VOICE: aloud and bool(step.refuse.words),
        Passage.CUT_NOTICE: True,
        Passage.MORE: step.more is not None,
        Passage.HANG_UP_IN_NOTICE: True,
        Passage.HANG_UP_IN_WINDOW: True,
        Passage.LATE_WITHDRAWAL: withdraw is not None,
    }
    return tuple(path for path, is_there in there.items() if is_there)


def taken(played: Played) -> Iterator[Through]:
    """The ways through consent steps that this call took."""
    name = played.call.flow.name
    granted: list[str] = []
    for turn in played.call.turns:
        for path, place in _of_turn(turn, granted):
            yield (*_named(place, name), path)
    if played.call.hung_up:
        for path, place in _left(played.call.turns[-1].state, granted):
            yield (*_named(place, name), path)


def _of_turn(turn: Turn, granted: list[str]) -> Iterator[tuple[Passage, str]]:
    for fact in turn.facts:
        match fact:
            case Decision() if fact.value in GRANTS:
                granted.append(fact.step)
                yield _granting(fact), fact.step
            case Decision() if fact.value in REFUSES:
                aloud = fact.by == By.VOICE.value
                yield Passage.REFUSE_BY_VOICE if aloud else Passage.REFUSE_BY_KEY, fact.step
                granted.clear()
            case Decision(value=Decided.SILENT.value):
                yield Passage.SILENCE, fact.step
            case NoticeCut():
                yield Passage.CUT_NOTICE, fact.step
            case MoreHeard():
                yield Passage.MORE, fact.step
            case Withdrawn():
                for place in granted:
                    yield Passage.LATE_WITHDRAWAL, place
                granted.clear()


def _granting(decision: Decision) -> Passage:
    if decision.value != Decided.ACCEPTED.value:
        return Passage.CONTINUE
    return Passage.ACCEPT_BY_VOICE if decision.by == By.VOICE.value else Passage.ACCEPT_BY_KEY


def _left(state: CallState, granted: list[str]) -> Iterator[tuple[Passage, str]]:
    """What hanging up here cuts short, if anything."""
    if state.waiting is Waiting.NOTICE:
        yield Passage.HANG_UP_IN_NOTICE, state.place
    elif state.waiting is Waiting.OFFER:
        yield Passage.HANG_UP_IN_WINDOW, state.place
    elif state.window is not None:
        window = state.window
        yield Passage.HANG_UP_IN_WINDOW, f"{window.flow}/{window.step}" if window.flow else window.step
    elif state.waiting is Waiting.STAR:
        for place in granted:
            yield Passage.LATE_WITHDRAWAL, place


def _named(place: str, entry: str) -> tuple[str, StepName]:
    """The flow and the step of a place; one without a flow is in the flow the call began in."""
    flow, _, step = place.rpartition("/")
    return flow or entry, step
