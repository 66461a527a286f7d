"""An alternative sends callers to an office or a website that the flow does not name.

Why: who is sent elsewhere must hear where: an address, a website.

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
        alternatives: To go on unrecorded, press 1. For our website, press 3.
        offers:
          unrecorded: {key: "1", next: desk}
          website: {key: "3", say: See our website.}
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
        alternatives: To go on unrecorded, press 1. For our website, press 3.
        offers:
          unrecorded: {key: "1", next: desk}
          website: {key: "3", say: "We are at garage-martin.example."}
        silence: unrecorded
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

Titre: Une alternative envoie vers des locaux ou un site que le scénario ne nomme pas.

Pourquoi: qui est envoyé ailleurs doit entendre où : une adresse, un site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Alternatives, Offer, values, within
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C330"
LEVEL = "warning"

SAYS = {
    "website": re.compile(r"\{business\.website\}|\w\.[a-z]{2,}\b", re.IGNORECASE),
    "office": re.compile(r"\{business\.address\}|\d"),
}
MESSAGE = Sentence(
    fr="à {step}, l'offre `{offer}` ne dit pas où", en="at {step}, the offer `{offer}` does not say where"
)
FIX = Sentence(
    fr="écrivez `{key}:` sous `business`, et `{{business.{key}}}` dans le texte",
    en="write `{key}:` under `business`, and `{{business.{key}}}` in the text",
)
KEYS = {"website": "website", "office": "address"}


def check(script: Script) -> Iterator[Finding]:
    """Every offer of the office or the website whose words, here or further on, name neither."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Alternatives):
            continue
        for offer in step.offers:
            if offer.name in SAYS and not _says_where(script, offer):
                message = MESSAGE.filled(step=quoted(name), offer=offer.name)
                at = ("steps", name, "offers", offer.name)
                yield Finding(at, message, FIX.filled(key=KEYS[offer.name]), on_key=True)


def _says_where(script: Script, offer: Offer) -> bool:
    """Whether what is heard from there on names the place."""
    texts = [offer.say or ""]
    for name in script.reached(offer.next) if offer.next else []:
        texts += [found.value for found in within(script.flow.steps[name], (values.Spoken,))]
    return any(SAYS[offer.name].search(text) for text in texts)
