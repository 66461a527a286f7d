"""What the law asks before any call is recorded: reasons, times, proportion, a way to take consent back."""

from __future__ import annotations

from datetime import date

from ivr.bilingual import Sentence, both
from ivr.flow.answers import Answer
from ivr.flow.span import Span
from ivr.flow.values import Day, Kept, ListOf, Model, Named, Percent, Reason, Words
from ivr.flow.written import model, written

MESSAGE = "message"
"""The purpose of a voicemail: a message the caller leaves, kept so that it can be answered."""

MOST_PURPOSES = 12
"""A notice that gives more reasons gives none that anybody hears."""


@model
class Purpose:
    """A reason to record, and how long what was recorded for it is kept."""

    name: str
    keep: Span = written(
        Kept(),
        en="how long recordings are kept, in days, weeks, months or years",
        fr="combien de temps les enregistrements sont gardés : `days`, `weeks`, `months` ou `years`",
        why=Sentence(
            fr="on dit à l'appelant combien de temps l'enregistrement est gardé",
            en="callers are told how long recordings are kept",
        ),
        fix=both("`keep: 6 months`"),
    )
    opens: date | None = written(Day(), key="from", default=None, en="the first day", fr="le premier jour")
    until: date | None = written(Day(), default=None, en="the last day", fr="le dernier jour")
    spoken: str | None = written(
        Reason(),
        default=None,
        en="the reason as callers hear it; a purpose Accord has no words for needs it",
        fr="la raison telle qu'on l'entend ; nécessaire là où Accord n'a pas de mots à lui",
    )

    def open_on(self, day: date) -> bool:
        """Whether recording for this purpose is open that day; the first and the last day count."""
        return (self.opens is None or self.opens <= day) and (self.until is None or day <= self.until)


@model
class Recording:
    """What the law asks before any call is recorded."""

    purposes: tuple[Purpose, ...] = written(
        Named("Purpose", most=MOST_PURPOSES),
        en="each reason to record, by its name",
        fr="chaque raison d'enregistrer, par son nom",
        why=Sentence(
            fr="on doit dire à l'appelant pourquoi il est enregistré",
            en="callers must be told why they are recorded",
        ),
        fix=both("`purposes: {service_quality: {keep: 6 months}}`"),
    )
    necessity: str | None = written(
        Words(),
        default=None,
        en="why nothing less than recording will do, for whoever asks",
        fr="pourquoi rien de moins ne suffit, pour qui le demande",
    )
    share: int = written(
        Percent(),
        default=100,
        en="percent of the calls that may be recorded, drawn before recording",
        fr="la part des appels qui peuvent être enregistrés, tirée au sort avant d'enregistrer",
    )
    teams: tuple[str, ...] = written(
        ListOf(Words()),
        default=(),
        en="the employees concerned, who were told beforehand",
        fr="les salariés concernés, informés au préalable",
    )
    withdraw: Answer | None = written(
        Model("Answer"),
        default=None,
        en="how a caller takes consent back; during a talk only `*` is heard",
        fr="comment l'appelant revient sur son accord ; pendant une conversation, seule `*` est entendue",
    )
    legal_text: str | None = written(
        Words(),
        default=None,
        en="the law a duty to record rests on",
        fr="le texte de loi dont vient l'obligation d'enregistrer",
    )

    @property
    def asked_by_default(self) -> tuple[str, ...]:
        """The purposes a notice tells unless it names its own: all but `message`, if there are others."""
        names = tuple(purpose.name for purpose in self.purposes)
        return tuple(name for name in names if name != MESSAGE) or names

    def asked(self, names: tuple[str, ...]) -> tuple[Purpose, ...]:
        """The purposes a consent step asks for, whatever the day: those it names, or those of a notice."""
        wanted = names or self.asked_by_default
        return tuple(purpose for purpose in self.purposes if purpose.name in wanted)

    def open_on(self, day: date) -> tuple[Purpose, ...]:
        """The purposes open that day, in the order they were written."""
        return tuple(purpose for purpose in self.purposes if purpose.open_on(day))
