"""A step leads to a step that does not exist.

Why: the caller would hear an apology, and the call would end there.

Bad:
    start: welcome
    steps:
      welcome:
        ask: For opening hours, press 1.
        choices:
          hours: {key: "1", next: goodby}
        silence: goodbye
      goodbye:
        hang_up: Goodbye.
Good:
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: goodbye
      goodbye:
        hang_up: Goodbye.

Titre: Une étape mène à une étape qui n'existe pas.

Pourquoi: l'appelant entendrait des excuses, et l'appel s'arrêterait là.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.flow import Alternatives, edges_within
from ivr.flow.names import NAME, plain_name
from ivr.flow.values import Again
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W201"

MESSAGE = Sentence(
    fr="{step} mène à {target}, mais aucune étape ne porte ce nom",
    en="{step} leads to {target}, but there is no step of that name",
)
FIX = Sentence(
    fr="écrivez une étape {target}, ou menez à une étape qui existe",
    en="write a step {target}, or lead to one that is there",
)
EXISTING = Sentence(fr="menez à une étape qui existe", en="lead to a step that is there")
HERE = Sentence(fr="pas d'étape de ce nom", en="no such step")


def check(script: Script) -> Iterator[Finding]:
    """Every edge to a name that no step has; silence at alternatives may lead to an offer."""
    places = script.places
    names = set(places.names(("steps",)))
    nearest = Nearest(names)
    for name, step in script.flow.steps.items():
        offers = {offer.name for offer in step.offers} if isinstance(step, Alternatives) else set[str]()
        for way, target, kind in edges_within(step):
            if not target or target in names or (isinstance(kind, Again) and target in offers):
                continue
            at = ("steps", name, *way)
            if at in places or (way[-1] == "then" and at[:-1] in places):
                named = target if NAME.fullmatch(target) else plain_name(target)
                fix = nearest.fix(target, FIX.filled(target=quoted(named)) if named else EXISTING)
                yield Finding(at, MESSAGE.filled(step=quoted(name), target=quoted(target)), fix, here=HERE)
