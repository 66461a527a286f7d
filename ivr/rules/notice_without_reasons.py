"""A notice does not say why calls are recorded.

Why: callers must be told the reasons before they can be said to agree.

Bad:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: desk
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: desk
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 13(1)(c): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Un avis ne dit pas pourquoi les appels sont enregistrés.

Pourquoi: on doit dire ses raisons à l'appelant avant de pouvoir dire qu'il accepte.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C302"

MESSAGE = Sentence(
    fr="l'avis de {step} ne dit pas pourquoi les appels sont enregistrés",
    en="the notice of {step} does not say why calls are recorded",
)
FIX = Sentence(
    fr="ajoutez-y `{purposes}` : `Cet appel peut être enregistré {purposes}.`",
    en="add `{purposes}` to it: `This call may be recorded {purposes}.`",
)
HERE = Sentence(fr="sans {purposes}", en="no {purposes} in it")


def check(script: Script) -> Iterator[Finding]:
    """Every notice without `{purposes}`."""
    for name, step in script.flow.steps.items():
        at = ("steps", name, "notice")
        if isinstance(step, Consent) and step.notice and "{purposes}" not in step.notice:
            yield Finding(at, MESSAGE.filled(step=quoted(name)), FIX, here=HERE)
