"""The ways on from steps that lead on by the hour, by what is remembered, or by the caller's country."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Case, Hours, When
from ivr.proof.situation import Situation
from ivr.proof.way import Did, Way
from ivr.proof.world import World


def hours(world: World, here: Situation, step: Hours) -> Iterator[Way]:
    """Open, closed, or a day that does not count; only ways that some hour takes."""
    now = world.hours.passed(here.hours)
    open_kinds = now & world.hours.during[step.week]
    closed_kinds = now & ~world.hours.during[step.week]
    if open_kinds:
        yield Way(("open",), Did.OPEN, "", here._replace(step=step.open, hours=open_kinds))
    if closed_kinds:
        yield Way(("closed",), Did.CLOSED, "", here._replace(step=step.closed, hours=closed_kinds))
    if step.holidays or step.closures:
        key = "holiday" if step.holiday else "closed"
        yield Way((key,), Did.HOLIDAY, "", here._replace(step=step.holiday or step.closed, hours=now))


def when(world: World, here: Situation, step: When) -> Iterator[Way]:
    """Every case that can be the first to hold, and what follows where none does."""
    now = here._replace(hours=world.hours.passed(here.hours))
    left: Situation | None = now
    for case in step.cases:
        if left is None:
            return
        holds = _holding(world, left, case)
        if holds is not None:
            yield Way(("when", case.name, "next"), Did.CASE, case.name, holds.at(case.next))
        left = _not_holding(world, left, case)
    if left is not None:
        yield Way(("otherwise",), Did.OTHERWISE, "", left.at(step.otherwise))


def _holding(world: World, here: Situation, case: Case) -> Situation | None:
    """The situation in which the case holds; None where it cannot."""
    place = world.variables.get(case.variable or "")
    if case.variable and place is None and case.variable not in world.unfollowed:
        return None
    if place is not None:
        value = here.values[place]
        if value == "" or (value is not None and case.equals not in (None, value)):
            return None
    countries = here.countries & _bits(world, case) if case.countries else here.countries
    kinds = here.hours & world.hours.during[case.hours] if case.hours else here.hours
    if not countries or not kinds:
        return None
    return here._replace(countries=countries, hours=kinds)


def _not_holding(world: World, here: Situation, case: Case) -> Situation | None:
    """The situation in which it does not; None where it always holds."""
    asked = [bool(case.variable), bool(case.countries), case.hours is not None]
    if sum(asked) > 1:
        return None if _always(world, here, case) else here
    if case.countries:
        countries = here.countries & ~_bits(world, case)
        return here._replace(countries=countries) if countries else None
    if case.hours:
        kinds = here.hours & ~world.hours.during[case.hours]
        return here._replace(hours=kinds) if kinds else None
    return None if _always(world, here, case) else here


def _always(world: World, here: Situation, case: Case) -> bool:
    """Whether every call in this situation is such a case."""
    place = world.variables.get(case.variable or "")
    if case.variable:
        value = here.values[place] if place is not None else None
        if not value or (case.equals is not None and value != case.equals):
            return False
    if case.countries and here.countries & ~_bits(world, case):
        return False
    return not (case.hours and here.hours & ~world.hours.during[case.hours])


def _bits(world: World, case: Case) -> int:
    return sum(1 << world.countries[code] for code in set(case.countries))
