"""What a consent step asks for, as rules look at it."""

from __future__ import annotations

from ivr.flow import MESSAGE, Consent, Purpose
from ivr.rules.script import Script


def asked(script: Script, step: Consent) -> tuple[Purpose, ...]:
    """The purposes asked for at a step, whatever the day."""
    recording = script.flow.recording
    return recording.asked(step.purposes) if recording else ()


def asks_for_a_message_alone(script: Script, step: Consent) -> bool:
    """Whether nothing but a message is asked for: who leaves none is not served worse."""
    return {purpose.name for purpose in asked(script, step)} <= {MESSAGE}
