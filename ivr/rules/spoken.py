"""Every text of a flow that a caller hears or is sent, with the route to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.diagnostics import Route
from ivr.flow import Alternatives, Ask, Consent, Flow, HangUp, Say, Step, Text, Voicemail


@dataclass(frozen=True)
class Spoken:
    """A text of a step."""

    at: Route
    text: str
    step: Step


def spoken(flow: Flow) -> Iterator[Spoken]:
    """The texts of every step, in the order they are written."""
    for name, step in flow.steps.items():
        for way, text in _texts(step):
            yield Spoken(("steps", name, *way), text, step)


def _texts(step: Step) -> Iterator[tuple[Route, str]]:
    match step:
        case Say():
            yield ("say",), step.text
        case Consent():
            yield ("notice",), step.notice
            yield ("offer",), step.offer
        case Alternatives():
            yield ("alternatives",), step.text
            for offer in step.offers:
                if offer.say is not None:
                    yield ("offers", offer.name, "say"), offer.say
        case Ask():
            yield ("ask",), step.text
        case Voicemail():
            yield ("voicemail",), step.text
        case Text():
            yield ("text",), step.text
        case HangUp(text=str(text)):
            yield ("hang_up",), text
        case _:
            return
