"""What a caller hears when we cannot go on: an apology, and an unrecorded way to a person (law 9)."""

from __future__ import annotations

from ivr.actions import Connect, HangUp, Say, Spoken
from ivr.engine.words import phrases
from ivr.flow import Flow
from ivr.phone.twiml import Addresses, document

RINGS = 30
DEFAULT_LANGUAGE, DEFAULT_VOICE = "fr-FR", "Polly.Lea-Neural"


def trouble(flow: Flow | None, fallback: str | None = None, caller_id: str | None = None) -> bytes:
    """The apology and the transfer to the firm's fallback number; the end of the call where it has none."""
    language, voice = (flow.speaks, flow.voice) if flow else (DEFAULT_LANGUAGE, DEFAULT_VOICE)
    number = (flow.business.fallback if flow else None) or fallback
    last: Spoken = Connect((number,), RINGS, returns=False) if number else HangUp()
    actions: tuple[Spoken, ...] = (Say(phrases(language).trouble, language, voice), last)
    return document(actions, Addresses("", "", caller_id))
