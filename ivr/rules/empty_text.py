"""A step has nothing to say.

Why: the caller would hear nothing, and not know that it is their turn.

Bad:
    start: welcome
    steps:
      welcome:
        say: ""
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: bye
      bye:
        hang_up:
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.rules.spoken import spoken
from ivr.source import SourceMap

CODE = "T502"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every empty text that is written down."""
    for one in spoken(flow):
        if not one.text.strip() and one.at in places:
            yield Finding(
                one.at,
                f"{quoted(str(one.at[-1]))} of {quoted(str(one.at[1]))} has no words",
                why="the caller would hear nothing, and not know that it is their turn",
                fix="write what is said",
                on_key=True,
            )
