"""A number as long as a card's is asked for, and not marked as sensitive.

Why: card numbers are never kept, nor recorded while they are given; only the mark keeps them out of
everything.

Bad:
    start: card
    steps:
      card:
        collect: Please type your card number.
        into: card
        digits: 16
        check: luhn
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: card
    steps:
      card:
        collect: Please type your card number.
        into: card
        digits: 16
        check: luhn
        sensitive: yes
        next: bye
        silence: bye
      bye:
        hang_up: Goodbye.
Law: PCI DSS, requirement 3.3.1 (card data are not stored in audio): https://www.pcisecuritystandards.org/faq/
Date: 2026-11

Titre: On demande un numéro aussi long que celui d'une carte, sans le marquer comme sensible.

Pourquoi: un numéro de carte n'est jamais gardé, ni enregistré pendant qu'on le donne ; seule la marque
l'écarte de tout.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Collect
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C325"
SHORTEST_CARD, LONGEST_CARD = 12, 19

MESSAGE = Sentence(
    fr="{step} peut recevoir un numéro de carte, qui serait gardé",
    en="{step} may be given a card number, which would be kept",
)
FIX = Sentence(
    fr="ajoutez `sensitive: yes` : rien n'est gardé, et rien n'enregistre pendant ce temps",
    en="add `sensitive: yes`: nothing is kept, and nothing records meanwhile",
)


def check(script: Script) -> Iterator[Finding]:
    """Every question for digits that a card's would fit, where they are not sensitive."""
    for name, step in script.flow.steps.items():
        if not isinstance(step, Collect) or step.sensitive:
            continue
        long_enough = step.digits.most >= SHORTEST_CARD and step.digits.least <= LONGEST_CARD
        if long_enough and (step.check == "luhn" or step.digits.most <= LONGEST_CARD):
            yield Finding(("steps", name, "digits"), MESSAGE.filled(step=quoted(name)), FIX)
