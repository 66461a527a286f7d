"""A text says something that the call may not have remembered.

Why: the caller would hear a sentence with a hole in it.

Bad:
    start: menu
    steps:
      menu:
        ask: For a repair, press 1.
        choices:
          repair: {key: "1", next: why}
        silence: thanks
      why:
        set: {reason: repair}
        next: thanks
      thanks:
        hang_up: "Thank you for calling about your {reason}."
Good:
    start: why
    steps:
      why:
        set: {reason: repair}
        next: thanks
      thanks:
        hang_up: "Thank you for calling about your {reason}."

Titre: Un texte dit une chose que l'appel n'a peut-être pas retenue.

Pourquoi: l'appelant entendrait une phrase avec un trou.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.rules.finding import Finding
from ivr.rules.memory import remembered_at
from ivr.rules.placeholders import KNOWN, braced, remembered
from ivr.rules.script import Script

CODE = "P604"
LEVEL = "warning"
WHOLE = True
ACROSS = True
ALLOWED = True

MESSAGE = Sentence(
    fr="on peut arriver à {step} sans que {word} ait été retenu",
    en="a call can come to {step} before {word} was remembered",
)
FIX = Sentence(
    fr="faites-le retenir avant, sur chaque chemin, ou séparez les chemins avec `when`",
    en="let it be remembered before, on every way, or part the ways with `when`",
)


def check(script: Script) -> Iterator[Finding]:
    """Every placeholder for something that some way to its step does not remember."""
    used = [(one, word) for one in script.told for word in braced(one.text) if word not in KNOWN and one.step]
    if not used:
        return
    flows = [one.flow for one in script.folder.values()] or [script.flow]
    names = remembered(flows)
    at = remembered_at(script)
    for one, word in used:
        step = str(one.at[1])
        own = getattr(one.step, "into", None) if one.at[-1] == "read_back" else None
        if word in names and word != own and step in at and word not in at[step]:
            yield Finding(one.at, MESSAGE.filled(step=quoted(step), word=quoted("{" + word + "}")), FIX)
