"""A flow has Accord say something in a language it has no words in.

Why: the caller would hear the reasons and the times in English.

Bad:
    speaks: pt-PT
    voice: Polly.Ines-Neural
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: Esta chamada pode ser gravada {purposes}.
        offer: Para recusar, prima {refuse.key}.
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
        hang_up: Adeus.
Good:
    speaks: pt-PT
    voice: Polly.Ines-Neural
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months, spoken: para formar as nossas equipas}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: Esta chamada pode ser gravada {purposes}.
        offer: Para recusar, prima {refuse.key}.
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
        hang_up: Adeus.

Titre: Un scénario fait dire quelque chose à Accord dans une langue où il n'a pas de mots.

Pourquoi: l'appelant entendrait les raisons et les durées en anglais.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.engine.phrases import speaks
from ivr.flow import Consent, Purpose
from ivr.law import purpose
from ivr.rules.finding import Finding
from ivr.rules.placeholders import braced
from ivr.rules.script import Script, Told

CODE = "T510"
LEVEL = "warning"

SIGNS = ("*", "#")

MESSAGE = Sentence(
    fr="Accord n'a pas de mots en {language} pour {word}", en="Accord has no words in {language} for {word}"
)
WRITE_OUT = Sentence(
    fr="écrivez-le en toutes lettres, dans la langue de l'appel",
    en="write it out in the language of the call",
)
ADD_SPOKEN = Sentence(
    fr="ajoutez `spoken:` à chaque finalité : la raison, dans la langue de l'appel",
    en="add `spoken:` to each purpose: the reason, in the language of the call",
)


def check(script: Script) -> Iterator[Finding]:
    """Every placeholder that Accord would fill with words of another language."""
    language = script.flow.speaks
    if not language or speaks(language):
        return
    for one in script.told:
        for word in braced(one.text):
            if _relies(script, one, word):
                message = MESSAGE.filled(language=quoted(language), word=quoted("{" + word + "}"))
                yield Finding(one.at, message, ADD_SPOKEN if word == "purposes" else WRITE_OUT)


def _relies(script: Script, one: Told, word: str) -> bool:
    recording, step = script.flow.recording, one.step
    if word == "purposes" and recording:
        asked = step.purposes if isinstance(step, Consent) else ()
        names = asked or recording.asked_by_default
        return any(one.name in names and _is_unwritten(one, script) for one in recording.purposes)
    answers = {"withdraw.key": recording.withdraw if recording else None}
    if isinstance(step, Consent):
        answers |= {"refuse.key": step.refuse, "accept.key": step.accept}
    answer = answers.get(word)
    return word in ("keep", "recorded") or (answer is not None and answer.key in SIGNS)


def _is_unwritten(reason: Purpose, script: Script) -> bool:
    """Whether the reason is Accord's, in English for want of other words."""
    known = purpose(reason.name, script.flow.overrides)
    return (
        known is not None and known.words(script.flow.speaks) is None and reason.spoken == known.words("en")
    )
