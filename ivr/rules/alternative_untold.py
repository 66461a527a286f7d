"""An alternative has a key that callers are not told.

Why: another way that nobody knows how to take is none.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: Please hold the line.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: GDPR, article 7(4) and recital 42 (a choice is free where refusing does no harm):
https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Une alternative a une touche que l'on ne dit pas à l'appelant.

Pourquoi: une autre façon que personne ne sait choisir n'en est pas une.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import listed, quoted
from ivr.flow import Alternatives
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.told_keys import tells, told_keys

CODE = "C333"

MESSAGE = Sentence(
    fr="{step} ne dit pas la touche de `{offer}`, `{key}`",
    en="{step} does not say the key of `{offer}`, `{key}`",
)
FIX = Sentence(
    fr="dites-la dans le texte : `tapez {key}`, et ce qu'elle apporte",
    en="say it in the text: `press {key}`, and what it brings",
)
SAYS = Sentence(fr="ici, on dit {keys}", en="here it says {keys}")


def check(script: Script) -> Iterator[Finding]:
    """Every offer whose key the text of its alternatives does not say."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Alternatives) or not step.text.strip():
            continue
        told = told_keys(step.text)
        for offer in step.offers:
            key = offer.answer.key
            if key and not tells(step.text, key):
                yield Finding(
                    ("steps", name, "alternatives"),
                    MESSAGE.filled(step=quoted(name), offer=offer.name, key=key),
                    FIX.filled(key=key),
                    here=SAYS.filled(keys=listed(told)) if told else Sentence(),
                )
