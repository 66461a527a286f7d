"""`goto`: goes to another flow, and can come back."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Edge, OtherFlow
from ivr.flow.written import model, written

BACK = "back"
"""Instead of the name of a flow: the flow that led here."""


@model
class Goto:
    """Goes to another flow, and can come back."""

    verb: ClassVar[str] = "goto"
    about: ClassVar[Sentence] = Sentence(
        fr="Passe à un autre scénario ; celui-ci rend la main par `goto: back`.",
        en="Goes to another flow; that one comes back with `goto: back`.",
    )

    flow: str = written(
        OtherFlow(),
        key="goto",
        en="the name of a flow, or `back` for the one that led here",
        fr="le nom d'un scénario, ou `back` pour celui qui a mené ici",
    )
    next: StepName | None = written(
        Edge(),
        default=None,
        en="where the call goes on when that flow comes back; without it the call ends then",
        fr="où continue l'appel quand ce scénario rend la main ; sans elle, l'appel prend alors fin",
    )
