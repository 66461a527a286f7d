"""Goes to another flow and comes back; what the caller permits and what is remembered stay with the call."""

from __future__ import annotations

from ivr.engine.current import named
from ivr.engine.giving_up import give_up, say_goodbye
from ivr.engine.replacing import replace
from ivr.engine.state import STACK_LIMIT
from ivr.engine.turn import Draft
from ivr.facts import FlowEntered
from ivr.flow import BACK, Goto, StepName


def go(draft: Draft, step: Goto) -> StepName | None:
    """The first step of the other flow, or the step that follows where `back` leads."""
    if step.flow == BACK:
        return _come_back(draft)
    inside = "" if step.flow == draft.entry.name else step.flow
    if inside and inside not in draft.entry.others:
        give_up(draft, "no_such_flow")
        return None
    before, start = draft.state, named(draft.entry, inside).start
    # Without `next` the call ends on the way back: what waits beneath can never be come back to.
    stack = (*before.stack, (before.inside, before.step)) if step.next else ()
    following = replace(before, inside=inside, step=start, stack=stack)
    if len(stack) > STACK_LIMIT or (stack and not following.has_room):
        give_up(draft, "too_deep")
        return None
    draft.state = following
    draft.facts.append(FlowEntered(before.place, draft.flow.name))
    return start


def _come_back(draft: Draft) -> StepName | None:
    before = draft.state
    if not before.stack:
        say_goodbye(draft)
        return None
    inside, step = before.stack[-1]
    draft.state = replace(before, inside=inside, step=step, stack=before.stack[:-1])
    draft.facts.append(FlowEntered(before.place, draft.flow.name))
    left_from = draft.flow.steps.get(step)
    return left_from.next if isinstance(left_from, Goto) else None
