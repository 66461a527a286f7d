"""A text is longer than the voice reads.

Why: the voice stops with an error, and the caller hears nothing of it.

Bad:
    start: bye
    steps:
      bye:
        hang_up: <3,001 letters>
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.
Law: Twilio, error 13521: https://www.twilio.com/docs/api/errors/13521
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import LONGEST_TEXT, Flow
from ivr.rules.finding import Finding
from ivr.rules.spoken import spoken
from ivr.source import SourceMap

CODE = "T501"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every spoken text of more characters than the voice takes."""
    for one in spoken(flow):
        if len(one.text) > LONGEST_TEXT:
            yield Finding(
                one.at,
                f"a text of {quoted(str(one.at[1]))} has {len(one.text):,} characters",
                why=f"the voice reads {LONGEST_TEXT:,} at most, and callers listen to fewer",
                fix="shorten it, or lead on to a second `say`",
                on_key=True,
            )
