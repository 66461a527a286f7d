"""No call can come to a step.

Why: someone wrote it for callers, and none will ever hear it.

Bad:
    start: goodbye
    steps:
      goodbye:
        hang_up: Goodbye.
      hours:
        say: We are open from nine to five.
        next: goodbye
Good:
    start: hours
    steps:
      hours:
        say: We are open from nine to five.
        next: goodbye
      goodbye:
        hang_up: Goodbye.

Titre: Aucun appel ne peut arriver à une étape.

Pourquoi: on l'a écrite pour des appelants, et aucun ne l'entendra.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W202"
LEVEL = "warning"
WHOLE = True
ALLOWED = True

MESSAGE = Sentence(fr="aucun appel ne peut arriver à {step}", en="no call can come to {step}")
FIX = Sentence(
    fr="menez-y depuis une autre étape, ou supprimez-la", en="lead to it from another step, or delete it"
)
HERE = Sentence(fr="rien ne mène ici", en="nothing leads here")


def check(script: Script) -> Iterator[Finding]:
    """Every step no path from the start comes to."""
    if script.flow.start not in script.flow.steps:
        return
    met = set(script.reached(script.flow.start))
    for name in script.flow.steps:
        if name not in met:
            yield Finding(("steps", name), MESSAGE.filled(step=quoted(name)), FIX, here=HERE, on_key=True)
