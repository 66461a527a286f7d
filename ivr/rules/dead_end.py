"""From a step, no way ends the call or reaches a person.

Why: every caller who comes there goes round until they hang up.

Bad:
    start: menu
    steps:
      menu:
        ask: For our hours, press 1. For our address, press 2.
        choices:
          hours: {key: "1", next: hours}
          address: {key: "2", next: address}
        silence: {again: 2, then: hours}
      hours:
        say: We are open from nine to five.
        next: menu
      address:
        say: We are at 4 Quay Street.
        next: menu
Good:
    start: menu
    steps:
      menu:
        ask: For our hours, press 1. For our address, press 2.
        choices:
          hours: {key: "1", next: hours}
          address: {key: "2", next: address}
        silence: {again: 2, then: bye}
      hours:
        say: We are open from nine to five.
        next: menu
      address:
        say: We are at 4 Quay Street.
        next: menu
      bye:
        hang_up: Goodbye.

Titre: D'une étape, aucun chemin ne termine l'appel ni ne mène à une personne.

Pourquoi: tout appelant qui y arrive tourne en rond jusqu'à ce qu'il raccroche.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.paths import last_rings, rounds
from ivr.rules.script import Script
from ivr.rules.talk import talk

CODE = "W205"
WHOLE = True
ALLOWED = True

MESSAGE = Sentence(
    fr="de {step}, aucun chemin ne termine l'appel ni ne mène à une personne",
    en="from {step} no way ends the call or reaches a person",
)
FIX = Sentence(
    fr="menez d'une de ces étapes à `hang_up` ou à `transfer` : {steps}",
    en="lead from one of these steps to `hang_up` or `transfer`: {steps}",
)
HERE = Sentence(fr="on n'en sort plus", en="no way out")
SHOWN = 6


def check(script: Script) -> Iterator[Finding]:
    """Each set of steps that is never left; one that only talks is told as endless talk."""
    if not script.stuck:
        return
    inside = {name: script.edges[name] for name in script.flow.steps if name in script.stuck}
    graph, either = talk(script)
    talking = {name for ring in rounds(graph, either) for flow, name in ring if flow == script.flow.name}
    for ring in last_rings(inside):
        if talking.isdisjoint(ring):
            named = ", ".join(quoted(name) for name in ring[:SHOWN])
            message, fix = MESSAGE.filled(step=quoted(ring[0])), FIX.filled(steps=named)
            yield Finding(("steps", ring[0]), message, fix, here=HERE, on_key=True)
