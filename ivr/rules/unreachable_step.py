"""No call can come to a step.

Why: someone wrote it for callers, and none will ever hear it.

Bad:
    start: goodbye
    steps:
      goodbye:
        hang_up: Goodbye.
      hours:
        say: We are open from nine to five.
        next: goodbye
Good:
    start: hours
    steps:
      hours:
        say: We are open from nine to five.
        next: goodbye
      goodbye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.rules.paths import reached
from ivr.source import SourceMap

CODE = "W202"
LEVEL = "warning"
WHOLE = True


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every step no path from the start comes to."""
    if flow.start not in flow.steps:
        return
    met = set(reached(flow, [flow.start]))
    for name in flow.steps:
        if name not in met:
            yield Finding(
                ("steps", name),
                f"no call can come to {quoted(name)}",
                why="someone wrote it for callers, and none will ever hear it",
                fix="lead to it from another step, or delete it",
                here="nothing leads here",
                on_key=True,
            )
