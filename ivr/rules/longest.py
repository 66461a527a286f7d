"""A text as it is at its longest, with everything that can stand for what is between its braces."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivr.engine.words import filled
from ivr.flow import LONGEST_VALUE, Consent, Purpose
from ivr.rules.placeholders import KNOWN, OF_RECORDING, braced
from ivr.rules.script import Script, Told


def longest(script: Script, told: Told) -> str:
    """The longest text a caller can hear in that place, whatever day it is and whatever was remembered."""
    words = braced(told.text)
    if not words:
        return told.text
    step = told.step
    refuse, accept = (step.refuse, step.accept) if isinstance(step, Consent) else (None, None)
    values = {word: "m" * LONGEST_VALUE for word in words if word not in KNOWN}
    asked = step.purposes if isinstance(step, Consent) else ()
    days = _open_together(script, asked) if any(word in OF_RECORDING for word in words) else iter([()])
    return max(
        (
            filled(
                told.text, script.flow, purposes, refuse=refuse, accept=accept, recorded=False, values=values
            )
            for purposes in days
        ),
        key=len,
    )


def _open_together(script: Script, asked: tuple[str, ...]) -> Iterator[tuple[Purpose, ...]]:
    """The purposes that are told, as they are open together: on the first day, and on each when one opens."""
    recording = script.flow.recording
    if recording is None:
        yield ()
        return
    names = asked or recording.asked_by_default
    told = [purpose for purpose in recording.purposes if purpose.name in names]
    for day in sorted({date.min, *(purpose.opens for purpose in told if purpose.opens)}):
        yield tuple(purpose for purpose in told if purpose.open_on(day))
