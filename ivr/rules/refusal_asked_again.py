"""A caller who refuses is asked the same thing again at once.

Why: a no that is asked again until it is a yes is no free choice.

Bad:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: May we record this call {purposes}?, and kept {keep}
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1"}
        refuse: {key: "2"}
        accepted: desk
        refused: pity
        unclear: desk
      pity:
        say: What a pity.
        next: notice
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
        consent: explicit
        notice: May we record this call {purposes}?, and kept {keep}
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1"}
        refuse: {key: "2"}
        accepted: desk
        refused: desk
        unclear: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 4(11) and Recital 42: https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: À qui refuse, on redemande aussitôt la même chose.

Pourquoi: un non que l'on redemande jusqu'au oui n'est pas un choix libre.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, quoted
from ivr.flow import Consent, StepName
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.talk import TALKING

CODE = "C309"
WHOLE = True

MESSAGE = Sentence(
    fr="qui refuse à {step} arrive aussitôt à {again}, qui demande la même chose",
    en="who refuses at {step} comes straight to {again}, which asks the same",
)
FIX = Sentence(
    fr="menez ceux qui refusent là où ils sont servis sans être enregistrés",
    en="lead those who refuse to where they are served unrecorded",
)
AGAIN = Sentence(fr="redemandé ici", en="asked again here")


def check(script: Script) -> Iterator[Finding]:
    """Every refusal from which talk alone leads to a question for one of the same purposes."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Consent):
            continue
        asked = _asked(script, step)
        for again in _questions(script, step.refused):
            other = script.flow.steps[again]
            if isinstance(other, Consent) and not asked.isdisjoint(_asked(script, other)):
                there = script.places.key(("steps", again))
                yield Finding(
                    ("steps", name, "refused"),
                    MESSAGE.filled(step=quoted(name), again=quoted(again)),
                    FIX,
                    labels=(Label(there, AGAIN),),
                )


def _asked(script: Script, step: Consent) -> frozenset[str]:
    recording = script.flow.recording
    return frozenset(step.purposes or (recording.asked_by_default if recording else ()))


def _questions(script: Script, begin: StepName) -> list[StepName]:
    """The consent steps that are met before anything else is listened to or done."""
    met = dict.fromkeys([begin] if begin in script.flow.steps else [])
    waiting = list(met)
    for name in waiting:
        if isinstance(script.flow.steps[name], TALKING):
            new = [after for after in script.edges[name] if after not in met]
            met.update(dict.fromkeys(new))
            waiting += new
    return [name for name in waiting if isinstance(script.flow.steps[name], Consent)]
