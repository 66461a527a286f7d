"""A step goes to a flow that does not exist.

Why: the caller would hear an apology, and the call would end there.

Bad:
    start: aside
    steps:
      aside:
        goto: opening-hours
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.

Titre: Une étape passe à un scénario qui n'existe pas.

Pourquoi: l'appelant entendrait des excuses, et l'appel s'arrêterait là.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.flow import BACK, Goto
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W206"
ACROSS = True

MESSAGE = Sentence(
    fr="{step} passe au scénario {flow}, mais aucun ne porte ce nom",
    en="{step} goes to the flow {flow}, but there is none of that name",
)
FIX = Sentence(
    fr="écrivez `{flow}.yaml` à côté de ce fichier, ou nommez un scénario qui existe",
    en="write `{flow}.yaml` beside this file, or name a flow that is there",
)
HERE = Sentence(fr="pas de scénario de ce nom", en="no such flow")


def check(script: Script) -> Iterator[Finding]:
    """Every flow that is named and is not there; nothing while the flow is looked at alone."""
    if script.known is None:
        return
    nearest = Nearest(sorted(script.known))
    for name, step in script.flow.steps.items():
        if isinstance(step, Goto) and step.flow and step.flow != BACK and step.flow not in script.known:
            message = MESSAGE.filled(step=quoted(name), flow=quoted(step.flow))
            fix = nearest.fix(step.flow, FIX.filled(flow=step.flow))
            yield Finding(("steps", name, "goto"), message, fix, here=HERE)
