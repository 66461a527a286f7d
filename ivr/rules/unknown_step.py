"""A step leads to a step that does not exist.

Why: the caller would hear an apology, and the call would end there.

Bad:
    start: welcome
    steps:
      welcome:
        ask: For opening hours, press 1.
        choices:
          hours: {key: "1", next: goodby}
        silence: goodbye
      goodbye:
        hang_up: Goodbye.
Good:
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: goodbye
      goodbye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Nearest, Route, quoted
from ivr.flow import Alternatives, Ask, Consent, Flow, Retry, Say, Step, Text, Transfer, Voicemail
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "W201"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every edge to a name that no step has."""
    names = set(places.names(("steps",)))
    nearest = Nearest(places.names(("steps",)))
    for name, step in flow.steps.items():
        offers = {offer.name for offer in step.offers} if isinstance(step, Alternatives) else set()
        for way, target in _written(step):
            at = ("steps", name, *way)
            if not target or target in names or (way[-1] in RETRIES and target in offers):
                continue
            if way[-1] in RETRIES and (*at, "then") in places:
                at = (*at, "then")
            if at in places:
                yield Finding(
                    at,
                    f"{quoted(name)} leads to {quoted(target)}, but there is no step of that name",
                    why="the caller would hear an apology, and the call would end there",
                    fix=nearest.fix(target, f"write a step {quoted(target)}, or lead to one that is there"),
                    here="no such step",
                )


RETRIES = ("silence", "unclear")


def _written(step: Step) -> Iterator[tuple[Route, str | None]]:
    match step:
        case Say():
            yield ("next",), step.next
        case Consent():
            yield ("continued",), step.continued
            yield ("accepted",), step.accepted
            yield ("refused",), step.refused
        case Alternatives():
            for offer in step.offers:
                yield ("offers", offer.name, "next"), offer.next
        case Ask():
            for choice in step.choices:
                yield ("choices", choice.name, "next"), choice.next
        case Transfer():
            yield ("next",), step.next
            yield ("busy",), step.busy
            yield ("no_answer",), step.no_answer
            yield ("failed",), step.failed
        case Voicemail():
            yield ("next",), step.next
            yield ("unrecorded",), step.unrecorded
        case Text():
            yield ("next",), step.next
            yield ("failed",), step.failed
        case _:
            pass
    for word in RETRIES:
        retry = getattr(step, word, None)
        if isinstance(retry, Retry):
            yield (word,), retry.then
