"""The kinds of hour that the weeks of a flow can tell apart, and those that can follow within one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ivr.flow import Week
from ivr.flow.week import MINUTES_A_DAY

MINUTES_A_WEEK = 7 * MINUTES_A_DAY
LONGEST_CALL = 4 * 60
"""Minutes: https://www.twilio.com/docs/voice/twiml/dial#timelimit"""


@dataclass(frozen=True)
class KindsOfHour:
    """Every kind of hour is a bit; a set of them is a number."""

    every: int
    during: dict[Week, int]
    """The kinds at which each week is open."""
    soon: tuple[int, ...]
    """From each kind, those it can be before a call that began in it is over, itself included."""
    example: tuple[int, ...]
    """A minute of the week, from Monday midnight, that is of each kind."""

    def passed(self, kinds: int) -> int:
        """What it can be by the time the call comes to the next question of the hour."""
        found, bit = kinds, 0
        while kinds >> bit:
            if kinds >> bit & 1:
                found |= self.soon[bit]
            bit += 1
        return found


def kinds_of_hour(weeks: Iterable[Week]) -> KindsOfHour:
    """The kinds these weeks tell apart; one kind where there is no week at all."""
    told = tuple(dict.fromkeys(weeks))
    bounds = sorted({0, *(minute for week in told for minute in _bounds(week))})
    numbers: dict[tuple[bool, ...], int] = {}
    example: list[int] = []
    spans: list[tuple[int, int]] = []
    for begin in bounds:
        signature = tuple(_open_at(week, begin) for week in told)
        number = numbers.setdefault(signature, len(numbers))
        if number == len(example):
            example.append(begin)
        spans.append((begin, number))
    during = {
        week: sum(1 << number for signature, number in numbers.items() if signature[place])
        for place, week in enumerate(told)
    }
    return KindsOfHour((1 << len(numbers)) - 1, during, _soon(spans, len(numbers)), tuple(example))


def _soon(spans: list[tuple[int, int]], count: int) -> tuple[int, ...]:
    """What follows each kind within the longest call, round the week."""
    soon = [1 << number for number in range(count)]
    for place, (_, number) in enumerate(spans):
        end = spans[place + 1][0] if place + 1 < len(spans) else MINUTES_A_WEEK
        for ahead in range(1, len(spans)):
            begin, follower = spans[(place + ahead) % len(spans)]
            if (begin - end) % MINUTES_A_WEEK >= LONGEST_CALL:
                break
            soon[number] |= 1 << follower
    return tuple(soon)


def _bounds(week: Week) -> Iterable[int]:
    for day, openings in enumerate(week.days):
        for opening in openings:
            yield day * MINUTES_A_DAY + opening.start
            yield (day * MINUTES_A_DAY + opening.end) % MINUTES_A_WEEK


def _open_at(week: Week, minute: int) -> bool:
    day, at = divmod(minute, MINUTES_A_DAY)
    return any(opening.start <= at < opening.end for opening in week.days[day])
