"""What a flow may record, why, for how long, and how a caller takes consent back."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Language, Sentence
from ivr.callbook import wording
from ivr.callbook.branches import by
from ivr.callbook.pieces import Paragraph, Piece, Spoken, Table
from ivr.engine.phrases import phrases
from ivr.engine.words import spoken_reason, spoken_span
from ivr.flow import Flow, Purpose, Recording

STAR = "*"
"""The only key that is heard during a talk."""

AFTER_A_TALK = ("star_question", "kept")


def recording_told(flow: Flow, own: Language) -> Iterator[Piece]:
    """The purposes as callers hear them, and what else the law asks before a call is recorded."""
    recording = flow.recording
    if recording is None:
        yield Paragraph(wording.NO_RECORDING.told(own))
        return
    head = tuple(one.told(own) for one in wording.PURPOSES)
    yield Table(head, tuple(_row(purpose, flow, own) for purpose in recording.purposes))
    for sentence, value in _besides(recording):
        yield Paragraph(sentence.filled(**value).told(own))
    if recording.withdraw:
        yield Paragraph(wording.WITHDRAW.filled(by=by(flow, recording.withdraw)).told(own))
        for name, who in wording.OUR_WORDS.items():
            if recording.withdraw.key == STAR or name not in AFTER_A_TALK:
                yield Spoken(who.told(own), getattr(phrases(flow.speaks), name))


def _besides(recording: Recording) -> Iterator[tuple[Sentence, dict[str, object]]]:
    if recording.share < 100:
        yield wording.SHARE, {"share": recording.share}
    if recording.necessity:
        yield wording.NECESSITY, {"necessity": recording.necessity}
    if recording.teams:
        yield wording.TEAMS, {"teams": ", ".join(recording.teams)}
    if recording.legal_text:
        yield wording.LAW, {"text": recording.legal_text}


def _row(purpose: Purpose, flow: Flow, own: Language) -> tuple[str, ...]:
    spans = [(wording.OPENS, purpose.opens), (wording.UNTIL, purpose.until)]
    days = [sentence.filled(day=day.isoformat()).told(own) for sentence, day in spans if day]
    return (
        purpose.name,
        spoken_reason(purpose),
        spoken_span(purpose.keep, flow.speaks),
        " ".join(days) or wording.ALWAYS.told(own),
    )
