"""Why a flow is sound: what was explored, and which rule holds because of which steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import listed
from ivr.flow import Consent, Flow, Mode, Step, StepName, Transfer, Voicemail
from ivr.law import weaker_countries
from ivr.proof import Explored, Situation, Standing, explore

EXPLORED = Sentence(
    fr="{situations} situations, {ways} passages, {steps} étapes de {flows} scénario(s), "
    "{hours} sorte(s) d'heure",
    en="{situations} situations, {ways} ways on, {steps} steps of {flows} flow(s), {hours} kind(s) of hour",
)
RECORDS_NOBODY = Sentence(
    fr="aucune étape n'enregistre : personne n'est enregistré, quoi qu'il arrive",
    en="no step records: nobody is recorded, whatever happens",
)
TOLD_BEFORE = Sentence(
    fr="personne n'arrive à {recorders} sans être passé par {consents}",
    en="nobody comes to {recorders} without having passed {consents}",
)
FIRST = Sentence(
    fr="rien ne vient avant {notices} qu'un accueil, l'heure ou le choix de la langue",
    en="nothing comes before {notices} but a welcome, the hour or the choice of a language",
)
NO_MESSAGE = Sentence(
    fr="qui a refusé n'arrive à {voicemails} qu'après un oui à {questions}",
    en="who refused comes to {voicemails} only after a yes at {questions}",
)
NO_REFUSER_THERE = Sentence(
    fr="qui a refusé n'arrive jamais à {voicemails}", en="who refused never comes to {voicemails}"
)
SERVED = Sentence(
    fr="qui refuse atteint {transfers}, comme les autres, à chaque sorte d'heure où ils l'atteignent",
    en="who refuses reaches {transfers}, as the others do, at every kind of hour at which they do",
)
TAKEN_BACK = Sentence(
    fr="pendant qu'on enregistre à {transfers}, la touche {keys} arrête tout",
    en="while {transfers} records, the key {keys} stops everything",
)
ABROAD = Sentence(
    fr="à {consents}, les appelants de ces pays passent sans être enregistrés, leur loi demandant un oui : "
    "{countries}",
    en="at {consents} callers from these countries pass unrecorded, since their law asks for a yes: "
    "{countries}",
)


@dataclass(frozen=True)
class Argument:
    """What was explored, and each thing that holds, with the code of the rule that says so."""

    explored: Sentence
    holds: tuple[tuple[str, Sentence], ...]


def argument(flow: Flow) -> Argument:
    """Why a flow without errors is sound, as calls find it that come in on it."""
    explored = explore(flow)
    world = explored.world
    steps = sum(1 for inside, name in explored.at_steps if name in world.flows[inside].steps)
    told = EXPLORED.filled(
        situations=len(explored.reached),
        ways=explored.edges,
        steps=steps,
        flows=len({inside for inside, _ in explored.at_steps}),
        hours=world.hours.every.bit_length(),
    )
    return Argument(told, tuple(_holds(explored)))


def _holds(explored: Explored) -> Iterator[tuple[str, Sentence]]:
    consents = [*_asking(explored, explicit=False), *_asking(explored, explicit=True)]
    talks, voicemails = _recorded(explored), _at(explored, Voicemail)
    if not talks and not voicemails:
        yield "C307", RECORDS_NOBODY
        return
    yield "C307", TOLD_BEFORE.filled(recorders=listed([*talks, *voicemails]), consents=listed(consents))
    if notices := _asking(explored, explicit=False):
        yield "C310", FIRST.filled(notices=listed(notices))
    if voicemails:
        questions = _asking(explored, explicit=True)
        wording = NO_MESSAGE if questions else NO_REFUSER_THERE
        yield "C314", wording.filled(voicemails=listed(voicemails), questions=listed(questions))
    if reached := _reached_by_refusers(explored):
        yield "C316", SERVED.filled(transfers=listed(reached))
    if talks:
        yield "C324", TAKEN_BACK.filled(transfers=listed(talks), keys=listed(_keys(explored)))
    yield from _abroad(explored)


def _abroad(explored: Explored) -> Iterator[tuple[str, Sentence]]:
    by_mode: dict[Mode, list[StepName]] = {}
    for situation, step in explored.arrivals(Consent):
        if isinstance(step, Consent):
            names = by_mode.setdefault(step.mode, [])
            names += [] if _named(situation) in names else [_named(situation)]
    for mode, names in by_mode.items():
        if weaker := weaker_countries(mode, explored.world.entry.overrides):
            yield "C318", ABROAD.filled(consents=listed(names), countries=", ".join(weaker))


def _at(explored: Explored, kind: type[Step]) -> list[StepName]:
    """The steps of that verb that calls come to."""
    return list(dict.fromkeys(_named(situation) for situation, _ in explored.arrivals(kind)))


def _asking(explored: Explored, *, explicit: bool) -> list[StepName]:
    """The consent steps at which only a yes counts, or those at which going on does."""
    return list(
        dict.fromkeys(
            _named(situation)
            for situation, step in explored.arrivals(Consent)
            if isinstance(step, Consent) and (step.mode is Mode.EXPLICIT) is explicit
        )
    )


def _recorded(explored: Explored) -> list[StepName]:
    return list(
        dict.fromkeys(
            _named(situation)
            for situation, step in explored.arrivals(Transfer)
            if isinstance(step, Transfer) and step.record
        )
    )


def _reached_by_refusers(explored: Explored) -> list[StepName]:
    return list(
        dict.fromkeys(
            _named(situation)
            for situation, _ in explored.arrivals(Transfer)
            if situation.standing is Standing.REFUSED
        )
    )


def _keys(explored: Explored) -> list[str]:
    """The keys that take consent back where somebody who agreed is put through."""
    return list(
        dict.fromkeys(
            key
            for situation, _ in explored.arrivals(Transfer)
            if situation.standing is Standing.GRANTED
            for key in explored.world.withdrawing(situation)
        )
    )


def _named(situation: Situation) -> StepName:
    """The step, with its flow where that is not the one calls come in on."""
    return f"{situation.inside}/{situation.step}" if situation.inside else situation.step
