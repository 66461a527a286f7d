"""A caller meets a person or a question before the notice that they may be recorded.

Why: callers are told of the recording at the very start of the call; the choice of language alone may
come before.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: menu
    steps:
      menu:
        ask: To speak to us, press 1.
        choices:
          desk: {key: "1", next: notice}
        silence: notice
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
        continued: menu
        refused: otherwise
        unclear: menu
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      menu:
        ask: To speak to us, press 1.
        choices:
          desk: {key: "1", next: desk}
        silence: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Loi Informatique et Libertés and GDPR, article 13 (at the time the data are collected):
https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: On parle à une personne, ou l'on répond à une question, avant l'avis d'enregistrement.

Pourquoi: l'appelant est informé dès le début de l'appel ; seul le choix de la langue peut venir avant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import MESSAGE as A_MESSAGE
from ivr.flow import Consent, Mode
from ivr.proof import First, Situation
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C310"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="avant {step}, l'appelant a déjà répondu à une question, ou parlé à une personne",
    en="before {step} the caller has already answered a question, or met a person",
)
FIX = Sentence(
    fr="menez d'abord à cette étape, et à la question ensuite ; pour n'enregistrer qu'à partir d'ici, "
    "demandez un oui : `consent: explicit`",
    en="lead to this step first, and to the question after it; to record from here on only, ask for a yes: "
    "`consent: explicit`",
)
ENDING = Sentence(fr="ici seulement l'appelant est informé", en="only here is the caller told")


def check(script: Script) -> Iterator[Finding]:
    """Every notice that comes late, where going on counts; a yes may be asked for at any moment."""
    for explored, name, situations in arrivals(script, Consent):
        step = script.flow.steps[name]
        if not isinstance(step, Consent) or step.mode is Mode.EXPLICIT:
            continue
        late = next((one for one in situations if _is_late(one)), None)
        if late is not None and {one.name for one in explored.world.purposes(late, step)} - {A_MESSAGE}:
            yield Finding(
                ("steps", name, "consent"),
                MESSAGE.filled(step=quoted(name)),
                FIX,
                on_key=True,
                call=counterexample(script, explored, late, ENDING),
            )


def _is_late(situation: Situation) -> bool:
    return situation.first is First.TALK and not situation.has_refused
