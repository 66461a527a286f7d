"""A call passes more steps in one go than the engine takes.

Why: the engine would take the flow for one that never ends, apologise, and put the caller through to the
fallback number.

Bad:
    start: s1
    steps:
      s1: <51 steps that only speak>
      s52:
        hang_up: Goodbye.
Good:
    start: s1
    steps:
      s1: <20 steps that only speak>
      s21:
        hang_up: Goodbye.

Titre: Un appel traverse d'un trait plus d'étapes que le moteur n'en accepte.

Pourquoi: le moteur croirait à un scénario sans fin, s'excuserait, et passerait l'appelant au numéro de
secours.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.engine.advance import MAX_STEPS_PER_TURN
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.turns import beginnings, steps_at_once

CODE = "T508"
WHOLE = True

MESSAGE = Sentence(
    fr="à partir de {step}, un appel traverse {count} étapes d'un trait",
    en="from {step} on, a call passes {count} steps in one go",
)
FIX = Sentence(
    fr=f"réunissez des textes : {MAX_STEPS_PER_TURN} étapes au plus sans rien écouter",
    en=f"join some texts: {MAX_STEPS_PER_TURN} steps at most without listening",
)


def check(script: Script) -> Iterator[Finding]:
    """The first step from which too many follow one another without listening."""
    if len(script.flow.steps) <= MAX_STEPS_PER_TURN:
        return
    counts, begin = steps_at_once(script), beginnings(script)
    for name, count in counts.items():
        if count > MAX_STEPS_PER_TURN and name in begin:
            yield Finding(("steps", name), MESSAGE.filled(step=quoted(name), count=count), FIX, on_key=True)
            return
