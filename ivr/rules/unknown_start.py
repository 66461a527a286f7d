"""The flow starts at a step that does not exist.

Why: every caller would hear an apology.

Bad:
    start: welcom
    steps:
      welcome:
        hang_up: Good morning, we are closed.
Good:
    start: welcome
    steps:
      welcome:
        hang_up: Good morning, we are closed.

Titre: Le scénario commence à une étape qui n'existe pas.

Pourquoi: chaque appelant entendrait des excuses.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W203"

MESSAGE = Sentence(
    fr="le scénario commence à {start}, mais aucune étape ne porte ce nom",
    en="the flow starts at {start}, but there is no step of that name",
)
FIX = Sentence(fr="écrivez le nom de la première étape", en="write the name of the first step")
HERE = Sentence(fr="pas d'étape de ce nom", en="no such step")


def check(script: Script) -> Iterator[Finding]:
    """The start, if no step has its name."""
    start, names = script.flow.start, script.places.names(("steps",))
    if start and names and start not in names:
        fix = Nearest(names).fix(start, FIX)
        yield Finding(("start",), MESSAGE.filled(start=quoted(start)), fix, here=HERE)
