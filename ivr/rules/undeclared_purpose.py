"""A step names a purpose that the flow does not declare.

Why: nobody could be told for how long a recording made for it is kept.

Bad:
    recording:
      purposes: {training: {keep: 6 months}}
    start: machine
    steps:
      machine:
        voicemail: Please leave a message.
        unrecorded: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {message: {keep: 30 days}}
    start: ask_message
    steps:
      ask_message:
        consent: explicit
        purposes: [message]
        notice: You can leave a message, recorded {purposes}.
        offer: To leave one, press {accept.key}. Otherwise press {refuse.key}.
        accept: {key: "1"}
        refuse: {key: "2"}
        accepted: machine
        refused: bye
        unclear: bye
      machine:
        voicemail: Please leave a message.
        unrecorded: bye
      bye:
        hang_up: Goodbye.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Nearest, Route, quoted
from ivr.flow import Consent, Flow, Voicemail
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "C304"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every purpose a step names and `recording.purposes` does not."""
    if ("recording",) not in places:
        return
    declared = places.names(("recording", "purposes"))
    nearest = Nearest(declared)
    for at, purpose in _named(flow, places):
        if purpose and purpose not in declared:
            yield Finding(
                at,
                f"{quoted(str(at[1]))} is for the purpose {quoted(purpose)}, which the flow does not declare",
                why="nobody could be told how long what is recorded for it is kept",
                fix=nearest.fix(
                    purpose, f"declare it under `recording.purposes`: {quoted(purpose + ': {keep: 30 days}')}"
                ),
                here="not declared",
            )


def _named(flow: Flow, places: SourceMap) -> Iterator[tuple[Route, str]]:
    for name, step in flow.steps.items():
        at = ("steps", name, "purpose")
        if isinstance(step, Voicemail):
            yield (at if at in places else ("steps", name, "voicemail")), step.purpose
        elif isinstance(step, Consent):
            for index, purpose in enumerate(step.purposes):
                one: Route = ("steps", name, "purposes", index)
                yield (one if one in places else one[:-1]), purpose
