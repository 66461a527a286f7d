"""`transfer`: connects the caller to a person."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Destination, Edge, Seconds, Spoken, YesNo
from ivr.flow.verbs.edges import GOING_ON_OR_ENDING, NOBODY_ANSWERS
from ivr.flow.written import model, shared, written


@model
class Transfer:
    """Connects the caller to a person; with `record`, those who agreed are recorded and nobody else."""

    verb: ClassVar[str] = "transfer"
    about: ClassVar[Sentence] = Sentence(
        fr="Met l'appelant en relation avec une personne.", en="Connects the caller to a person."
    )

    number: str = written(
        Destination(),
        key="transfer",
        en='the number with its country, `"+33199001234"`, or `{team: workshop}`',
        fr='le numéro avec son pays, `"+33199001234"`, ou `{team: atelier}`',
    )
    busy: StepName = written(
        Edge(),
        en="where the caller goes on when the line is busy",
        fr="où va l'appelant si c'est occupé",
        why=NOBODY_ANSWERS,
    )
    no_answer: StepName = written(
        Edge(),
        en="where they go on when nobody answers",
        fr="où il va si personne ne répond",
        why=NOBODY_ANSWERS,
    )
    failed: StepName = written(
        Edge(),
        as_in="no_answer",
        en="where they go on when the number cannot be reached",
        fr="où il va si le numéro est injoignable",
    )
    record: bool = written(
        YesNo(),
        default=False,
        en="`yes` records those who agreed; the others pass unrecorded",
        fr="`yes` enregistre ceux qui ont accepté ; les autres passent sans être enregistrés",
    )
    rings: int = written(
        Seconds(5, 60),
        default=20,
        en="how long each telephone rings",
        fr="combien de temps sonne chaque téléphone",
    )
    next: StepName | None = shared(GOING_ON_OR_ENDING, default=None)
    team: str | None = None
    """One of the flow's teams, instead of a number."""
    whisper: str | None = written(
        Spoken(),
        default=None,
        en="what the person who answers hears before the caller, if not the team's own words",
        fr="ce qu'entend la personne qui décroche, si ce ne sont pas les mots de l'équipe",
    )
