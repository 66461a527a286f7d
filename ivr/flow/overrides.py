"""What an owner knows better than Accord of the law where they are: each with the reason, which is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivr.bilingual import Sentence
from ivr.flow.span import Span
from ivr.flow.values import Kept, NamedTexts, OneOf, Seconds, Words, YesNo
from ivr.flow.verbs.consent import Mode
from ivr.flow.written import Written, model, shared, written

LONGEST_REASON = 200
"""Characters of a reason to record, as it is spoken."""

REASON = Written(
    "reason",
    Words(),
    Sentence(fr="pourquoi, pour qui le demandera", en="why, for whoever will ask"),
    why=Sentence(
        fr="qui s'écarte de ce qu'Accord sait d'une loi doit pouvoir dire pourquoi",
        en="whoever departs from what Accord knows of a law must be able to say why",
    ),
    fix=Sentence(
        fr="`reason:` et la raison : un avis, sa date, son auteur",
        en="`reason:` and why: an opinion, its date, its author",
    ),
)


@model
class OwnJurisdiction:
    """What an owner says of the law of a place."""

    reason: str = shared(REASON)
    mode: Mode | None = written(
        OneOf(tuple(mode.value for mode in Mode)),
        default=None,
        en="the weakest way of consenting that is accepted there",
        fr="la façon de consentir la plus faible qui y soit admise",
    )
    window: int | None = written(
        Seconds(3, 30),
        default=None,
        en="the time there must be to refuse",
        fr="le temps qu'il faut laisser pour refuser",
    )
    everything: bool | None = written(
        YesNo(),
        default=None,
        en="`yes` if all calls may be recorded there without a legal text",
        fr="`yes` si l'on peut y enregistrer tous les appels sans texte de loi",
    )


@model
class OwnPurpose:
    """What an owner says of a purpose."""

    reason: str = shared(REASON)
    at_least: Span | None = written(
        Kept(), default=None, en="how long it must be kept", fr="combien de temps il faut garder"
    )
    at_most: Span | None = written(
        Kept(), default=None, en="how long it may be kept", fr="combien de temps on peut garder"
    )
    spoken: tuple[tuple[str, str], ...] = written(
        NamedTexts(most=20, longest=LONGEST_REASON),
        default=(),
        en="the reason as callers hear it, by language: `{fr: …, de: …}`",
        fr="la raison telle qu'on l'entend, par langue : `{fr: …, de: …}`",
    )


@dataclass(frozen=True)
class Overrides:
    """What `accord.yaml` says, by the code of a jurisdiction and by the name of a purpose."""

    jurisdictions: Mapping[str, OwnJurisdiction] = field(default_factory=dict, hash=False)
    purposes: Mapping[str, OwnPurpose] = field(default_factory=dict, hash=False)


NO_OVERRIDES = Overrides()
