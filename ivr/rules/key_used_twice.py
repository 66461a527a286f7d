"""One key means two things at the same step.

Why: the caller would get only one of them, and could not know which.

Bad:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 1.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "1", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
Good:
    start: menu
    steps:
      menu:
        ask: For sales, press 1. For repairs, press 2.
        choices:
          sales: {key: "1", next: bye}
          repairs: {key: "2", next: bye}
        silence: bye
      bye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Label, quoted
from ivr.flow import KEYS, Flow
from ivr.rules.answered import WITHDRAWING, Answered, answered, same_meaning
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "L402"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every key that two answers of one step share, the key for withdrawing included."""
    for name, step in flow.steps.items():
        answers = answered(flow, name, step)
        # A withdrawal stands at the top of the flow, so the step that takes its key is what is shown.
        answers.sort(key=lambda one: one.meaning != WITHDRAWING)
        taken: dict[str, Answered] = {}
        for one in answers:
            key = one.answer.key
            if key is None:
                continue
            other = taken.setdefault(key, one)
            if other is not one and not same_meaning(one, other):
                free = next((free for free in KEYS[1:] + "0" if free not in _keys(answers)), None)
                both = f"{quoted(other.meaning)} and {quoted(one.meaning)}"
                yield Finding(
                    (*one.at, "key"),
                    f"the key `{key}` means both {both} at {quoted(name)}",
                    why="the caller would get only one of them",
                    fix=f'give one of them another key: "{free}" is free'
                    if free
                    else "give one of them words",
                    here="again here",
                    labels=(Label(places.value((*other.at, "key")), "first here"),),
                )


def _keys(answers: list[Answered]) -> set[str | None]:
    return {one.answer.key for one in answers}
