"""The flow starts at a step that does not exist.

Why: every caller would hear an apology.

Bad:
    start: welcom
    steps:
      welcome:
        hang_up: Good morning, we are closed.
Good:
    start: welcome
    steps:
      welcome:
        hang_up: Good morning, we are closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Nearest, quoted
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "W203"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """The start, if no step has its name."""
    names = places.names(("steps",))
    if flow.start and flow.start not in names:
        yield Finding(
            ("start",),
            f"the flow starts at {quoted(flow.start)}, but there is no step of that name",
            why="every caller would hear an apology",
            fix=Nearest(names).fix(flow.start, "write the name of the first step"),
            here="no such step",
        )
