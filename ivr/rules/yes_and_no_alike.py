"""The same words say yes and no to one question.

Why: a yes may never be guessed.

Bad:
    speech: yes
    recording:
      purposes: {training: {keep: 6 months}}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: May we record this call {purposes}?
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1", words: [all right, go on]}
        refuse: {key: "2", words: [go on without, Go on!]}
        accepted: bye
        refused: bye
        unclear: bye
      bye:
        hang_up: Goodbye.
Good:
    speech: yes
    recording:
      purposes: {training: {keep: 6 months}}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: May we record this call {purposes}?
        offer: For yes press {accept.key}, for no press {refuse.key}.
        accept: {key: "1", words: [all right, go on]}
        refuse: {key: "2", words: [go on without]}
        accepted: bye
        refused: bye
        unclear: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 4(11): https://eur-lex.europa.eu/eli/reg/2016/679/oj
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.diagnostics import Label, quoted
from ivr.flow import Consent, Flow
from ivr.hearing import normalised
from ivr.rules.answered import ACCEPTING, REFUSING, answered
from ivr.rules.finding import Finding
from ivr.source import SourceMap

CODE = "C306"


def check(flow: Flow, places: SourceMap) -> Iterator[Finding]:
    """Every phrase that both accepts and refuses."""
    for name, step in flow.steps.items():
        if not isinstance(step, Consent):
            continue
        own = {one.meaning: one for one in answered(flow, name, step)}
        if ACCEPTING not in own:
            continue
        yes = {normalised(phrase): at for at, phrase in own[ACCEPTING].phrases(places)}
        for at, phrase in own[REFUSING].phrases(places):
            if (same := normalised(phrase)) and same in yes:
                yield Finding(
                    at,
                    f"{quoted(phrase)} says both yes and no at {quoted(name)}",
                    why="a yes may never be guessed",
                    fix="keep it on one side only",
                    here="a no here",
                    labels=(Label(places.value(yes[same]), "a yes here"),),
                )
