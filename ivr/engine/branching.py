"""Steps that ask nobody: they lead on by the hour, by what is remembered, or by the caller's country."""

from __future__ import annotations

from ivr.engine.remembering import remembering, value_of
from ivr.engine.state import Source
from ivr.engine.turn import Draft
from ivr.facts import NotRemembered
from ivr.flow import Case, Hours, Set, StepName, When


def by_the_hour(draft: Draft, step: Hours) -> StepName:
    """Where calls go at the hour of this event, in the time of the business the call began with."""
    at = draft.event.at
    day = at.date()
    if (step.holidays and day in step.holidays.days) or any(day in closure for closure in step.closures):
        return step.holiday or step.closed
    return step.open if step.week.open_at(at) else step.closed


def by_the_case(draft: Draft, step: When) -> StepName:
    """The first case of which every written condition holds."""
    return next((case.next for case in step.cases if _holds(draft, case)), step.otherwise)


def remember(draft: Draft, step: Set) -> StepName:
    """Remembers what the step says; what there is no room for is known to be missing."""
    for name, text in step.values:
        following = remembering(draft.state, name, text, Source.SET)
        if following is None:
            draft.facts.append(NotRemembered(draft.state.place, name))
        else:
            draft.state = following
    return step.next


def _holds(draft: Draft, case: Case) -> bool:
    if case.variable is not None:
        value = value_of(draft.state.values, case.variable)
        if not value or (case.equals is not None and value != case.equals):
            return False
    if case.countries and draft.state.country not in case.countries:
        return False
    return case.hours is None or case.hours.open_at(draft.event.at)
