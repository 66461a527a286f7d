"""A text tells callers to press a key that no answer has.

Why: whoever presses it is not understood.

Bad:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 3.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 2.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Un texte demande une touche qu'aucune réponse n'a.

Pourquoi: qui la tape n'est pas compris.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import listed, quoted
from ivr.flow import Consent
from ivr.rules.finding import Finding
from ivr.rules.live import answers_live
from ivr.rules.refusal_untold import untold
from ivr.rules.script import Script
from ivr.rules.told_keys import told_keys

CODE = "L409"
LEVEL = "warning"
WHOLE = True
ACROSS = True

ASKING = ("notice", "offer", "ask", "alternatives", "read_back")
"""The keys under which stand the texts that are followed by listening."""

MESSAGE = Sentence(
    fr="{step} demande la touche `{key}`, qu'aucune de ses réponses n'a",
    en="{step} tells callers to press `{key}`, and none of its answers has that key",
)
FIX = Sentence(
    fr="dites l'une de celles-ci : {keys}, ou donnez cette touche à une réponse",
    en="say one of these: {keys}, or give an answer that key",
)


def check(script: Script) -> Iterator[Finding]:
    """Every key a text tells at a step that listens to others only."""
    live = None
    for one in script.told:
        told = told_keys(one.text) if one.at[-1] in ASKING and one.step is not None else ()
        if not told or (isinstance(one.step, Consent) and any(untold(one.step))):
            continue
        live = dict(answers_live(script)) if live is None else live
        name = str(one.at[1])
        keys = dict.fromkeys(answer.answer.key for answer in live.get(name, ()) if answer.answer.key)
        for key in told:
            if keys and key not in keys:
                yield Finding(
                    one.at, MESSAGE.filled(step=quoted(name), key=key), FIX.filled(keys=listed(keys))
                )
