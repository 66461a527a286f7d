"""A caller who agreed is recorded and has no key to take consent back.

Why: consent is as easy to take back as to give, at any moment of the call.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
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
Law: GDPR, article 7(3): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Qui a accepté est enregistré, et n'a aucune touche pour revenir sur son accord.

Pourquoi: on revient sur son accord aussi simplement qu'on l'a donné, à tout moment de l'appel.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Transfer
from ivr.proof.ways.recording import purposes_recorded
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C324"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="qui est enregistré à {step} n'a aucune touche pour revenir sur son accord",
    en="whoever is recorded at {step} has no key to take consent back",
)
FIX = Sentence(
    fr='écrivez `withdraw: {{key: "*"}}` sous `recording`',
    en='write `withdraw: {{key: "*"}}` under `recording`',
)
ENDING = Sentence(
    fr="on enregistre, et rien ne permet de l'arrêter", en="they are recorded, and nothing can stop it"
)


def check(script: Script) -> Iterator[Finding]:
    """Every recorded talk of a caller to whom no flow gives a key that takes consent back."""
    for explored, name, situations in arrivals(script, Transfer):
        step = script.flow.steps[name]
        if not isinstance(step, Transfer) or not step.record:
            continue
        world = explored.world
        bound = next(
            (one for one in situations if purposes_recorded(world, one) and not world.withdrawing(one)), None
        )
        if bound is not None:
            yield Finding(
                ("steps", name, "record"),
                MESSAGE.filled(step=quoted(name)),
                FIX.filled(),
                on_key=True,
                call=counterexample(script, explored, bound, ENDING),
            )
