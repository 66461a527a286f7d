"""A brace that belongs to no placeholder.

Why: braces are kept for placeholders, and no voice says them.

Bad:
    start: bye
    steps:
      bye:
        hang_up: Goodbye :}
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.rules.placeholders import BRACED
from ivr.rules.spoken import spoken
from ivr.source import SourceMap

CODE = "P602"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every text with a brace that stands alone; doubling it does not make it a letter."""
    for one in spoken(flow):
        left = BRACED.sub("", one.text)
        brace = next((letter for letter in left if letter in "{}"), None)
        if brace:
            yield Finding(
                one.at,
                f"a text of {quoted(str(one.at[1]))} has a `{brace}` that belongs to no placeholder",
                why="braces are kept for placeholders, and no voice says them",
                fix="delete it, or complete the placeholder",
            )
