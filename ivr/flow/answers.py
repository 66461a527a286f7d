"""How a caller says one thing, and what happens when nothing was understood."""

from __future__ import annotations

from ivr.bilingual import both
from ivr.flow.values import Edge, Key, ListOf, Phrase, Whole
from ivr.flow.written import model, written

StepName = str

KEYS = "0123456789*#"


@model
class Answer:
    """A way to say one thing: a key of the telephone, listed phrases, or both."""

    key: str | None = written(
        Key(),
        default=None,
        en="the key of the telephone",
        fr="la touche du téléphone",
        fix=both('`key: "1"`'),
    )
    words: tuple[str, ...] = written(
        ListOf(Phrase()),
        default=(),
        en="the phrases that mean it, heard only where the flow says `speech: yes`, and only as listed",
        fr="les phrases qui le disent, entendues seulement avec `speech: yes`, et seulement telles quelles",
    )


@model
class Retry:
    """What happens when we heard nothing we can use: ask `again` so many times, then go on to `then`."""

    then: StepName = written(Edge(), en="where the call goes then", fr="où va l'appel ensuite")
    again: int = written(
        Whole(0, 5), default=1, en="how often the question is asked again", fr="combien de fois on redemande"
    )
