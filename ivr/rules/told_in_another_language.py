"""A caller is recorded in a flow of another language than the one they were told in.

Why: who does not understand the notice was told nothing, and staying on the line says nothing.

Bad:
    # accueil.yaml, in French, tells of the recording and leads here: `goto: desk`
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: desk
    steps:
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    # accueil.yaml, in French, leads here: `goto: desk`
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To agree, press {accept.key}; to refuse, press {refuse.key}.
        accept: {key: "1"}
        refuse: {key: "9"}
        accepted: recorded
        refused: desk
        unclear: desk
      recorded:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      desk:
        transfer: "+33199001234"
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: GDPR, article 12(1) (in a clear form that can be understood): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: L'appelant est enregistré dans un scénario d'une autre langue que celle de l'avis.

Pourquoi: qui ne comprend pas l'avis n'a été informé de rien, et rester en ligne ne dit rien.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.engine.granting import language
from ivr.proof import Explored, Situation
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import recorders
from ivr.rules.script import Script

CODE = "C326"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="{step} enregistrerait en `{here}` qui n'a entendu l'avis qu'en `{told}`",
    en="{step} would record in `{here}` a caller who heard the notice in `{told}` alone",
)
FIX = Sentence(
    fr="menez, dans ce scénario, par une étape `consent` dans sa langue",
    en="lead, in this flow, through a `consent` step in its language",
)
ENDING = Sentence(
    fr="l'avis a été dit dans une autre langue : personne n'est enregistré ici",
    en="the notice was in another language: nobody is recorded here",
)


def check(script: Script) -> Iterator[Finding]:
    """Every step that records a caller whose notice was in another language."""
    here = language(script.flow)
    for explored, name, key, situations in recorders(script):
        for situation in situations:
            told = _told_in(explored, situation, here)
            if told and not explored.world.granted_here(situation):
                yield Finding(
                    ("steps", name, key),
                    MESSAGE.filled(step=quoted(name), here=here, told=", ".join(sorted(told))),
                    FIX,
                    on_key=True,
                    call=counterexample(script, explored, situation, ENDING),
                )
                break


def _told_in(explored: Explored, situation: Situation, here: str) -> set[str]:
    """The other languages in which purposes that this flow declares were told."""
    flows = explored.world.flows
    recording = flows[situation.inside].recording
    declared = {purpose.name for purpose in recording.purposes} if recording else set()
    return {language(flows[inside]) for name, inside in situation.granted if name in declared} - {here}
