"""A call can come to a step that records without having passed a consent step.

Why: whoever was not told and could not refuse is never recorded, so nobody would be on that way.

Bad:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: desk
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
Law: Code pénal, article 226-1: https://www.latscha-avocats.com/enregistrements-telephoniques/; CNIL: https://www.cnil.fr/fr/lecoute-et-lenregistrement-des-appels-sur-le-lieu-de-travail
Date: 2026-11

Titre: On peut arriver à une étape qui enregistre sans être passé par une étape de consentement.

Pourquoi: qui n'a pas été prévenu et n'a pas pu refuser n'est jamais enregistré : personne ne le serait ici.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent
from ivr.proof import Explored, Situation, Standing
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import recorders
from ivr.rules.script import Script

CODE = "C307"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="on peut arriver à {step}, qui enregistre, sans passer par une étape `consent`",
    en="a call can come to {step}, which records, without passing a `consent` step",
)
FIX = Sentence(
    fr="mettez avant elle une étape `consent`, qui dit pourquoi et comment refuser",
    en="put a `consent` step before it, which says why and how to refuse",
)
ENDING = Sentence(
    fr="ici l'on enregistrerait quelqu'un à qui rien n'a été dit",
    en="here somebody would be recorded who was told nothing",
)


def check(script: Script) -> Iterator[Finding]:
    """Every step that records and that a caller whom nobody has told anything comes to."""
    if ("recording",) not in script.places:
        return
    for explored, name, key, situations in recorders(script):
        untold = next((one for one in situations if one.standing is Standing.UNASKED), None)
        # Whoever was asked by a notice that gives no reason is that notice's mistake.
        if untold is not None and not _asked(explored, untold):
            yield Finding(
                ("steps", name, key),
                MESSAGE.filled(step=quoted(name)),
                FIX,
                on_key=True,
                call=counterexample(script, explored, untold, ENDING),
            )


def _asked(explored: Explored, situation: Situation) -> bool:
    """Whether the call passed a consent step."""
    return any(isinstance(explored.world.step(taken.here), Consent) for taken in explored.way_to(situation))
