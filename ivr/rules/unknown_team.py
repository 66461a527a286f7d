"""A step puts calls through to a team that does not exist.

Why: nobody's telephone would ring.

Bad:
    teams:
      workshop: {numbers: "+33199001235"}
    start: desk
    steps:
      desk:
        transfer: {team: workshp}
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    teams:
      workshop: {numbers: "+33199001235"}
    start: desk
    steps:
      desk:
        transfer: {team: workshop}
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.

Titre: Une étape passe les appels à une équipe qui n'existe pas.

Pourquoi: aucun téléphone ne sonnerait.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.flow import Transfer
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "W208"

MESSAGE = Sentence(
    fr="{step} passe l'appel à l'équipe {team}, mais aucune ne porte ce nom",
    en="{step} puts the call through to the team {team}, but there is none of that name",
)
FIX = Sentence(
    fr='ajoutez sous `teams` : `{team}: {{numbers: "+33199001235"}}`',
    en='add under `teams`: `{team}: {{numbers: "+33199001235"}}`',
)
HERE = Sentence(fr="pas d'équipe de ce nom", en="no such team")


def check(script: Script) -> Iterator[Finding]:
    """Every team that is named and not declared."""
    teams = script.places.names(("teams",)) + tuple(script.flow.teams)
    nearest = Nearest(teams)
    for name, step in script.flow.steps.items():
        if isinstance(step, Transfer) and step.team is not None and step.team not in teams:
            message = MESSAGE.filled(step=quoted(name), team=quoted(step.team))
            fix = nearest.fix(step.team, FIX.filled(team=step.team))
            yield Finding(("steps", name, "transfer", "team"), message, fix, here=HERE)
