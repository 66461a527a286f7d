"""A step goes to a flow that has errors.

Why: this flow cannot be served while the one it leads to cannot.

Bad:
    start: aside
    steps:
      aside:
        goto: broken
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.

Titre: Une étape passe à un scénario qui contient des erreurs.

Pourquoi: ce scénario ne peut pas être servi tant que l'autre ne peut pas l'être.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Goto
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W207"
ACROSS = True

MESSAGE = Sentence(
    fr="{step} passe au scénario {flow}, qui contient des erreurs",
    en="{step} goes to the flow {flow}, which has errors",
)
FIX = Sentence(fr="corrigez d'abord le scénario {flow}", en="mend the flow {flow} first")


def check(script: Script) -> Iterator[Finding]:
    """Every flow that is named and cannot be served; only the first step that goes to it is shown."""
    told: set[str] = set()
    for name, step in script.flow.steps.items():
        if isinstance(step, Goto) and step.flow in script.broken and step.flow not in told:
            told.add(step.flow)
            message = MESSAGE.filled(step=quoted(name), flow=quoted(step.flow))
            yield Finding(("steps", name, "goto"), message, FIX.filled(flow=quoted(step.flow)))
