"""The words of a flow as they are heard, with `[name]` where something of the call's own is said."""

from __future__ import annotations

from ivr.engine.phrases import phrases
from ivr.engine.words import PLACEHOLDER, filled, spoken_key
from ivr.flow import Answer, Consent, Flow, Purpose

RECORDED = "{recorded}"


def heard(text: str, flow: Flow, step: Consent | None = None) -> str:
    """The text as it is spoken to a caller of this flow."""
    own = phrases(flow.speaks)
    text = text.replace(RECORDED, f"[{own.recorded} | {own.unrecorded}]")
    values = {name: f"[{name}]" for name in PLACEHOLDER.findall(text)}
    purposes = asked(flow, step) if step else ()
    refuse, accept = (step.refuse, step.accept) if step else (None, None)
    return " ".join(filled(text, flow, purposes, refuse=refuse, accept=accept, values=values).split())


def asked(flow: Flow, step: Consent) -> tuple[Purpose, ...]:
    """The purposes a consent step tells of, whatever the day."""
    return flow.recording.asked(step.purposes) if flow.recording else ()


def key_of(answer: Answer, flow: Flow) -> str:
    """The key as a reader knows it."""
    return answer.key if answer.key in ("*", "#") else spoken_key(answer, flow.speaks)
