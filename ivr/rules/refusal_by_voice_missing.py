"""Callers may answer by voice, but cannot refuse by voice, or not with the words they are told.

Why: who is listened to must be able to say no in the same way, in words they were told.

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
Law: Code pénal, article 226-1 (able to object): https://www.latscha-avocats.com/enregistrements-telephoniques/
Date: 2026-11

Titre: On peut répondre de vive voix, mais pas refuser de vive voix, ou pas avec les mots annoncés.

Pourquoi: qui est écouté doit pouvoir dire non de la même façon, avec les mots qu'on lui a dits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Mode
from ivr.rules.finding import Finding
from ivr.rules.quoted_words import quoted_words
from ivr.rules.script import Script

CODE = "C312"
TELLS = re.compile(r"\b(dites|dire|say|saying|sagen|decir|diga|dica|zeg)\b", re.IGNORECASE)

NO_WORDS = Sentence(
    fr="à {step}, on écoute les appelants, mais aucun mot ne refuse",
    en="{step} listens to callers, but no words refuse",
)
ADD = Sentence(fr="ajoutez `words: [je refuse]` à `refuse`", en="add `words: [I refuse]` to `refuse`")
UNLISTED = Sentence(
    fr="l'offre de {step} annonce « {phrase} », qu'aucune réponse ne connaît",
    en="the offer of {step} tells callers to say “{phrase}”, which no answer knows",
)
LIST_IT = Sentence(
    fr="écrivez ces mots sous `words:` de la réponse qu'ils donnent",
    en="write them under the `words:` of the answer they give",
)


def check(script: Script) -> Iterator[Finding]:
    """Every consent step that listens, where no words say no, or yes, or where told words say nothing."""
    if not script.flow.speech:
        return
    for name, step in script.flow.steps.items():
        if not isinstance(step, Consent):
            continue
        # Where only a yes counts, whatever else is said is a no already.
        if step.mode is not Mode.EXPLICIT and not step.refuse.words:
            yield Finding(("steps", name, "refuse"), NO_WORDS.filled(step=quoted(name)), ADD)
        known = _known(script, step)
        for phrase in quoted_words(step.offer):
            if phrase.casefold() not in known and (known or TELLS.search(step.offer)):
                yield Finding(
                    ("steps", name, "offer"), UNLISTED.filled(step=quoted(name), phrase=phrase), LIST_IT
                )


def _known(script: Script, step: Consent) -> set[str]:
    """The words of every answer of a step, and those that take consent back."""
    recording = script.flow.recording
    answers = (
        step.refuse,
        step.accept,
        step.more.answer if step.more else None,
        recording.withdraw if recording else None,
    )
    return {words.casefold() for answer in answers if answer for words in answer.words}
