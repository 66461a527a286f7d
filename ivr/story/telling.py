"""A whole story: a verdict, the remarks that matter, and every fact as a line with its local time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from ivr.story.course import course
from ivr.story.order import cause_first
from ivr.story.sentence import Language, filled, sentence, wording
from ivr.story.wording import Course, Remark, Wording

NOT_ABOUT_ONE_QUESTION = (Course.WITHDREW, Course.STOPPED)
"""Verdicts on everything that was recorded of a call, whatever it was for."""

TELLS_OF_AN_END = ("call_ended", "unknown_call")
"""A call that is unknown here was told of by the network when it was over."""


class Told(Protocol):
    """A fact as it is read back from a ledger."""

    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def happened_at(self) -> datetime: ...
    @property
    def turn(self) -> int | None: ...
    @property
    def subject(self) -> str | None: ...


@dataclass(frozen=True)
class Line:
    """One fact, said at its local time."""

    at: datetime
    kind: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}  {self.sentence}"


@dataclass(frozen=True)
class Story:
    """A call in plain words."""

    course: Course
    verdict: str
    remarks: tuple[str, ...]
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return "\n".join([self.verdict, *self.remarks, "", *map(str, self.lines)])


def story(facts: Sequence[Told], language: Language, timezone: str = "Europe/Paris") -> Story:
    """The story of one call, from its facts in the order the ledger keeps them."""
    own, zone = wording(language), ZoneInfo(timezone)
    found = course(facts)
    return Story(
        course=found,
        verdict=_verdict(facts, found, own),
        remarks=tuple(filled(own.remarks[remark], values, own, zone) for remark, values in _remarks(facts)),
        lines=tuple(
            Line(
                fact.happened_at.astimezone(zone),
                fact.kind,
                sentence(fact.kind, fact.body, language, timezone),
            )
            for fact in cause_first(facts)
        ),
    )


def _verdict(facts: Sequence[Told], found: Course, own: Wording) -> str:
    """What the caller decided; where they decided differently for other purposes, each with its own."""
    asked = _by_purposes(facts)
    courses = {purposes: course(its_own) for purposes, its_own in asked.items()}
    if found in NOT_ABOUT_ONE_QUESTION or len(set(courses.values())) < 2:
        return own.courses[found]
    names = own.terms["purposes"]
    return " ".join(
        own.about.format(
            verdict=own.courses[one].rstrip("."),
            purposes=own.joined_by.join(names.get(purpose, purpose) for purpose in purposes),
        )
        for purposes, one in courses.items()
    )


def _by_purposes(facts: Sequence[Told]) -> dict[tuple[str, ...], list[Told]]:
    """What belongs to the questions for the same purposes, in order; the end of the call belongs to all."""
    asked: dict[tuple[str, ...], list[Told]] = {}
    now: list[Told] = []
    for fact in facts:
        if fact.kind == "notice_started":
            now = asked.setdefault(tuple(sorted(map(str, fact.body.get("purposes", ())))), [])
        now.append(fact)
        if fact.kind == "call_ended":
            for its_own in asked.values():
                if its_own is not now:
                    its_own.append(fact)
    return asked


Remarked = tuple[Remark, Mapping[str, Any]]


def _remarks(facts: Sequence[Told]) -> list[Remarked]:
    remarks = [*_of_recordings(facts), *_of_none(facts)]
    if any(fact.kind == "unallowed_recording" for fact in facts):
        remarks.append((Remark.UNALLOWED, {}))
    if facts and not any(fact.kind in TELLS_OF_AN_END for fact in facts):
        remarks.append((Remark.END_UNTOLD, {}))
    return remarks


def _of_recordings(facts: Sequence[Told]) -> list[Remarked]:
    """When each recording was made, and what became of it."""
    remarks: list[Remarked] = []
    made = [fact for fact in facts if fact.kind in ("recording_started", "recording_completed")]
    for recording in dict.fromkeys(fact.subject for fact in made):
        completed = _last(facts, "recording_completed", recording)
        if completed is None:
            started = _last(facts, "recording_started", recording)
            remarks.append((Remark.RECORDING, {"started": started.happened_at if started else None}))
            continue
        body = completed.body
        began = body.get("started_at")
        start = datetime.fromisoformat(str(began)) if began else completed.happened_at
        remarks.append((Remark.RECORDED, {**body, "started": start}))
        remarks.append(_fate(facts, recording, completed))
    return remarks


def _fate(facts: Sequence[Told], recording: str | None, completed: Told) -> Remarked:
    if deleted := _last(facts, "deleted", recording):
        return Remark.DELETED, {"at": deleted.happened_at}
    if failed := _last(facts, "delete_failed", recording):
        return Remark.DELETE_FAILED, {"at": failed.happened_at}
    asked = any(fact.kind == "deletion_asked" and fact.subject == recording for fact in facts)
    unwanted = any(fact.kind == "unallowed_recording" and fact.subject == recording for fact in facts)
    if asked or unwanted or _taken_back(facts, completed):
        return Remark.STILL_TO_DELETE, {}
    return Remark.KEPT_UNTIL, completed.body


def _taken_back(facts: Sequence[Told], completed: Told) -> bool:
    """Whether this was said no to after it was allowed: a later yes does not bring it back."""
    turn = completed.body.get("turn")
    its_own = [fact for fact in facts if fact.kind == "recording_allowed" and fact.turn == turn]
    allowed = False
    for fact in facts:
        allowed = allowed or (fact.kind == "recording_allowed" and (not its_own or fact in its_own))
        no = fact.kind in ("withdrawn", "stopped") or fact.body.get("value") in ("refused", "objected")
        if allowed and no:
            return True
    return False


def _of_none(facts: Sequence[Told]) -> list[Remarked]:
    """Why nothing was recorded, where nothing was."""
    kinds = {fact.kind for fact in facts}
    if kinds & {"recording_started", "recording_completed"}:
        return []
    if "recording_allowed" in kinds:
        allowed = [fact for fact in facts if fact.kind == "recording_allowed"]
        return [(Remark.ALLOWED, {"at": allowed[-1].happened_at})]
    reasons = dict.fromkeys(
        str(fact.body.get("reason", "")) for fact in facts if fact.kind == "recording_blocked"
    )
    if reasons:
        return [(Remark.BLOCKED, {"reason": reason}) for reason in reasons]
    return [(Remark.NEVER_ASKED_TO_RECORD, {})]


def _last(facts: Sequence[Told], kind: str, subject: str | None) -> Told | None:
    return next((fact for fact in reversed(facts) if fact.kind == kind and fact.subject == subject), None)
