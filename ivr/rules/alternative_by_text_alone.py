"""An alternative needs a mobile telephone, and leaves those who call from another with nothing.

Why: who calls from a landline, or hides their number, can be sent no text; they must hear what it would
say.

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
        alternatives: To go on unrecorded, press 1. To be sent our address, press 2.
        offers:
          unrecorded: {key: "1", next: desk}
          text: {key: "2", next: send}
        silence: unrecorded
      send:
        text: "Garage Martin: garage-martin.example"
        next: bye
        failed: bye
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
        alternatives: To go on unrecorded, press 1. To be sent our address, press 2.
        offers:
          unrecorded: {key: "1", next: desk}
          text: {key: "2", next: send}
        silence: unrecorded
      send:
        text: "Garage Martin: garage-martin.example"
        next: bye
        failed: spoken
      spoken:
        say: We could not send it. Our website is garage-martin.example.
        next: bye
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

Titre: Une alternative demande un téléphone mobile, et laisse les autres appelants sans rien.

Pourquoi: qui appelle d'un fixe, ou masque son numéro, ne reçoit aucun message ; il doit entendre ce qu'il
aurait lu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import (
    Alternatives,
    Ask,
    Collect,
    Consent,
    Goto,
    HangUp,
    Offer,
    Play,
    Say,
    StepName,
    Text,
    Transfer,
    Voicemail,
    values,
    within,
)
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C332"
LEVEL = "warning"

WHERE = re.compile(r"\{business\.|\d|\w\.[a-z]{2,}\b", re.IGNORECASE)
"""What says where to go or to write: something of the firm's, a number, an address on the web."""

SERVES = (Alternatives, Ask, Collect, Consent, Goto, Transfer, Voicemail)
MESSAGE = Sentence(
    fr="à {step}, l'offre `{offer}` ne mène à rien pour qui ne peut recevoir de message",
    en="at {step}, the offer `{offer}` leads nowhere for whoever can be sent no text",
)
FIX = Sentence(
    fr="menez `failed` de {text} à une étape qui dit la même chose, ou à une autre offre",
    en="lead `failed` of {text} to a step that says the same, or to another offer",
)


def check(script: Script) -> Iterator[Finding]:
    """Every offer that sends a text and, where none can be sent, neither says it nor serves otherwise."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Alternatives):
            continue
        for offer in step.offers:
            sent = _sent(script, offer)
            if sent is not None and not _is_told(script, sent):
                at = ("steps", name, "offers", offer.name)
                message = MESSAGE.filled(step=quoted(name), offer=offer.name)
                yield Finding(at, message, FIX.filled(text=quoted(sent)), on_key=True)


def _sent(script: Script, offer: Offer) -> StepName | None:
    """The step that sends a text, where the offer comes to one before anything else."""
    name, met = offer.next, set[StepName]()
    while name and name in script.flow.steps and name not in met:
        met.add(name)
        step = script.flow.steps[name]
        if isinstance(step, Text):
            return name
        if not isinstance(step, Say | Play) or WHERE.search(step.text):
            return None
        name = step.next
    return None


def _is_told(script: Script, sent: StepName) -> bool:
    """Whether who can be sent nothing hears where to turn, or is served."""
    step = script.flow.steps[sent]
    failed = step.failed if isinstance(step, Text) else sent
    for name in script.reached(failed):
        found = script.flow.steps[name]
        if isinstance(found, SERVES):
            return True
        said = isinstance(found, Say | Play | HangUp)
        if said and any(WHERE.search(one.value) for one in within(found, (values.Spoken,))):
            return True
    return False
