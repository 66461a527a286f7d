"""What the person who answers a transfer hears before the caller does; no turn of the call."""

from __future__ import annotations

from ivr.actions import Action, Say
from ivr.engine.current import current
from ivr.engine.remembering import aloud, is_personal
from ivr.engine.state import CallState, Waiting
from ivr.engine.words import filled
from ivr.flow import Flow, Transfer


def whisper(flow: Flow, state: CallState) -> tuple[Action, ...]:
    """The whisper of the transfer this call is in; nothing where there is none.

    It is a document of its own, asked for on the agent's line when they answer
    (https://www.twilio.com/docs/voice/twiml/number#url): it starts no turn and changes nothing.
    """
    here = current(flow, state)
    step = here.steps.get(state.step)
    if not isinstance(step, Transfer) or state.waiting not in (Waiting.TALK, Waiting.RECORDED_TALK):
        return ()
    text = whispered(here, step)
    recorded = state.waiting is Waiting.RECORDED_TALK
    words = filled(text, here, recorded=recorded, values=aloud(state.values))
    return (Say(words, here.speaks, here.voice, is_personal(text, state.values)),) if words else ()


def whispered(flow: Flow, step: Transfer) -> str:
    """The whisper as it is written: the step's own, or else the team's."""
    team = flow.teams.get(step.team or "")
    return step.whisper or (team.whisper if team else None) or ""
