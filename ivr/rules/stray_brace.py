"""A brace that belongs to no placeholder.

Why: braces are kept for placeholders, and no voice says them.

Bad:
    start: bye
    steps:
      bye:
        hang_up: Goodbye :}
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.

Titre: Une accolade n'appartient à aucun mot remplacé.

Pourquoi: les accolades sont gardées pour ce que l'on remplace, et aucune voix ne les dit.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.placeholders import BRACED
from ivr.rules.script import Script

CODE = "P602"

MESSAGE = Sentence(
    fr="un texte de {step} contient une accolade `{brace}` isolée",
    en="a text of {step} has a `{brace}` that belongs to no placeholder",
)
FIX = Sentence(
    fr="supprimez-la, ou complétez ce qu'elle entoure", en="delete it, or complete the placeholder"
)


def check(script: Script) -> Iterator[Finding]:
    """Every text with a brace that stands alone; doubling it does not make it a letter."""
    for one in script.told:
        if "{" not in one.text and "}" not in one.text:
            continue
        left = BRACED.sub("", one.text)
        brace = next((letter for letter in left if letter in "{}"), None)
        if brace:
            yield Finding(one.at, MESSAGE.filled(step=quoted(str(one.at[1])), brace=brace), FIX)
