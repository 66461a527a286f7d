"""What a caller hears when we cannot go on: an apology, and an unrecorded way to a person (law 9)."""

from __future__ import annotations

import traceback
from pathlib import Path

from ivr.actions import Connect, HangUp, Say, Spoken
from ivr.engine.phrases import phrases
from ivr.flow import Flow
from ivr.phone.twiml import Addresses, document

RINGS = 30
OURS = {"ivr", "consent_store"}
DEFAULT_LANGUAGE, DEFAULT_VOICE = "fr-FR", "Polly.Lea-Neural"


def trouble(flow: Flow | None, fallback: str | None = None, caller_id: str | None = None) -> bytes:
    """The apology and the transfer to the firm's fallback number; the end of the call where it has none."""
    language, voice = (flow.speaks, flow.voice) if flow else (DEFAULT_LANGUAGE, DEFAULT_VOICE)
    number = (flow.business.fallback if flow else None) or fallback
    last: Spoken = Connect((number,), RINGS, returns=False) if number else HangUp()
    actions: tuple[Spoken, ...] = (Say(phrases(language).trouble, language, voice), last)
    return document(actions, Addresses("", "", caller_id))


def failed_at(error: BaseException) -> str:
    """What failed, and at which of our lines; never its message, which may hold what a caller did."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OURS.intersection(Path(frame.filename).parts)] or frames
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}"
