"""What is heard, written and done at one step, before any branch."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Language, Sentence
from ivr.callbook import wording
from ivr.callbook.branches import by
from ivr.callbook.pieces import Paragraph, Piece, Spoken
from ivr.callbook.spoken import heard, key_of
from ivr.flow import (
    BACK,
    Alternatives,
    Ask,
    Collect,
    Consent,
    Flow,
    Goto,
    HangUp,
    Hours,
    PauseRecording,
    Play,
    Say,
    Set,
    Step,
    Text,
    Transfer,
    Voicemail,
    When,
)


def told(flow: Flow, step: Step, own: Language) -> Iterator[Piece]:
    """The step as it is read aloud."""
    match step:
        case Consent():
            yield from _consent(flow, step, own)
        case Say() | Play() | Ask() | Alternatives() | Voicemail() | Collect():
            yield Spoken(wording.TO_CALLER.told(own), heard(step.text, flow))
            yield from _besides(flow, step, own)
        case HangUp() if step.text:
            yield Spoken(wording.TO_CALLER.told(own), heard(step.text, flow))
        case Text():
            yield Spoken(wording.WRITTEN.told(own), heard(step.text, flow))
        case Transfer():
            yield from _transfer(flow, step, own)
        case Hours():
            yield from _hours(step, own)
        case Set():
            for name, value in step.values:
                yield _paragraph(wording.REMEMBERED, own, name=name, value=value)
        case Goto():
            yield Paragraph(
                (wording.GOES_BACK if step.flow == BACK else wording.GOES.filled(flow=step.flow)).told(own)
            )
        case PauseRecording():
            yield Paragraph((wording.PAUSES if step.pause else wording.RESUMES).told(own))
        case When() | HangUp():
            return


def _consent(flow: Flow, step: Consent, own: Language) -> Iterator[Piece]:
    yield Paragraph(wording.MODES[step.mode].told(own))
    yield Spoken(wording.NOTICE.told(own), heard(step.notice, flow, step))
    if step.refuse.key:
        yield _paragraph(wording.IN_NOTICE, own, key=key_of(step.refuse, flow))
    yield Spoken(wording.OFFER.told(own), heard(step.offer, flow, step))
    if step.more:
        who = wording.MORE.filled(by=by(flow, step.more.answer)).told(own)
        yield Spoken(who, heard(step.more.say, flow, step))
    yield Paragraph(wording.HANGS_UP.told(own))


def _besides(flow: Flow, step: Step, own: Language) -> Iterator[Piece]:
    if isinstance(step, Collect):
        if step.sensitive:
            yield Paragraph(wording.SENSITIVE.told(own))
        if step.read_back:
            yield Spoken(wording.READ_BACK.told(own), heard(step.read_back, flow))
    if isinstance(step, Voicemail):
        yield _paragraph(wording.AT_MOST, own, purpose=step.purpose, seconds=step.longest)
    if isinstance(step, Ask | Alternatives | Collect):
        yield _paragraph(wording.WAITS, own, seconds=step.wait)


def _transfer(flow: Flow, step: Transfer, own: Language) -> Iterator[Piece]:
    team = flow.teams.get(step.team or "")
    numbers = team.numbers if team else (step.number,) if step.number else ()
    told_so = ", ".join(numbers)
    if step.team:
        how = (wording.TOGETHER if team and team.ring == "together" else wording.ONE_BY_ONE).told(own)
        named = wording.NO_TEAM.filled(team=step.team).told(own)
        told_so = f"{named} ({told_so}, {how})" if len(numbers) > 1 else f"{named} ({told_so})"
    yield _paragraph(wording.RINGS, own, seconds=step.rings, numbers=told_so)
    whisper = step.whisper or (team.whisper if team else None)
    if whisper:
        yield Spoken(wording.WHISPER.told(own), heard(whisper, flow))


def _hours(step: Hours, own: Language) -> Iterator[Piece]:
    if step.holidays:
        yield _paragraph(wording.HOLIDAYS, own, of=step.holidays.of)
    if step.closures:
        days = ", ".join(
            one.first.isoformat() if one.first == one.last else f"{one.first} – {one.last}"
            for one in step.closures
        )
        yield _paragraph(wording.CLOSURES, own, days=days)


def _paragraph(sentence: Sentence, own: Language, **values: object) -> Paragraph:
    return Paragraph(sentence.filled(**values).told(own))
