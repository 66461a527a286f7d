"""Callers hear a long talk before they can choose anything.

Why: people hang up, or press keys that mean nothing yet.

Bad:
    start: welcome
    steps:
      welcome:
        say: <700 letters>
        next: menu
      menu:
        ask: For our hours, press 1.
        choices:
          hours: {key: "1", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: menu
      menu:
        ask: For our hours, press 1.
        choices:
          hours: {key: "1", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: On entend de longs discours avant de pouvoir choisir quoi que ce soit.

Pourquoi: les gens raccrochent, ou tapent des touches qui ne veulent encore rien dire.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Mode, StepName
from ivr.rules.answered import LISTENING
from ivr.rules.finding import Finding
from ivr.rules.placeholders import BRACED
from ivr.rules.script import Script
from ivr.rules.talk import TALKING
from ivr.rules.turns import ahead

CODE = "L407"
LEVEL = "warning"
WHOLE = True
ALLOWED = True

MOST_SECONDS = 45
LETTERS_A_SECOND = 15
"""A voice at its ordinary pace, in French and in English."""
MOST_LETTERS = MOST_SECONDS * LETTERS_A_SECOND
FAR = 10**9
"""Heavier than any way: what ends the call leads to no question."""

SAID = ("say", "play", "notice", "offer", "ask", "alternatives", "collect", "text")
"""The keys of what is said on the way to a choice, and of the question itself."""

LETTERS_OF_REASONS = 60
LETTERS_OF_A_WORD = 20

MESSAGE = Sentence(
    fr="on entend environ {seconds} secondes avant de pouvoir choisir à {step}",
    en="callers hear about {seconds} seconds before they can choose at {step}",
)
FIX = Sentence(
    fr=f"gardez moins de {MOST_SECONDS} secondes ; dites la suite après le choix",
    en=f"keep it under {MOST_SECONDS} seconds; say the rest after the choice",
)


def check(script: Script) -> Iterator[Finding]:
    """The first question, where what is said from the start until its end takes too long."""
    letters: dict[StepName, int] = {}
    for one in script.told:
        if one.at[0] == "steps" and one.at[-1] in SAID:
            letters[str(one.at[1])] = letters.get(str(one.at[1]), 0) + _letters(one.text)
    if script.flow.start not in script.flow.steps or sum(letters.values()) <= MOST_LETTERS:
        return

    def weight(name: StepName) -> int:
        asks = isinstance(script.flow.steps[name], LISTENING) or _goes_on(script, name)
        return letters.get(name, 0) if asks else -FAR

    heaviest = ahead([script.flow.start], lambda name: _goes_on(script, name), weight)
    if heaviest[script.flow.start] > MOST_LETTERS:
        step, walked = script.flow.start, {script.flow.start}
        while ways := [name for name in _goes_on(script, step) if name not in walked]:
            step = max(ways, key=lambda name: heaviest.get(name, -FAR))
            walked.add(step)
        seconds = heaviest[script.flow.start] // LETTERS_A_SECOND
        yield Finding(("steps", step), MESSAGE.filled(step=quoted(step), seconds=seconds), FIX, on_key=True)


def _goes_on(script: Script, name: StepName) -> tuple[StepName, ...]:
    """Where a call goes on from a step at which nothing can be chosen yet but refusing."""
    step = script.flow.steps[name]
    if isinstance(step, TALKING):
        return script.edges[name]
    if isinstance(step, Consent) and step.mode is not Mode.EXPLICIT and step.continued:
        return (step.continued,) if step.continued in script.flow.steps else ()
    return ()


def _letters(text: str) -> int:
    words = BRACED.findall(text) if "{" in text else ()
    reasons = sum(LETTERS_OF_REASONS if word == "purposes" else LETTERS_OF_A_WORD for word in words)
    return len(text) - sum(len(word) + 2 for word in words) + reasons
