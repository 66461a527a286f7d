"""`hang_up`: ends the call."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.values import Spoken
from ivr.flow.written import model, written


@model
class HangUp:
    """Ends the call, with a last word if there is one."""

    verb: ClassVar[str] = "hang_up"
    about: ClassVar[Sentence] = Sentence(
        fr="Termine l'appel, avec un dernier mot s'il y en a un.",
        en="Ends the call, with a last word if there is one.",
    )

    text: str | None = written(
        Spoken(), key="hang_up", default=None, needed=True, en="the last words", fr="les derniers mots"
    )
