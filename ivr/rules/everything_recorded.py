"""Every call is recorded, and no legal text asks for it.

Why: no firm may record all calls for good without a law that says so; a share drawn beforehand will do.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
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
Law: CNIL (no permanent or systematic recording without a legal text): http://cnil.fr/fr/lecoute-et-lenregistrement-des-appels-sur-le-lieu-de-travail
Date: 2026-11

Titre: Tous les appels sont enregistrés, et aucun texte de loi ne le demande.

Pourquoi: on ne peut enregistrer tous les appels en permanence sans texte légal ; une part tirée au sort
d'avance suffit.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.flow import Transfer
from ivr.law import jurisdiction, seat
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C322"
WHOLE = True
EVERY_CALL = 100

MESSAGE = Sentence(
    fr="tous les appels de ceux qui acceptent sont enregistrés ({share} %)",
    en="all calls of those who agree are recorded ({share}%)",
)
FIX = Sentence(
    fr="écrivez `share: 20%`, ou `legal_text:` et l'article qui oblige à tout enregistrer",
    en="write `share: 20%`, or `legal_text:` and the article that obliges to record everything",
)


def check(script: Script) -> Iterator[Finding]:
    """A flow that records the talks of all who agree, where the law of its country asks for a text."""
    flow = script.flow
    recording = flow.recording
    if recording is None or recording.share < EVERY_CALL or recording.legal_text:
        return
    records = any(isinstance(step, Transfer) and step.record for step in flow.steps.values())
    if records and jurisdiction(seat(flow), flow.overrides).everything_needs_legal_text:
        at = ("recording", "share") if ("recording", "share") in script.places else ("recording",)
        yield Finding(at, MESSAGE.filled(share=recording.share), FIX, on_key=True)
