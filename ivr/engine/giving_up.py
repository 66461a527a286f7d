"""An apology and an unrecorded way to a person, where a conversation would never end (law 9)."""

from __future__ import annotations

from ivr.actions import Connect, HangUp
from ivr.engine.state import Waiting
from ivr.engine.turn import Draft
from ivr.facts import CallGivenUp

FALLBACK_RINGS = 30


def give_up(draft: Draft, reason: str) -> None:
    """Ends the conversation, towards the firm's fallback where there is one."""
    draft.facts.append(CallGivenUp(draft.state.place, reason))
    draft.say(draft.phrases.trouble)
    fallback = draft.flow.business.fallback or draft.entry.business.fallback
    draft.end(
        Waiting.END,
        Connect((fallback,), FALLBACK_RINGS, returns=False) if fallback else HangUp(),
    )


def say_goodbye(draft: Draft) -> None:
    """Ends the call with a word, where the flow leads no further."""
    draft.say(draft.phrases.goodbye)
    draft.hang_up()
