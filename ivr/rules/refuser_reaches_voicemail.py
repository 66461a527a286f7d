"""A caller who refused, or took consent back, comes to a voicemail without a question to say yes to.

Why: a refusal holds to the end of the call; only a yes to a question lets anything be recorded after it.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}, message: {keep: 1 month}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        purposes: [service_quality, message]
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
        busy: message
        no_answer: message
      message:
        voicemail: Speak after the tone.
        unrecorded: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {service_quality: {keep: 6 months}, message: {keep: 1 month}}
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
        busy: question
        no_answer: question
      question:
        consent: explicit
        purposes: [message]
        notice: A message is kept {keep}, {purposes}.
        offer: To leave one, press {accept.key}; if not, press {refuse.key}.
        refuse: {key: "2"}
        accept: {key: "1"}
        accepted: message
        refused: bye
        unclear: bye
      message:
        voicemail: Speak after the tone.
        unrecorded: bye
      bye:
        hang_up: Goodbye.
Law: CNIL, SAN-2020-003 (a refusal that still recorded):
https://www.nextinpact.com/news/109212-rgpd-enseigne-spartoo-rechaussee-par-cnil.htm
Date: 2026-11

Titre: Qui a refusé, ou est revenu sur son accord, arrive à un répondeur sans qu'on lui pose la question.

Pourquoi: un refus vaut jusqu'à la fin de l'appel ; seul un oui à une question permet d'enregistrer
ensuite.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Voicemail
from ivr.proof import Standing
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C314"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="qui a refusé peut arriver au répondeur {step} sans qu'on lui pose la question",
    en="a caller who refused can come to the voicemail {step} without being asked",
)
FIX = Sentence(
    fr="mettez devant le répondeur une étape `consent: explicit` avec `purposes: [message]`",
    en="put a step `consent: explicit` with `purposes: [message]` before the voicemail",
)
ENDING = Sentence(
    fr="ici l'on enregistrerait le message de qui a dit non",
    en="here the message of somebody who said no would be recorded",
)


def check(script: Script) -> Iterator[Finding]:
    """Every voicemail to which a no leads without a yes between them."""
    for explored, name, situations in arrivals(script, Voicemail):
        refused = next((one for one in situations if one.standing is Standing.REFUSED), None)
        if refused is not None:
            yield Finding(
                ("steps", name, "voicemail"),
                MESSAGE.filled(step=quoted(name)),
                FIX,
                on_key=True,
                call=counterexample(script, explored, refused, ENDING),
            )
