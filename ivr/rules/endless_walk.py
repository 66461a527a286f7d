"""There are too many ways through the flows to prove anything of them.

Why: what cannot be walked to its end cannot be proved, and what is not proved is not served.

Bad:
    start: ask
    steps:
      ask:
        ask: Press 1 to 5, or wait.
        choices:
          one: {key: "1", next: one}
          two: {key: "2", next: two}
          three: {key: "3", next: three}
          four: {key: "4", next: four}
          five: {key: "5", next: five}
        silence: bye
      one: {goto: desk, next: bye}
      two: {goto: desk, next: bye}
      three: {goto: desk, next: bye}
      four: {goto: desk, next: bye}
      five: {goto: desk, next: bye}
      bye:
        hang_up: Goodbye.
Good:
    start: ask
    steps:
      ask:
        ask: To begin again, press 1.
        choices:
          again: {key: "1", next: ask}
        silence: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 5(2) (whoever answers for it must be able to show it):
https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Il y a trop de chemins à travers les scénarios pour en prouver quoi que ce soit.

Pourquoi: ce qu'on ne peut parcourir jusqu'au bout n'est pas prouvé, et ce qui n'est pas prouvé n'est
pas servi.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import BACK, Goto
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C331"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="les appels qui passent par {step} ont trop de chemins : les scénarios mènent l'un dans l'autre",
    en="calls through {step} have too many ways: the flows lead into one another",
)
TOO_MANY = Sentence(
    fr="les appels ont trop de chemins pour être tous parcourus", en="calls have too many ways to be walked"
)
FEWER = Sentence(
    fr="faites plusieurs scénarios de celui-ci, ou distinguez moins d'heures, de pays et de variables",
    en="make several flows of this one, or tell fewer hours, countries and variables apart",
)
FIX = Sentence(
    fr="revenez par `goto: back` là d'où l'on vient, plutôt que d'entrer de nouveau dans le même scénario",
    en="come back with `goto: back` rather than entering the same flow once more",
)


def check(script: Script) -> Iterator[Finding]:
    """The first `goto` of a flow through which calls go that cannot all be walked."""
    steps = script.flow.steps.items()
    gone = next((name for name, step in steps if isinstance(step, Goto) and step.flow != BACK), None)
    if all(explored.whole for explored, _ in script.calls):
        return
    if gone is not None:
        yield Finding(("steps", gone, "goto"), MESSAGE.filled(step=quoted(gone)), FIX)
    else:
        yield Finding(("start",), TOO_MANY, FEWER)
