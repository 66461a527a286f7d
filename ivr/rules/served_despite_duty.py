"""Where the law obliges the firm to record, a caller who refused is still served by telephone.

Why: what the law wants recorded may not be done unrecorded; the caller must be led to another way.

Bad:
    recording:
      purposes:
        orders: {keep: 5 years, spoken: because the law on investment orders obliges us to}
    start: notice
    steps:
      notice:
        consent: legal_obligation
        notice: This call is recorded {purposes} and kept for {keep}.
        offer: If you do not agree, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: desk
        unclear: {again: 1, then: elsewhere}
      desk:
        transfer: "+33199001234"
        busy: elsewhere
        no_answer: elsewhere
      elsewhere:
        hang_up: Please write to us, or come to our office. Goodbye.
Good:
    recording:
      purposes:
        orders: {keep: 5 years, spoken: because the law on investment orders obliges us to}
    start: notice
    steps:
      notice:
        consent: legal_obligation
        notice: This call is recorded {purposes} and kept for {keep}.
        offer: If you do not agree, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: elsewhere
        unclear: {again: 1, then: elsewhere}
      desk:
        transfer: "+33199001234"
        busy: elsewhere
        no_answer: elsewhere
      elsewhere:
        hang_up: Please write to us, or come to our office. Goodbye.
Law: Directive 2014/65/EU, Article 16(7): https://eur-lex.europa.eu/eli/dir/2014/65/oj
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Label, quoted
from ivr.flow import Alternatives, Consent, Flow, HangUp, Mode, Say, StepName, Text
from ivr.rules.finding import Finding
from ivr.rules.paths import reached
from ivr.source import SourceMap

CODE = "C301"
WHOLE = True


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every step that obliges and whose refusers can come to more than words and other ways."""
    for name, step in flow.steps.items():
        if isinstance(step, Consent) and step.mode is Mode.LEGAL_OBLIGATION:
            served = next((met for met in reached(flow, [step.refused]) if _serves(flow, met)), None)
            if served is not None:
                yield Finding(
                    ("steps", name, "refused"),
                    f"a caller who refuses at {quoted(name)} is still served by {quoted(served)}",
                    why="what the law wants recorded may not be done unrecorded",
                    fix="lead to words, a text message or alternatives without `unrecorded`",
                    here="refusers go on from here",
                    labels=(Label(places.key(("steps", served)), "and are served here"),),
                )


def _serves(flow: Flow, name: StepName) -> bool:
    step = flow.steps[name]
    if isinstance(step, Alternatives):
        return any(offer.name == "unrecorded" for offer in step.offers)
    return not isinstance(step, Say | Text | HangUp)
