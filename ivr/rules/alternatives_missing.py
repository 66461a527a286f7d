"""A caller who refuses is offered nothing else, and reaches nobody.

Why: the firm owes whoever refuses another way: the same service unrecorded, the office, the website.

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
        refused: bye
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
Law: GDPR, article 7(4) and recital 42: https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Qui refuse ne se voit rien proposer d'autre, et n'atteint personne.

Pourquoi: l'entreprise doit une autre façon à qui refuse : le même service sans enregistrement, les
locaux, le site.
"""

from __future__ import annotations

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
    Mode,
    StepName,
    Text,
    Transfer,
    Voicemail,
)
from ivr.rules.asked import asks_for_a_message_alone
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C315"
WHOLE = True

MESSAGE = Sentence(
    fr="qui refuse à {step} n'a plus rien d'autre que la fin de l'appel",
    en="who refuses at {step} is left with nothing but the end of the call",
)
FIX = Sentence(
    fr="menez à une étape `alternatives` : continuer sans enregistrement, venir, passer par le site",
    en="lead to an `alternatives` step: to go on unrecorded, to come by, to use the website",
)
UNRECORDED = "unrecorded"
HOLLOW = Sentence(
    fr="à {step}, l'offre `unrecorded` ne mène à rien qui serve l'appelant",
    en="at {step}, the offer `unrecorded` leads to nothing that serves the caller",
)
SERVE = Sentence(
    fr="menez-la à une personne, à un menu, à un message écrit, ou à la question d'un message à laisser",
    en="lead it to a person, a menu, a text, or the question whether to leave a message",
)
ON = (Ask, Collect, Consent, Goto, Text, Transfer)
SERVES = (Alternatives, Ask, Transfer, Goto)


def check(script: Script) -> Iterator[Finding]:
    """Every consent step from whose refusal a call comes to its end without meeting anything that serves."""
    if not any(isinstance(step, Voicemail | Transfer) for step in script.flow.steps.values()):
        return
    for name, step in script.flow.steps.items():
        if (
            not isinstance(step, Consent)
            or step.mode is Mode.LEGAL_OBLIGATION
            or asks_for_a_message_alone(script, step)
        ):
            continue
        if step.refused in script.flow.steps and not _is_served(script, step.refused):
            yield Finding(("steps", name, "refused"), MESSAGE.filled(step=quoted(name)), FIX)
    yield from _hollow(script)


def _hollow(script: Script) -> Iterator[Finding]:
    """Every offer to go on unrecorded from which nothing that serves can be reached."""
    for name, step in script.flow.steps.items():
        for offer in step.offers if isinstance(step, Alternatives) else ():
            reached = script.reached(offer.next) if offer.name == UNRECORDED and offer.next else []
            if reached and not any(isinstance(script.flow.steps[one], ON) for one in reached):
                at = ("steps", name, "offers", offer.name)
                yield Finding(at, HOLLOW.filled(step=quoted(name)), SERVE, on_key=True)


def _is_served(script: Script, begin: StepName) -> bool:
    """Whether some way from there meets a person, a question or an alternative."""
    steps = script.flow.steps
    return any(isinstance(steps[name], SERVES) for name in script.reached(begin)) or not any(
        isinstance(steps[name], HangUp) for name in script.reached(begin)
    )
