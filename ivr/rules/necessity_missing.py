"""Talks are recorded, and nothing says why less would not do.

Why: recording is allowed only where it is needed, and where it is in proportion; who asks why must get an
answer.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
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
Law: CNIL: http://cnil.fr/fr/lecoute-et-lenregistrement-des-appels-sur-le-lieu-de-travail
Date: 2026-11

Titre: On enregistre des conversations, et rien ne dit pourquoi moins ne suffirait pas.

Pourquoi: on n'enregistre que si la nécessité en est reconnue, et en proportion ; qui demande pourquoi
doit avoir une réponse.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.flow import Transfer
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C321"
WHOLE = True

MESSAGE = Sentence(
    fr="`recording` ne dit pas pourquoi il faut enregistrer",
    en="`recording` does not say why recording is needed",
)
FIX = Sentence(
    fr="ajoutez `necessity:` et pourquoi rien de moins ne suffit : deux appels par mois corrigent l'accueil",
    en="add `necessity:` and why nothing less will do: two calls a month mend the welcome",
)


def check(script: Script) -> Iterator[Finding]:
    """A flow that records talks without saying why nothing less will do."""
    recording = script.flow.recording
    if recording is None or recording.necessity:
        return
    if any(isinstance(step, Transfer) and step.record for step in script.flow.steps.values()):
        yield Finding(("recording",), MESSAGE, FIX, on_key=True)
