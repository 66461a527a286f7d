"""The same words say yes and no to one question.

Why: a yes may never be guessed.

Bad:
    speech: yes
    recording:
      purposes: {service_quality: {keep: 6 months}}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: May we record this call {purposes}, and keep it {keep}?
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1", words: [all right, go on]}
        refuse: {key: "2", words: [go on without, Go on!]}
        accepted: bye
        refused: bye
        unclear: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
    recording:
      purposes: {service_quality: {keep: 6 months}}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: May we record this call {purposes}, and keep it {keep}?
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1", words: [all right, go on]}
        refuse: {key: "2", words: [go on without]}
        accepted: bye
        refused: bye
        unclear: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 4(11): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Les mêmes mots disent oui et non à une même question.

Pourquoi: on ne devine jamais un oui.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, quoted
from ivr.flow import Consent
from ivr.hearing import normalised
from ivr.rules.answered import ACCEPTING, REFUSING
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C306"

MESSAGE = Sentence(
    fr="{phrase} dit à la fois oui et non à {step}", en="{phrase} says both yes and no at {step}"
)
FIX = Sentence(fr="gardez-le d'un seul côté", en="keep it on one side only")
NO = Sentence(fr="un non ici", en="a no here")
YES = Sentence(fr="un oui ici", en="a yes here")


def check(script: Script) -> Iterator[Finding]:
    """Every phrase that both accepts and refuses."""
    places = script.places
    for name, answers in script.answers.items():
        own = {one.meaning: one for one in answers}
        if not isinstance(script.flow.steps[name], Consent) or ACCEPTING not in own:
            continue
        yes = {normalised(phrase): at for at, phrase in own[ACCEPTING].phrases(places)}
        for at, phrase in own[REFUSING].phrases(places):
            if (same := normalised(phrase)) and same in yes:
                yield Finding(
                    at,
                    MESSAGE.filled(phrase=quoted(phrase), step=quoted(name)),
                    FIX,
                    here=NO,
                    labels=(Label(places.value(yes[same]), YES),),
                )
