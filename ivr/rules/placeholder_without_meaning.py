"""A placeholder for something the flow does not say.

Why: the caller would hear a sentence with a hole in it.

Bad:
    start: bye
    steps:
      bye:
        hang_up: "Please see {business.website}. Goodbye."
Good:
    start: bye
    steps:
      bye:
        hang_up: "{business.name} says goodbye."
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Route, quoted
from ivr.flow import Consent, Flow, Step
from ivr.rules.finding import Finding
from ivr.rules.placeholders import KNOWN, OF_BUSINESS, OF_CONSENT, braced
from ivr.rules.spoken import spoken
from ivr.source import SourceMap

CODE = "P603"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every known placeholder that has nothing to stand for where it is written."""
    for one in spoken(flow):
        for word in braced(one.text):
            if word in KNOWN and (lack := _lack(word, one.at, one.step, places)):
                yield Finding(
                    one.at,
                    f"{quoted('{' + word + '}')} has nothing to stand for in {quoted(str(one.at[1]))}",
                    why="the caller would hear a sentence with a hole in it",
                    fix=lack,
                )


def _lack(word: str, at: Route, step: Step, places: SourceMap) -> str:
    first, _, rest = word.partition(".")
    if word in OF_BUSINESS:
        return "" if ("business", rest) in places else f"add `{rest}:` under `business`"
    if word in OF_CONSENT:
        if not isinstance(step, Consent):
            return "use it in the notice or the offer of a consent step"
        if word == "refuse.key" or (*at[:2], first) in places:
            return ""
        return "use it where `consent: explicit`"
    if word == "withdraw.key":
        found = ("recording", "withdraw", "key") in places
        return "" if found else 'add `withdraw: {key: "*"}` under `recording`'
    return "" if ("recording",) in places else "add `recording:` with `purposes:` above the steps"
