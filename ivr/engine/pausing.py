"""Lets nothing record while card or health data is given.

Recordings run inside a talk or a message alone, so that here a pause means: no step may start one.
"""

from __future__ import annotations

from ivr.engine.replacing import replace
from ivr.engine.state import Paused
from ivr.engine.turn import Draft
from ivr.facts import RecordingPaused, RecordingResumed
from ivr.flow import Collect, PauseRecording, Step, StepName


def pause_or_resume(draft: Draft, step: PauseRecording) -> StepName:
    """Does what the step says, and remembers it where it changes anything."""
    if step.pause:
        _pause(draft, Paused.ASKED, "a_step")
    else:
        _resume(draft)
    return step.next


def follow(draft: Draft, step: Step) -> None:
    """Pauses by itself at a question for sensitive digits, and takes recording up again behind it."""
    if isinstance(step, Collect) and step.sensitive:
        _pause(draft, Paused.SENSITIVE, "sensitive")
    elif draft.state.paused is Paused.SENSITIVE:
        _resume(draft)


def _pause(draft: Draft, paused: Paused, why: str) -> None:
    if draft.state.paused is Paused.NO:
        draft.facts.append(RecordingPaused(draft.state.place, why))
        draft.state = replace(draft.state, paused=paused)


def _resume(draft: Draft) -> None:
    if draft.state.paused is not Paused.NO:
        draft.facts.append(RecordingResumed(draft.state.place))
        draft.state = replace(draft.state, paused=Paused.NO)
