"""A question has more than five answers.

Why: nobody keeps more than a few spoken choices in mind, and callers press anything.

Bad:
    start: menu
    steps:
      menu:
        ask: Press 1 for sales, 2 for repairs, 3 for tyres, 4 for paint, 5 for rentals, 6 for invoices.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "2", next: bye}
          tyres: {key: "3", next: bye}
          paint: {key: "4", next: bye}
          rentals: {key: "5", next: bye}
          invoices: {key: "6", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: menu
    steps:
      menu:
        ask: Press 1 for sales, 2 for the workshop, 3 for anything else.
        choices:
          sales: {key: "1", next: bye}
          workshop: {key: "2", next: bye}
          other: {key: "3", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Une question a plus de cinq réponses.

Pourquoi: personne ne retient plus de quelques choix entendus, et l'on tape au hasard.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Alternatives, Ask
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "L406"
LEVEL = "warning"
ALLOWED = True
MOST = 5

MESSAGE = Sentence(fr="{step} propose {count} choix", en="{step} offers {count} choices")
FIX = Sentence(
    fr=f"gardez-en {MOST} au plus, et mettez les autres dans un second menu",
    en=f"keep {MOST} at most, and put the others into a second menu",
)


def check(script: Script) -> Iterator[Finding]:
    """Every question and every set of alternatives with more choices than are kept in mind."""
    for name, step in script.flow.steps.items():
        if isinstance(step, Ask):
            count, key = len(step.choices), "choices"
        elif isinstance(step, Alternatives):
            count, key = len(step.offers), "offers"
        else:
            continue
        if count > MOST:
            message = MESSAGE.filled(step=quoted(name), count=count)
            yield Finding(("steps", name, key), message, FIX, on_key=True)
