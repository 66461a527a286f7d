"""What follows in one go: the words heard until somebody must answer, ring or be heard, at a given hour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from ivr.flow import (
    BACK,
    Flow,
    Goto,
    HangUp,
    Hours,
    PauseRecording,
    Play,
    Say,
    Set,
    Step,
    StepName,
    Text,
    Week,
    When,
)
from ivr.flow.week import MINUTES_A_DAY

MOST_STEPS = 60
MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Hour:
    """A minute of the week, from Monday midnight, or a day on which the week does not count."""

    minute: int
    holiday: bool = False


@dataclass(frozen=True)
class Spot:
    """A place in a call: the step, in which flow, and where it would come back to."""

    inside: str
    step: StepName
    stack: tuple[tuple[str, StepName], ...] = ()


@dataclass(frozen=True)
class Following:
    """What is heard on the way, and where the call stops; nowhere where it ends."""

    heard: tuple[str, ...]
    stop: Spot | None
    paused: bool | None = None
    """Whether recording was paused or resumed on the way."""


def flow_of(entry: Flow, inside: str) -> Flow:
    """The flow of a spot."""
    return entry.others.get(inside, entry)


def step_of(entry: Flow, spot: Spot) -> Step | None:
    """The step of a spot; None where there is none."""
    return flow_of(entry, spot.inside).steps.get(spot.step)


def following(entry: Flow, spot: Spot, hour: Hour) -> Following:
    """What happens from a spot on until the call stops."""
    heard: list[str] = []
    paused: bool | None = None
    for _ in range(MOST_STEPS):
        step = step_of(entry, spot)
        match step:
            case Say() | Play():
                heard.append(step.text)
                spot = replace(spot, step=step.next)
            case Set():
                spot = replace(spot, step=step.next)
            case PauseRecording():
                paused, spot = step.pause, replace(spot, step=step.next)
            case Hours():
                spot = replace(spot, step=_at(step, hour))
            case Goto():
                gone = _gone(entry, spot, step)
                if gone is None:
                    return Following(tuple(heard), None, paused)
                spot = gone
            case HangUp():
                return Following((*heard, *([step.text] if step.text else [])), None, paused)
            case _:
                return Following(tuple(heard), spot if step else None, paused)
    return Following(tuple(heard), None, paused)


def weeks(flow: Flow) -> tuple[Week, ...]:
    """The weeks that decide where calls go."""
    found = []
    for one in (flow, *flow.others.values()):
        for step in one.steps.values():
            if isinstance(step, Hours):
                found.append(step.week)
            elif isinstance(step, When):
                found += [case.hours for case in step.cases if case.hours]
    return tuple(dict.fromkeys(found))


def local(minute: int) -> datetime:
    """That minute of some week."""
    return datetime(MONDAY.year, MONDAY.month, MONDAY.day, tzinfo=UTC) + timedelta(minutes=minute)


def _at(step: Hours, hour: Hour) -> StepName:
    if hour.holiday and (step.holidays or step.closures):
        return step.holiday or step.closed
    return step.open if step.week.open_at(local(hour.minute)) else step.closed


def _gone(entry: Flow, spot: Spot, step: Goto) -> Spot | None:
    if step.flow == BACK:
        if not spot.stack:
            return None
        inside, name = spot.stack[-1]
        left = flow_of(entry, inside).steps.get(name)
        after = left.next if isinstance(left, Goto) else None
        return Spot(inside, after, spot.stack[:-1]) if after else None
    inside = "" if step.flow == entry.name else step.flow
    if inside and inside not in entry.others:
        return None
    stack = (*spot.stack, (spot.inside, spot.step)) if step.next else ()
    return Spot(inside, flow_of(entry, inside).start, stack) if len(stack) <= 8 else None


WAITS = (Text, When)
"""Stops at which nobody is listened to, and which still lead on in several ways."""

MINUTES_A_WEEK = 7 * MINUTES_A_DAY
