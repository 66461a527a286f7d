"""`hours`: leads on by the hour of the call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Days, Edge, WeeklyHours
from ivr.flow.values import Holidays as HolidaysOf
from ivr.flow.week import Dates, Week
from ivr.flow.written import model, written


@dataclass(frozen=True)
class Holidays:
    """The public holidays of a place."""

    of: str
    days: frozenset[date]


@model
class Hours:
    """Leads on by the hour of the call."""

    verb: ClassVar[str] = "hours"
    about: ClassVar[Sentence] = Sentence(
        fr="Conduit l'appel selon l'heure, au fuseau horaire de l'entreprise.",
        en="Leads on by the hour of the call, in the time zone of the firm.",
    )

    week: Week = written(
        WeeklyHours(),
        key="hours",
        en="the opening hours: `mon-fri: 09:00-12:30, 14:00-18:00`; a day left out is closed",
        fr="les heures d'ouverture : `mon-fri: 09:00-12:30, 14:00-18:00` ; un jour omis est fermé",
    )
    open: StepName = written(
        Edge(), en="where calls go during these hours", fr="où vont les appels à ces heures"
    )
    closed: StepName = written(
        Edge(), en="where they go at any other time", fr="où ils vont le reste du temps"
    )
    holidays: Holidays | None = written(
        HolidaysOf(),
        default=None,
        en="whose public holidays are closed: `FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`, or another country",
        fr="les jours fériés fermés : ceux de `FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`, ou d'un autre pays",
    )
    closures: tuple[Dates, ...] = written(
        Days(),
        default=(),
        en="days the firm is closed: `[2026-12-24, 2026-12-28..2027-01-02]`",
        fr="les jours de fermeture de l'entreprise : `[2026-12-24, 2026-12-28..2027-01-02]`",
    )
    holiday: StepName | None = written(
        Edge(),
        default=None,
        as_in="closed",
        en="where calls go on public holidays and closures",
        fr="où vont les appels les jours fériés et de fermeture",
    )
