"""A case asks for something that no step lets the call remember.

Why: the case never holds, and the steps behind it are never heard.

Bad:
    start: sorting
    steps:
      sorting:
        when:
          repair: {variable: reson, is: repair, next: desk}
        otherwise: why
      why:
        set: {reason: repair}
        next: desk
      desk:
        hang_up: Goodbye.
Good:
    start: why
    steps:
      why:
        set: {reason: repair}
        next: sorting
      sorting:
        when:
          repair: {variable: reason, is: repair, next: desk}
        otherwise: desk
      desk:
        hang_up: Goodbye.

Titre: Un cas porte sur une chose qu'aucune étape ne fait retenir à l'appel.

Pourquoi: le cas ne se vérifie jamais, et l'on n'entend jamais les étapes où il mène.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.flow import When
from ivr.rules.finding import Finding
from ivr.rules.placeholders import remembered
from ivr.rules.script import Script

CODE = "P605"
ACROSS = True

MESSAGE = Sentence(
    fr="aucune étape ne fait retenir {word} à l'appel", en="no step lets the call remember {word}"
)
FIX = Sentence(
    fr="faites-le retenir par `set` ou par `collect`", en="let it be remembered by `set` or by `collect`"
)
HERE = Sentence(fr="jamais retenu", en="never remembered")


def check(script: Script) -> Iterator[Finding]:
    """Every name a case asks for that nothing sets, in this flow or in one a call can come from."""
    flows = [one.flow for one in script.folder.values()] or [script.flow]
    names: set[str] | None = None
    for name, step in script.flow.steps.items():
        if not isinstance(step, When):
            continue
        names = remembered(flows) if names is None else names
        for case in step.cases:
            if case.variable and case.variable not in names:
                at = ("steps", name, "when", case.name, "variable")
                fix = Nearest(sorted(names)).fix(case.variable, FIX)
                yield Finding(at, MESSAGE.filled(word=quoted(case.variable)), fix, here=HERE)
