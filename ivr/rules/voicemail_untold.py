"""A caller who agreed to other purposes comes to a voicemail without having been told that messages are kept.

Why: whoever leaves a message is told that it is kept, why and how long; nobody else's message may be
kept.

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
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: message
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: line}
        silence: unrecorded
      line:
        transfer: "+33199001234"
        busy: bye
        no_answer: bye
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
Law: GDPR, article 13: https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Qui a accepté pour d'autres finalités arrive à un répondeur sans savoir que les messages sont
gardés.

Pourquoi: qui laisse un message sait qu'il est gardé, pourquoi et combien de temps ; sans cela, aucun
message n'est gardé.
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

CODE = "C328"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="on peut arriver au répondeur {step} sans savoir que le message est gardé pour `{purpose}`",
    en="a call can come to the voicemail {step} without being told that the message is kept for `{purpose}`",
)
FIX = Sentence(
    fr="mettez devant lui une étape `consent: explicit` avec `purposes: [{purpose}]`",
    en="put a step `consent: explicit` with `purposes: [{purpose}]` before it",
)
ENDING = Sentence(
    fr="l'appelant n'a pas été informé pour ce message, qui ne sera pas pris",
    en="the caller was not told of this message, which will not be taken",
)


def check(script: Script) -> Iterator[Finding]:
    """Every voicemail to which a caller comes who agreed to something else alone."""
    for explored, name, situations in arrivals(script, Voicemail):
        step = script.flow.steps[name]
        if not isinstance(step, Voicemail) or step.purpose not in _declared(script):
            continue
        untold = next(
            (
                one
                for one in situations
                if one.standing is Standing.GRANTED and step.purpose not in dict(one.granted)
            ),
            None,
        )
        if untold is not None:
            yield Finding(
                ("steps", name, "voicemail"),
                MESSAGE.filled(step=quoted(name), purpose=step.purpose),
                FIX.filled(purpose=step.purpose),
                on_key=True,
                call=counterexample(script, explored, untold, ENDING),
            )


def _declared(script: Script) -> set[str]:
    recording = script.flow.recording
    return {purpose.name for purpose in recording.purposes} if recording else set()
