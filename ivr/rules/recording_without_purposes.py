"""A step records or asks to record, but the flow does not say what for.

Why: no notice could tell callers the reasons, and nobody would know when to delete.

Bad:
    start: desk
    steps:
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
Law: Regulation (EU) 2016/679, Article 5(1)(b) and (e): https://eur-lex.europa.eu/eli/reg/2016/679/oj
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import quoted
from ivr.flow import Consent, Flow, Transfer, Voicemail
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "C303"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every step that needs the section `recording`, where there is none."""
    if ("recording",) in places:
        return
    for name, step in flow.steps.items():
        match step:
            case Transfer(record=True):
                key, does = "record", "records"
            case Voicemail():
                key, does = "voicemail", "records"
            case Consent():
                key, does = "consent", "asks to record"
            case _:
                continue
        yield Finding(
            ("steps", name, key),
            f"{quoted(name)} {does}, but the flow has no `recording` section",
            why="no notice could tell callers the reasons, and nobody would know when to delete",
            fix="add `recording:` with `purposes:` above the steps",
            on_key=True,
        )
