"""A question can be answered by voice alone, and some callers are not listened to.

Why: before a caller has agreed, and after a refusal, only keys are heard: their voice goes to no speech
service.

Bad:
    speech: yes
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
        offer: To refuse, press {refuse.key} or say “I refuse”.
        refuse: {key: "9", words: [I refuse]}
        continued: menu
        refused: menu
        unclear: menu
      menu:
        ask: Say “desk” for the desk, or “goodbye”.
        choices:
          desk: {words: [desk], next: desk}
          bye: {key: "2", words: [goodbye], next: bye}
        silence: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
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
        offer: To refuse, press {refuse.key} or say “I refuse”.
        refuse: {key: "9", words: [I refuse]}
        continued: menu
        refused: menu
        unclear: menu
      menu:
        ask: Press 1 or say “desk” for the desk, press 2 to end.
        choices:
          desk: {key: "1", words: [desk], next: desk}
          bye: {key: "2", words: [goodbye], next: bye}
        silence: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: GDPR, articles 5 and 6; Twilio hands speech to a provider: https://www.twilio.com/docs/voice/twiml/gather
Date: 2026-11

Titre: On ne peut répondre que de vive voix à une question, et certains appelants ne sont pas écoutés.

Pourquoi: avant l'accord et après un refus, seules les touches sont entendues : la voix ne part vers aucun
service.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Alternatives, Ask
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C329"

MESSAGE = Sentence(
    fr="à {step}, `{choice}` ne se choisit que de vive voix",
    en="at {step}, `{choice}` can be chosen by voice alone",
)
FIX = Sentence(fr='ajoutez une touche : `key: "{key}"`', en='add a key: `key: "{key}"`')
DIGITS = "123456780"


def check(script: Script) -> Iterator[Finding]:
    """Every choice without a key, in a flow that asks consent and listens to those who gave it alone."""
    flow = script.flow
    if not flow.speech or flow.recording is None:
        return
    for name, step in flow.steps.items():
        if not isinstance(step, Ask | Alternatives):
            continue
        kind, every = ("choices", step.choices) if isinstance(step, Ask) else ("offers", step.offers)
        taken = {one.answer.key for one in every}
        for one in every:
            if not one.answer.key and one.answer.words:
                free = next(digit for digit in DIGITS if digit not in taken)
                message = MESSAGE.filled(step=quoted(name), choice=one.name)
                yield Finding(("steps", name, kind, one.name), message, FIX.filled(key=free), on_key=True)
