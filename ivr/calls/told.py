"""A kept call told to people, at the time of the business that was called."""

from __future__ import annotations

from collections.abc import Sequence

from consent_store import Kept
from ivr.facts import CallStarted
from ivr.flow import Flow
from ivr.library import Library
from ivr.story import Language, Story, story


def told(kept: Sequence[Kept], library: Library, language: Language) -> Story:
    """The story of a call, from what the ledger kept of it."""
    flow = answering_flow(kept, library)
    return story(kept, language, flow.business.timezone) if flow else story(kept, language)


def answering_flow(kept: Sequence[Kept], library: Library) -> Flow | None:
    """The flow that answered a call, as it is live now; None where it is gone."""
    started = next((fact for fact in kept if fact.kind == CallStarted.kind), None)
    return library.flow(str(started.body["flow"])) if started else None
