"""Where the law obliges the firm to record, a caller who refused is still served by telephone.

Why: what the law wants recorded may not be done unrecorded; the caller must be led to another way.

Bad:
    recording:
      legal_text: Directive 2014/65/EU, article 16(7)
      purposes:
        orders: {keep: 5 years, spoken: because the law on investment orders obliges us to}
    start: notice
    steps:
      notice:
        consent: legal_obligation
        notice: This call is recorded {purposes} and kept for {keep}.
        offer: If you do not agree, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: desk
        unclear: {again: 1, then: elsewhere}
      desk:
        transfer: "+33199001234"
        busy: elsewhere
        no_answer: elsewhere
      elsewhere:
        hang_up: Please write to us, or come to our office. Goodbye.
Good:
    recording:
      legal_text: Directive 2014/65/EU, article 16(7)
      purposes:
        orders: {keep: 5 years, spoken: because the law on investment orders obliges us to}
    start: notice
    steps:
      notice:
        consent: legal_obligation
        notice: This call is recorded {purposes} and kept for {keep}.
        offer: If you do not agree, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: elsewhere
        unclear: {again: 1, then: elsewhere}
      desk:
        transfer: "+33199001234"
        busy: elsewhere
        no_answer: elsewhere
      elsewhere:
        hang_up: Please write to us, or come to our office. Goodbye.
Law: Directive 2014/65/EU, Article 16(7): https://eur-lex.europa.eu/eli/dir/2014/65/oj
Date: 2026-11

Titre: Là où la loi oblige à enregistrer, un appelant qui a refusé est encore servi au téléphone.

Pourquoi: ce que la loi veut enregistré ne peut pas se faire sans enregistrement ; il faut conduire
l'appelant vers un autre moyen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, quoted
from ivr.flow import Alternatives, Consent, Flow, HangUp, Hours, Mode, Play, Say, Set, StepName, Text, When
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C301"
WHOLE = True

MESSAGE = Sentence(
    fr="un appelant qui refuse à {step} est encore servi par {served}",
    en="a caller who refuses at {step} is still served by {served}",
)
FIX = Sentence(
    fr="menez à des mots, à un message écrit ou à des alternatives sans `unrecorded`",
    en="lead to words, a text message or alternatives without `unrecorded`",
)
HERE = Sentence(fr="ceux qui refusent vont par ici", en="refusers go on from here")
THERE = Sentence(fr="et sont servis ici", en="and are served here")

WORDS = (Say, Play, Text, Set, Hours, When, HangUp)


def check(script: Script) -> Iterator[Finding]:
    """Every step that obliges and whose refusers can come to more than words and other ways."""
    for name, step in script.flow.steps.items():
        if isinstance(step, Consent) and step.mode is Mode.LEGAL_OBLIGATION:
            served = next((met for met in script.reached(step.refused) if _serves(script.flow, met)), None)
            if served is not None:
                yield Finding(
                    ("steps", name, "refused"),
                    MESSAGE.filled(step=quoted(name), served=quoted(served)),
                    FIX,
                    here=HERE,
                    labels=(Label(script.places.key(("steps", served)), THERE),),
                )


def _serves(flow: Flow, name: StepName) -> bool:
    step = flow.steps[name]
    if isinstance(step, Alternatives):
        return any(offer.name == "unrecorded" for offer in step.offers)
    return not isinstance(step, WORDS)
