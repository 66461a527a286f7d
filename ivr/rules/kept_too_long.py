"""Recordings are kept longer than the purpose allows, shorter than it asks, or than callers are told.

Why: a recording is kept no longer than its reason lasts, as long as a duty asks, and exactly as long as
was said.

Bad:
    recording:
      purposes: {service_quality: {keep: 1 year}}
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
Law: CNIL, norme simplifiée 57 (six months; a measure, without legal force since 2018): https://telnowedge.com/node/35
Date: 2026-11

Titre: On garde plus longtemps que la finalité ne le permet, moins qu'elle ne l'exige, ou autrement qu'on
ne le dit.

Pourquoi: on garde autant que dure la raison, autant qu'un devoir l'exige, et exactement autant qu'on l'a
dit.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.engine.granting import language
from ivr.flow import Consent, Purpose, Span
from ivr.law import Bounds, answering_sites, jurisdiction, purpose, seat
from ivr.rules.asked import asked
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.spoken_times import spoken_times

CODE = "C320"
WHOLE = True
KNOWN = ("fr", "en", "de")
"""The languages in which a time can be recognised."""

TOO_LONG = Sentence(
    fr="{name} est gardé {keep}, au-delà de {bound}", en="{name} is kept {keep}, longer than {bound}"
)
TOO_SHORT = Sentence(
    fr="{name} est gardé {keep}, alors qu'il faut au moins {bound}",
    en="{name} is kept {keep}, and at least {bound} is asked for",
)
WRITE = Sentence(fr="écrivez `keep: {bound}`", en="write `keep: {bound}`")
SAID = Sentence(
    fr="l'avis de {step} dit « {said} », et l'on garde {keep}",
    en="the notice of {step} says “{said}”, and recordings are kept {keep}",
)
SAY_KEEP = Sentence(
    fr="écrivez `{{keep}}` dans l'avis, qui dit le vrai temps",
    en="write `{{keep}}` in the notice, which says the real time",
)
UNSAID = Sentence(
    fr="l'avis de {step} ne dit pas combien de temps l'on garde",
    en="the notice of {step} does not say how long recordings are kept",
)


def check(script: Script) -> Iterator[Finding]:
    """Every time that is out of bounds, and every notice that says another, or none."""
    recording = script.flow.recording
    if recording is None:
        return
    for one in recording.purposes:
        yield from _bounded(script, one)
    for name, step in script.flow.steps.items():
        if isinstance(step, Consent):
            yield from _said(script, name, step)


def _bounded(script: Script, one: Purpose) -> Iterator[Finding]:
    at = ("recording", "purposes", one.name, "keep")
    bounds = _bounds(script, one.name)
    if bounds.most and one.keep.longer_than(bounds.most):
        message = TOO_LONG.filled(name=quoted(one.name), keep=str(one.keep), bound=str(bounds.most))
        yield Finding(at, message, WRITE.filled(bound=str(bounds.most)))
    elif bounds.least and bounds.least.longer_than(one.keep):
        message = TOO_SHORT.filled(name=quoted(one.name), keep=str(one.keep), bound=str(bounds.least))
        yield Finding(at, message, WRITE.filled(bound=str(bounds.least)))


def _bounds(script: Script, name: str) -> Bounds:
    """The strictest of what the purpose and the places allow; where a law obliges, what it asks."""
    flow = script.flow
    known = purpose(name, flow.overrides)
    if known and flow.recording and flow.recording.legal_text:
        return known.by_law
    places = [
        jurisdiction(country, flow.overrides).kept(name)
        for country in (seat(flow), *answering_sites(flow))
        if country
    ]
    every = [*([known.bounds] if known else []), *places]
    return Bounds(
        _furthest([one.least for one in every], longest=True),
        _furthest([one.most for one in every], longest=False),
    )


def _furthest(spans: list[Span | None], *, longest: bool) -> Span | None:
    found: Span | None = None
    for span in spans:
        if span and (found is None or span.longer_than(found) is longest):
            found = span
    return found


def _said(script: Script, name: str, step: Consent) -> Iterator[Finding]:
    at, texts = ("steps", name, "notice"), (step.notice, step.more.say if step.more else "")
    if any("{keep}" in text for text in texts):
        return
    kept = {str(one.keep): one.keep for one in asked(script, step)}
    told = spoken_times(step.notice)
    for said, span in told:
        if kept and str(span) not in kept:
            yield Finding(
                at, SAID.filled(step=quoted(name), said=said, keep=", ".join(kept)), SAY_KEEP.filled()
            )
            return
    if not told and kept and language(script.flow) in KNOWN:
        yield Finding(at, UNSAID.filled(step=quoted(name)), SAY_KEEP.filled())
