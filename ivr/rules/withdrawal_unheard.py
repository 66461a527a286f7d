"""A recorded talk that the caller cannot stop with the key named for it.

Why: while two people talk, the telephone network hears only the star.

Bad:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "7"}
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
Law: Regulation (EU) 2016/679, Article 7(3): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Pendant une conversation enregistrée, la touche prévue ne peut pas arrêter l'enregistrement.

Pourquoi: pendant que deux personnes parlent, le réseau téléphonique n'entend que l'étoile.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, quoted
from ivr.flow import Transfer
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C305"
LEVEL = "warning"

MESSAGE = Sentence(
    fr="l'appelant ne peut pas arrêter l'enregistrement pendant que {step} le met en relation",
    en="the caller cannot stop the recording while {step} connects them",
)
FIX = Sentence(
    fr='écrivez `withdraw: {key: "*"}` sous `recording`', en='write `withdraw: {key: "*"}` under `recording`'
)
HERE = Sentence(fr="enregistré ici", en="recorded here")
UNHEARD = Sentence(fr="pas entendue pendant une conversation", en="not heard during a talk")


def check(script: Script) -> Iterator[Finding]:
    """Every recorded transfer, where withdrawing is not the star."""
    recording = script.flow.recording
    if recording is None or recording.withdraw is None or recording.withdraw.key == "*":
        return
    at = ("recording", "withdraw", "key")
    labels = (Label(script.places.value(at), UNHEARD),) if at in script.places else ()
    for name, step in script.flow.steps.items():
        if isinstance(step, Transfer) and step.record:
            # Twilio, hangupOnStar: https://www.twilio.com/docs/voice/twiml/dial
            message = MESSAGE.filled(step=quoted(name))
            yield Finding(("steps", name, "record"), message, FIX, here=HERE, labels=labels)
