"""Steps that only speak lead round to one another.

Why: the caller would hear the same words again and again, and could not answer.

Bad:
    start: welcome
    steps:
      welcome:
        say: All our lines are busy.
        next: patience
      patience:
        say: Please hold the line.
        next: welcome
Good:
    start: welcome
    steps:
      welcome:
        say: All our lines are busy.
        next: again
      again:
        ask: To hear this again, press 1.
        choices:
          again: {key: "1", next: welcome}
        silence: {again: 1, then: goodbye}
      goodbye:
        hang_up: Goodbye.

Titre: Des étapes qui ne font que parler se suivent en rond.

Pourquoi: l'appelant entendrait sans fin les mêmes mots, sans pouvoir répondre.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.paths import rounds
from ivr.rules.script import Script
from ivr.rules.talk import Place, talk

CODE = "W204"
WHOLE = True
ACROSS = True
SHOWN = 6

MESSAGE = Sentence(
    fr="{step} revient à son point de départ sans jamais écouter",
    en="{step} leads round to itself and never listens",
)
WHY = Sentence(
    fr="l'appelant entendrait {path} encore et encore", en="the caller would hear {path} again and again"
)
FIX = Sentence(
    fr="faites poser une question par l'une de ces étapes, ou menez à une autre",
    en="let one of these steps ask, or lead on to another step",
)
HERE = Sentence(fr="la ronde commence ici", en="the round begins here")


def check(script: Script) -> Iterator[Finding]:
    """Every round of steps none of which listens; one through several flows is told in the first of them."""
    own = script.flow.name
    graph, either = talk(script)
    for ring in rounds(graph, either):
        if min(name for name, _ in ring) != own:
            continue
        first = next(index for index, (name, _) in enumerate(ring) if name == own)
        turned = [*ring[first:], *ring[:first]]
        begin = turned[0][1]
        shown = [*turned[:SHOWN], *([None] if len(turned) > SHOWN else []), turned[0]]
        path = " -> ".join("…" if place is None else _named(place, own) for place in shown)
        message, why = MESSAGE.filled(step=quoted(begin)), WHY.filled(path=path)
        yield Finding(("steps", begin), message, FIX, why, here=HERE, on_key=True)


def _named(place: Place, own: str) -> str:
    flow, step = place
    return step if flow == own else f"{flow}:{step}"
