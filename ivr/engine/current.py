"""Which flow a call is in: the one it began in, or another that it went to."""

from __future__ import annotations

from ivr.engine.state import CallState
from ivr.flow import Flow


def current(flow: Flow, state: CallState) -> Flow:
    """The flow the call is in; `flow` is the one it began in."""
    return named(flow, state.inside)


def named(flow: Flow, name: str) -> Flow:
    """The flow of that name among those a call can be in; no name is the one it began in."""
    return flow.others.get(name, flow)
