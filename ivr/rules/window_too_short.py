"""Callers have less time to refuse than five seconds, or than the law of the place asks.

Why: consent by going on is presumed only of somebody who was able to object, and pressing a key takes
time.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
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
        window: 3 s
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
      purposes: {service_quality: {keep: 6 months}}
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
        window: 6 s
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
Law: Code pénal, article 226-1 (able to object); five seconds is Accord's own measure: https://www.latscha-avocats.com/enregistrements-telephoniques/
Date: 2026-11

Titre: On a moins de cinq secondes pour refuser, ou moins que ne demande la loi du lieu.

Pourquoi: l'accord n'est présumé que de qui pouvait s'opposer, et trouver une touche prend du temps.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Mode
from ivr.law import jurisdiction, seat
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C313"
WHOLE = True
LEVEL = "warning"

MESSAGE = Sentence(
    fr="à {step}, on a {window} s pour refuser ; il en faudrait {least}",
    en="{step} leaves callers {window} s to refuse; {least} are needed",
)
FIX = Sentence(
    fr="écrivez `window: {least} s`, ou `next_answer`", en="write `window: {least} s`, or `next_answer`"
)


def check(script: Script) -> Iterator[Finding]:
    """Every window that is shorter than the law of the firm's country asks, where going on counts."""
    flow = script.flow
    for name, step in flow.steps.items():
        if isinstance(step, Consent) and step.window is not None and step.mode is not Mode.EXPLICIT:
            least = jurisdiction(seat(flow), flow.overrides).window
            if step.window < least:
                yield Finding(
                    ("steps", name, "window"),
                    MESSAGE.filled(step=quoted(name), window=step.window, least=least),
                    FIX.filled(least=least),
                )
