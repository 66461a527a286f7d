"""A consent step does not say which key refuses, or which one agrees.

Why: callers can only refuse what they are told how to refuse; going on is no yes then.

Bad:
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
        offer: You may refuse at any time.
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
Law: Code pénal, article 226-1: https://www.latscha-avocats.com/enregistrements-telephoniques/
Date: 2026-11

Titre: Une étape de consentement ne dit pas quelle touche refuse, ou laquelle accepte.

Pourquoi: on ne peut refuser que si l'on sait comment ; sans cela, rester en ligne n'est pas accepter.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import listed, quoted
from ivr.flow import Answer, Consent
from ivr.rules.answered import ACCEPTING, REFUSING
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.told_keys import tells, told_keys

CODE = "C308"

REFUSE = Sentence(
    fr="ni l'avis ni l'offre de {step} ne disent la touche qui refuse, `{key}`",
    en="neither the notice nor the offer of {step} says the key that refuses, `{key}`",
)
ACCEPT = Sentence(
    fr="ni l'avis ni l'offre de {step} ne disent la touche qui accepte, `{key}`",
    en="neither the notice nor the offer of {step} says the key that agrees, `{key}`",
)
FIX_REFUSE = Sentence(
    fr="dites-la dans l'offre : `Pour refuser, tapez {{refuse.key}}.`",
    en="say it in the offer: `To refuse, press {{refuse.key}}.`",
)
FIX_ACCEPT = Sentence(
    fr="dites-la dans l'offre : `Pour accepter, tapez {{accept.key}}.`",
    en="say it in the offer: `To agree, press {{accept.key}}.`",
)
MESSAGES, FIXES = (REFUSE, ACCEPT), (FIX_REFUSE, FIX_ACCEPT)
SAYS = Sentence(fr="ici, on dit {keys}", en="here it says {keys}")
NO_YES = Sentence(
    fr="on ne peut accepter que si l'on sait comment, et rien d'autre ne vaut oui ici",
    en="callers can only agree if they are told how to, and nothing else is a yes here",
)


def check(script: Script) -> Iterator[Finding]:
    """Every consent step whose callers are not told the key that says no, or yes where only a yes counts."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Consent) or not step.offer:
            continue
        for key, message, fix, why in zip(untold(step), MESSAGES, FIXES, (UNSAID, NO_YES), strict=True):
            if key:
                told = told_keys(step.offer)
                yield Finding(
                    ("steps", name, "offer"),
                    message.filled(step=quoted(name), key=key),
                    fix.filled(),
                    here=SAYS.filled(keys=listed(told)) if told else UNSAID,
                    why=why,
                )


def untold(step: Consent) -> tuple[str | None, str | None]:
    """The keys that refuse and agree, where callers are not told them."""
    return _untold(step, REFUSING, step.refuse), _untold(step, ACCEPTING, step.accept)


def _untold(step: Consent, meaning: str, answer: Answer | None) -> str | None:
    """The key of an answer, where neither the notice nor the offer says it."""
    key = answer.key if answer else None
    if not key or any(f"{{{meaning}.key}}" in text or tells(text, key) for text in (step.notice, step.offer)):
        return None
    return key
