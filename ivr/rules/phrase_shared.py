"""The same words mean two things at one step.

Why: the caller would be led to only one of them, and could not know which.

Bad:
    speech: yes
    start: menu
    steps:
      menu:
        ask: Do you call about a car or a repair?
        choices:
          sales: {key: "1", words: [a car], next: bye}
          repairs: {key: "2", words: [repair, A car!], next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
    start: menu
    steps:
      menu:
        ask: Do you call about a car or a repair?
        choices:
          sales: {key: "1", words: [a car], next: bye}
          repairs: {key: "2", words: [repair], next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Label, Route, quoted
from ivr.flow import Flow
from ivr.hearing import normalised
from ivr.rules.answered import ACCEPTING, REFUSING, WITHDRAWING, Answered, answered, same_meaning
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "L403"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every phrase two answers of one step share, but for yes and no, which have a rule of their own."""
    for name, step in flow.steps.items():
        answers = sorted(answered(flow, name, step), key=lambda one: one.meaning != WITHDRAWING)
        heard: dict[str, tuple[Answered, Route]] = {}
        for one in answers:
            for at, phrase in one.phrases(places):
                same = normalised(phrase)
                if not same:
                    continue
                other, first = heard.setdefault(same, (one, at))
                if (
                    other is one
                    or same_meaning(one, other)
                    or {one.meaning, other.meaning} == {REFUSING, ACCEPTING}
                ):
                    continue
                both = f"{quoted(other.meaning)} and {quoted(one.meaning)}"
                yield Finding(
                    at,
                    f"{quoted(phrase)} means both {both} at {quoted(name)}",
                    why="the caller would be led to only one of them",
                    fix="keep it on one side only",
                    here="again here",
                    labels=(Label(places.value(first), "first here"),),
                )
