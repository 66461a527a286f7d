"""`when`: leads on by what the call remembers, by the hour, or by the caller's country."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Country, Edge, ListOf, Named, Variable, WeeklyHours, Words
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.week import Week
from ivr.flow.written import model, shared, written


@model
class Case:
    """One way a call can be; every condition that is written must hold."""

    name: str
    next: StepName = shared(GOING_ON)
    variable: str | None = written(
        Variable(),
        default=None,
        en="a name the call remembers; without `is`, the case holds if anything is remembered by it",
        fr="un nom que l'appel a retenu ; sans `is`, le cas se vérifie dès que ce nom désigne quelque chose",
    )
    equals: str | None = written(
        Words(), key="is", default=None, en="what it must stand for", fr="ce qu'il doit désigner"
    )
    countries: tuple[str, ...] = written(
        ListOf(Country()),
        default=(),
        en="the countries of the caller's number: `[FR, BE]`",
        fr="les pays du numéro de l'appelant : `[FR, BE]`",
    )
    hours: Week | None = written(
        WeeklyHours(), default=None, en="the hours of the call", fr="les heures de l'appel"
    )


@model
class When:
    """Leads on by the first case that holds."""

    verb: ClassVar[str] = "when"
    about: ClassVar[Sentence] = Sentence(
        fr="Conduit l'appel au premier cas vérifié : ce qui est retenu, l'heure, le pays de l'appelant.",
        en="Leads on by the first case that holds: what is remembered, the hour, the caller's country.",
    )

    cases: tuple[Case, ...] = written(
        Named("Case", most=20),
        key="when",
        en="the cases, by names, the first first",
        fr="les cas, par leurs noms, le premier d'abord",
    )
    otherwise: StepName = written(
        Edge(), en="where the call goes when none holds", fr="où va l'appel si aucun ne se vérifie"
    )
