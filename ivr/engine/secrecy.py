"""Whether what the caller types now may be written down anywhere, even sealed."""

from __future__ import annotations

from ivr.engine.current import current
from ivr.engine.state import CallState, Waiting
from ivr.flow import Collect, Flow


def is_confidential(flow: Flow, state: CallState) -> bool:
    """Whether the call waits for sensitive digits: what is heard now is kept nowhere behind this turn."""
    step = current(flow, state).steps.get(state.step)
    return state.waiting is Waiting.DIGITS and isinstance(step, Collect) and step.sensitive
