"""A key that stops the recording cannot be told from the digits that are asked for, or from a message's end.

Why: the caller would type a number and withdraw, or withdraw and be taken to type.

Bad:
    recording:
      purposes: {message: {keep: 30 days}}
      withdraw: {key: "#"}
    start: number
    steps:
      number:
        collect: Please type your customer number, then hash.
        into: customer
        digits: 4-8
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {message: {keep: 30 days}}
      withdraw: {key: "*"}
    start: number
    steps:
      number:
        collect: Please type your customer number, then hash.
        into: customer
        digits: 4-8
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: La touche qui arrête l'enregistrement se confond avec des chiffres, ou avec la fin d'un message.

Pourquoi: l'appelant taperait un numéro et reviendrait sur son accord, ou l'inverse.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, quoted
from ivr.flow import Collect, StepName, Voicemail
from ivr.rules.finding import Finding
from ivr.rules.live import answers_live
from ivr.rules.script import Script

CODE = "T506"
ACROSS = True
END = "#"

ENDS = Sentence(
    fr="à {step}, `#` veut dire {meaning} et ne peut donc pas terminer le numéro",
    en="at {step}, `#` means {meaning} and so cannot end the number",
)
ENDS_MESSAGE = Sentence(
    fr="à {step}, `#` termine le message, et ne peut donc pas aussi l'effacer",
    en="at {step}, `#` ends the message, and so cannot erase it too",
)
DIGIT = Sentence(
    fr="à {step}, `{key}` veut dire {meaning}, et peut être le chiffre demandé",
    en="at {step}, `{key}` means {meaning}, and may be the digit that is asked for",
)
FIX = Sentence(fr='prenez une autre touche, comme "*"', en='take another key, such as "*"')
HERE = Sentence(fr="cette touche", en="this key")
NEVER_BOTH = Sentence(
    fr="qui voudrait terminer son message l'effacerait, ou l'inverse",
    en="whoever meant to end their message would erase it, or the other way round",
)
MESSAGE_THERE = Sentence(fr="le message", en="the message")
THERE = Sentence(fr="les chiffres demandés", en="the digits asked for")


def check(script: Script) -> Iterator[Finding]:
    """Every step that takes digits among which a no would be lost."""
    live = dict(answers_live(script))
    for name, step in script.flow.steps.items():
        if isinstance(step, Voicemail):
            yield from _ending_a_message(script, name)
        if not isinstance(step, Collect):
            continue
        for one in live.get(name, ()):
            key = one.answer.key or ""
            message = None
            if one.meaning in ("confirm", "correct"):
                continue
            if key == END and step.digits.least != step.digits.most:
                message = ENDS
            elif key.isdigit() and step.digits.least == 1:
                message = DIGIT
            if message:
                at, digits = (*one.at, "key"), ("steps", name, "digits")
                told = message.filled(step=quoted(name), meaning=quoted(one.meaning), key=key)
                if one.elsewhere is not None:
                    label = one.label(script.places, at, HERE)
                    yield Finding(digits, told, FIX, here=THERE, labels=(label,))
                    continue
                where = script.places.value(digits)
                yield Finding(at, told, FIX, here=HERE, labels=(Label(where, THERE),))


def _ending_a_message(script: Script, name: StepName) -> Iterator[Finding]:
    """The key that takes consent back, where it is the one that ends a message."""
    withdraw = script.flow.recording.withdraw if script.flow.recording else None
    if withdraw is not None and withdraw.key == END:
        at = ("recording", "withdraw", "key")
        where = script.places.key(("steps", name, "voicemail"))
        message = ENDS_MESSAGE.filled(step=quoted(name))
        yield Finding(at, message, FIX, NEVER_BOTH, here=HERE, labels=(Label(where, MESSAGE_THERE),))
