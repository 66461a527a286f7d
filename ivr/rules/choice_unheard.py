"""An answer has words but no key, and the flow does not listen to words.

Why: nobody could give that answer.

Bad:
    start: menu
    steps:
      menu:
        ask: Say hours, or press 2 for our address.
        choices:
          hours: {words: [hours], next: bye}
          address: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
    start: menu
    steps:
      menu:
        ask: Say hours, or press 2 for our address.
        choices:
          hours: {words: [hours], next: bye}
          address: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.

Titre: Une réponse a des mots mais pas de touche, et le scénario n'écoute pas les mots.

Pourquoi: personne ne pourrait donner cette réponse.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "L408"

MESSAGE = Sentence(
    fr="{meaning} n'a que des mots, et le scénario n'écoute que les touches",
    en="{meaning} has words only, and the flow listens to keys only",
)
FIX = Sentence(
    fr="donnez-lui une touche, ou écrivez `speech: yes` au-dessus des étapes",
    en="give it a key, or write `speech: yes` above the steps",
)


def check(script: Script) -> Iterator[Finding]:
    """Every answer without a key, where speech is off."""
    if script.flow.speech:
        return
    told: set[Route] = set()
    for answers in script.answers.values():
        for one in answers:
            at = (*one.at, "words")
            if one.answer.words and "key" not in script.places.names(one.at) and one.at not in told:
                told.add(one.at)
                yield Finding(at, MESSAGE.filled(meaning=quoted(one.meaning)), FIX, on_key=True)
