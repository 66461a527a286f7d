"""A call is to remember more names than it can.

Why: what there is no room for is forgotten, and texts that say it have a hole in them.

Bad:
    start: first
    steps:
      first:
        set: {a: one, b: two, c: three, d: four, e: five, f: six, g: seven}
        next: second
      second:
        set: {h: one, i: two, j: three, k: four, l: five, m: six}
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: first
    steps:
      first:
        set: {reason: repair, place: workshop}
        next: bye
      bye:
        hang_up: Goodbye.

Titre: Un appel doit retenir plus de noms qu'il ne le peut.

Pourquoi: ce qui ne tient pas est oublié, et les textes qui le disent ont un trou.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.flow import MOST_VARIABLES
from ivr.rules.finding import Finding
from ivr.rules.placeholders import remembered
from ivr.rules.script import Script
from ivr.rules.talk import together

CODE = "P606"
LEVEL = "warning"
ACROSS = True
ALLOWED = True

MESSAGE = Sentence(
    fr="le scénario, avec ceux où il mène, fait retenir {count} noms à un appel",
    en="the flow, with those it leads to, lets a call remember {count} names",
)
FIX = Sentence(
    fr=f"gardez-en {MOST_VARIABLES} au plus, ou reprenez un nom dont on n'a plus besoin",
    en=f"keep {MOST_VARIABLES} at most, or use a name again that is needed no more",
)


def check(script: Script) -> Iterator[Finding]:
    """The steps, where they and those of the flows they lead to set more names than a call has room for."""
    count = len(remembered(one.flow for one in together(script).values()))
    if count > MOST_VARIABLES:
        yield Finding(("steps",), MESSAGE.filled(count=count), FIX, on_key=True)
