"""Words between braces that stand for nothing.

Why: the caller would hear the words between the braces.

Bad:
    start: bye
    steps:
      bye:
        hang_up: "{business.nam} says goodbye."
Good:
    start: bye
    steps:
      bye:
        hang_up: "{business.name} says goodbye."
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Nearest, quoted
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.rules.placeholders import KNOWN, braced
from ivr.rules.spoken import spoken
from ivr.source import SourceMap

CODE = "P601"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every placeholder no one knows."""
    nearest = Nearest(f"{{{known}}}" for known in KNOWN)
    every = ", ".join(f"`{{{known}}}`" for known in KNOWN)
    for one in spoken(flow):
        for word in braced(one.text):
            if word not in KNOWN:
                yield Finding(
                    one.at,
                    f"{quoted('{' + word + '}')} stands for nothing",
                    why="the caller would hear the words between the braces",
                    fix=nearest.fix("{" + word + "}", f"write one of {every}"),
                )
