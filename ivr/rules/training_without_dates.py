"""Recording for training has no first or no last day.

Why: recording to teach is allowed for a certain time, never for good; on its last day it stops by itself.

Bad:
    recording:
      purposes: {training: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {training: {keep: 6 months, from: 2026-12-01, until: 2027-02-28}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: CNIL (a short period, never for good): https://telnowedge.com/node/35
Date: 2026-11

Titre: L'enregistrement pour la formation n'a pas de premier ou de dernier jour.

Pourquoi: on enregistre pour former pendant une période déterminée, jamais en permanence ; le dernier
jour, cela s'arrête.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.law import purpose
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C319"
WHOLE = True

MESSAGE = Sentence(fr="la finalité {name} n'a pas de {missing}", en="the purpose {name} has no {missing}")
FIRST = Sentence(fr="premier jour", en="first day")
LAST = Sentence(fr="dernier jour", en="last day")
BOTH = Sentence(fr="premier ni de dernier jour", en="first day and no last day")
FIX = Sentence(
    fr="écrivez les deux : `{{keep: …, from: 2026-12-01, until: 2027-02-28}}`",
    en="write both: `{{keep: …, from: 2026-12-01, until: 2027-02-28}}`",
)


def check(script: Script) -> Iterator[Finding]:
    """Every purpose that the law opens for a time only, without that time."""
    recording = script.flow.recording
    for one in recording.purposes if recording else ():
        known = purpose(one.name, script.flow.overrides)
        if known is None or not known.needs_dates or (one.opens and one.until):
            continue
        missing = BOTH if not one.opens and not one.until else LAST if one.opens else FIRST
        yield Finding(
            ("recording", "purposes", one.name),
            MESSAGE.filled(name=quoted(one.name), missing=missing),
            FIX.filled(),
            on_key=True,
        )
