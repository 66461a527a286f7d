"""A step names a purpose that the flow does not declare.

Why: nobody could be told for how long a recording made for it is kept.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: machine
        refused: desk
        unclear: desk
      machine:
        voicemail: Please leave a message.
        unrecorded: bye
      desk:
        transfer: "+33199001234"
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {message: {keep: 30 days}}
    start: ask_message
    steps:
      ask_message:
        consent: explicit
        purposes: [message]
        notice: You can leave a message, recorded {purposes}, and kept {keep}.
        offer: To leave one, press {accept.key}. Otherwise press {refuse.key}.
        accept: {key: "1"}
        refuse: {key: "2"}
        accepted: machine
        refused: bye
        unclear: bye
      machine:
        voicemail: Please leave a message.
        unrecorded: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Articles 5(1)(b) and 13(2)(a): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Une étape nomme une finalité que le scénario ne déclare pas.

Pourquoi: personne ne pourrait dire combien de temps un enregistrement fait pour elle est gardé.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, Route, quoted
from ivr.flow import Consent, Voicemail
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C304"

MESSAGE = Sentence(
    fr="{step} sert la finalité {purpose}, que le scénario ne déclare pas",
    en="{step} is for the purpose {purpose}, which the flow does not declare",
)
FIX = Sentence(
    fr="déclarez-la sous `recording.purposes` : {declaration}",
    en="declare it under `recording.purposes`: {declaration}",
)
HERE = Sentence(fr="non déclarée", en="not declared")


def check(script: Script) -> Iterator[Finding]:
    """Every purpose a step names and `recording.purposes` does not."""
    if ("recording",) not in script.places:
        return
    declared = script.places.names(("recording", "purposes"))
    nearest = Nearest(declared)
    for at, purpose in _named(script):
        if purpose and purpose not in declared:
            declaration = quoted(purpose + ": {keep: 30 days}")
            yield Finding(
                at,
                MESSAGE.filled(step=quoted(str(at[1])), purpose=quoted(purpose)),
                nearest.fix(purpose, FIX.filled(declaration=declaration)),
                here=HERE,
            )


def _named(script: Script) -> Iterator[tuple[Route, str]]:
    for name, step in script.flow.steps.items():
        at = ("steps", name, "purpose")
        if isinstance(step, Voicemail):
            yield (at if at in script.places else ("steps", name, "voicemail")), step.purpose
        elif isinstance(step, Consent):
            for index, purpose in enumerate(step.purposes):
                one: Route = ("steps", name, "purposes", index)
                yield (one if one in script.places else one[:-1]), purpose
