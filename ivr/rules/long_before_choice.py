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

CODE = "L407"
LEVEL = "warning"
WHOLE = True
ALLOWED = True

MOST_SECONDS = 45
LETTERS_A_SECOND = 15
"""A voice at its ordinary pace, in French and in English."""
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
        if one.at[0] == "steps" and one.at[-1] in FIRST:
            letters[str(one.at[1])] = letters.get(str(one.at[1]), 0) + _letters(one.text)
    step, total = _first_question(script, letters)
    seconds = total // LETTERS_A_SECOND
    if step and seconds > MOST_SECONDS:
        yield Finding(("steps", step), MESSAGE.filled(step=quoted(step), seconds=seconds), FIX, on_key=True)


FIRST = ("say", "play", "notice", "offer", "ask", "alternatives", "collect", "text")
"""The keys of what is said on the way to a choice, and of the question itself."""


def _first_question(script: Script, letters: dict[StepName, int]) -> tuple[StepName, int]:
    """The first step that lets a caller choose on the way that says most, and how much is said by then."""
    steps = script.flow.steps
    found, longest = "", 0
    waiting = [(script.flow.start, 0)]
    said: dict[StepName, int] = {}
    while waiting:
        name, before = waiting.pop()
        if name not in steps or said.get(name, -1) >= before or len(said) > len(steps):
            continue
        fresh = name not in said
        said[name] = before
        step, total = steps[name], before + letters.get(name, 0)
        if isinstance(step, TALKING) and (fresh or total < MOST_SECONDS * LETTERS_A_SECOND * 4):
            waiting += [(after, total) for after in script.edges[name]]
        elif isinstance(step, Consent) and step.mode is not Mode.EXPLICIT and step.continued:
            waiting.append((step.continued, total))
        elif isinstance(step, LISTENING) and total > longest:
            found, longest = name, total
    return found, longest


def _letters(text: str) -> int:
    words = BRACED.findall(text) if "{" in text else ()
    reasons = sum(LETTERS_OF_REASONS if word == "purposes" else LETTERS_OF_A_WORD for word in words)
    return len(text) - sum(len(word) + 2 for word in words) + reasons
