"""A recorded talk that the caller cannot stop with the key named for it.

Why: while two people talk, the telephone network hears only the star.

Bad:
    recording:
      purposes: {training: {keep: 6 months}}
      withdraw: {key: "7"}
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
Law: Regulation (EU) 2016/679, Article 7(3): https://eur-lex.europa.eu/eli/reg/2016/679/oj
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Label, quoted
from ivr.flow import Flow, Transfer
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "C305"
LEVEL = "warning"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every recorded transfer, where withdrawing is not the star."""
    if flow.recording is None or (flow.recording.withdraw and flow.recording.withdraw.key == "*"):
        return
    at = ("recording", "withdraw", "key")
    labels = (Label(places.value(at), "not heard during a talk"),) if at in places else ()
    for name, step in flow.steps.items():
        if isinstance(step, Transfer) and step.record:
            # Twilio, hangupOnStar: https://www.twilio.com/docs/voice/twiml/dial
            yield Finding(
                ("steps", name, "record"),
                f"the caller cannot stop the recording while {quoted(name)} connects them",
                why="while two people talk, the telephone network hears only the star",
                fix='write `withdraw: {key: "*"}` under `recording`',
                here="recorded here",
                labels=labels,
            )
