"""What the end of a call decides of what was still open: a question about recording is never a yes."""

from __future__ import annotations

from collections.abc import Sequence

from ivr.facts import By, Decided, Decision, Fact, Withdrawn
from ivr.story.course import Noted

ENDS_UNDECIDED = frozenset({"notice_started", "notice_completed", "notice_cut", "offer_made"})


def left_open(story: Sequence[Noted]) -> list[Fact]:
    """A consent question is "hung up", a question about erasing is a yes to it."""
    found: list[Fact] = []
    last = _last(story, ENDS_UNDECIDED | {"decision"})
    if last is not None and last.kind in ENDS_UNDECIDED:
        found.append(_hung_up(story, offered=last.kind == "offer_made"))
    star = _last(story, frozenset({"withdrawal_asked", "withdrawn", "recording_kept"}))
    if star is not None and star.kind == "withdrawal_asked":
        found.append(Withdrawn(str(star.body["step"]), By.HANGING_UP.value))
    return found


def _hung_up(story: Sequence[Noted], *, offered: bool) -> Decision:
    notice = _last(story, frozenset({"notice_started"}))
    offer = _last(story, frozenset({"offer_made"})) if offered else None
    told = notice.body if notice else {}
    return Decision(
        step=str(told.get("step", "")),
        value=Decided.HUNG_UP.value,
        by=By.HANGING_UP.value,
        said="",
        mode=str(told.get("mode", "")),
        purposes=tuple(told.get("purposes", ())),
        notice_sha256=str(told.get("words_sha256", "")),
        offer_sha256=str(offer.body["words_sha256"]) if offer else "",
        window_seconds=int(offer.body["window_seconds"]) if offer else 0,
        language=str(told.get("language", "")),
    )


def _last(story: Sequence[Noted], kinds: frozenset[str]) -> Noted | None:
    return next((noted for noted in reversed(story) if noted.kind in kinds), None)
