"""A notice does not say why calls are recorded.

Why: callers must be told the reasons before they can be said to agree.

Bad:
    recording:
      purposes: {training: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: bye
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {training: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: bye
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 13(1)(c): https://eur-lex.europa.eu/eli/reg/2016/679/oj
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Consent, Flow
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "C302"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every notice without `{purposes}`."""
    for name, step in flow.steps.items():
        at = ("steps", name, "notice")
        if isinstance(step, Consent) and step.notice and "{purposes}" not in step.notice and at in places:
            yield Finding(
                at,
                f"the notice of {quoted(name)} does not say why calls are recorded",
                why="callers must be told the reasons before they can be said to agree",
                fix="add `{purposes}` to it: `This call may be recorded {purposes}.`",
                here="no {purposes} in it",
            )
