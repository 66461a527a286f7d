"""Why a text was left as it is: the one exception of this room."""

from __future__ import annotations

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Place


class EditRefused(Exception):
    """What was asked cannot be done there for certain, so nothing was changed."""

    def __init__(self, place: Place, why: Sentence, fix: Sentence = UNSAID) -> None:
        super().__init__(f"line {place.line}: {why.en}")
        self.place, self.why, self.fix = place, why, fix
