"""How a call ended: we hung up, the caller did, or they were with a person."""

from __future__ import annotations

from ivr.actions import Connect
from ivr.events import Outcome, TalkEnded
from ivr.rehearsal import Rehearsal


def ended_by(call: Rehearsal) -> str:
    """`caller`, `transfer` where the last thing of the call was a talk, else `hang_up`."""
    if call.hung_up:
        return "caller"
    last = call.exchanges[-1]
    passed_on = any(isinstance(action, Connect) for action in last.turn.actions)
    talked = isinstance(last.event, TalkEnded) and last.event.outcome is Outcome.TALKED
    return "transfer" if passed_on or talked else "hang_up"
