"""Holds what a rehearsal claims against the call that was played, up to the first claim that is not so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.check.ending import ended_by
from ivr.check.heard import after, nearest, plain, said, sent, whispered
from ivr.check.playing import Played
from ivr.check.recorded import recorded, starts_recording, why_not
from ivr.check.wording import (
    ALTERNATIVE,
    ELSEWHERE,
    END,
    END_WORDS,
    GOES_TO,
    IN_ORDER,
    MISPLACED,
    MOVE_LEFT,
    MOVES_END,
    MOVES_HERE,
    NO_ALTERNATIVE,
    NOT_PASSED,
    NOT_SAID,
    NOT_SENT,
    NOT_WHISPERED,
    NOTHING,
    NOTHING_SENT,
    PASSED,
    REASON,
    RECORDED,
    RECORDED_NOW,
    SAID_HERE,
    SENT_HERE,
    STORY,
    WRITE,
)
from ivr.diagnostics import DID_YOU_MEAN, Diagnostic, Kind, Nearest, Route, listed, quoted
from ivr.engine import Waiting
from ivr.facts import AlternativeChosen, CallEnded, Fact, StepsTaken
from ivr.parse.rehearsals import Claim, WrittenRehearsal, kinds
from ivr.parse.rehearsals.mistakes import SEE
from ivr.rehearsal import Exchange
from ivr.source import SourceMap
from ivr.story import Course, course
from ivr.story.left_open import left_open

LONGEST_SHOWN = 160


@dataclass(frozen=True)
class Otherwise:
    """In what a call went another way than was written."""

    kind: Kind
    at: Route
    message: Sentence
    fix: Sentence
    moment: int | None
    """The moment after which it was seen; None where that was the end of the call."""


@dataclass(frozen=True)
class _Stretch:
    """The part of a call that a claim is about."""

    exchanges: tuple[Exchange, ...]
    until: tuple[Exchange, ...]
    moment: int | None
    """None where it is the whole call."""

    @property
    def whole(self) -> bool:
        return self.moment is None


def otherwise(written: WrittenRehearsal, played: Played) -> Otherwise | None:
    """The first way in which the call went otherwise; None where everything is as written."""
    last = len(played.begins) - 1
    for number, moment in enumerate(written.moments[: last + 1]):
        stretch = _Stretch(played.exchanges(number), played.until(number), number)
        if found := _first(moment.claims, stretch, played):
            return found
    if last + 1 < len(written.moments):
        return _unplayed(written, played, last)
    return _first(written.claims, _Stretch(played.call.exchanges, played.call.exchanges, None), played)


def diagnosed(found: Otherwise, places: SourceMap) -> Diagnostic:
    """The same as every mistake is told, with its place in the text of the rehearsals."""
    return places.diagnose(found.kind, found.at, found.message, fix=found.fix, see=SEE)


def course_of(exchanges: Sequence[Exchange], *, over: bool = True) -> Course:
    """The story the ledger would tell of this call, once it is over or as far as it has come."""
    kept = [_Kept(fact) for exchange in exchanges for fact in exchange.turn.facts]
    ended = [_Kept(fact) for fact in (*left_open(kept), CallEnded("completed", None))] if over else []
    return course([*kept, *ended])


class _Kept:
    """A fact as the story reads it."""

    def __init__(self, fact: Fact) -> None:
        self.kind: str = fact.kind
        self.body: Mapping[str, object] = fact.body()


def _first(claims: Sequence[Claim], stretch: _Stretch, played: Played) -> Otherwise | None:
    heard: dict[str, int] = {}
    for claim in claims:
        judge = JUDGES.get(claim.key)
        found = judge(claim, stretch, played) if judge else _in_order(claim, stretch, heard)
        if found is not None:
            kind, message, fix = found
            return Otherwise(kind, claim.at, message, fix, stretch.moment)
    return None


Found = tuple[Kind, Sentence, Sentence]


def _in_order(claim: Claim, stretch: _Stretch, heard: dict[str, int]) -> Found | None:
    """Words and steps are looked for behind those claimed before them."""
    if claim.key == "passes":
        return _passes(claim, stretch, heard)
    pieces = PIECES[claim.key](stretch.exchanges)
    words, start = plain("\n".join(pieces)), heard.get(claim.key, 0)
    end = after(claim.wanted, words, start)
    if end is not None:
        heard[claim.key] = end
        return None
    kind, message, none, here = NOT_HEARD[claim.key]
    too_early = after(claim.wanted, words) is not None
    before = PIECES[claim.key](stretch.until)
    near = nearest(claim.wanted, pieces)
    if too_early:
        fix = IN_ORDER
    elif near:
        fix = WRITE.filled(what=f"`{_shown([near])}`")
    elif not stretch.whole and after(claim.wanted, plain("\n".join(before))) is not None:
        fix = ELSEWHERE
    else:
        fix = here.filled(words=_shown(pieces)) if pieces else none
    return kind, message.filled(words=f"`{_shown([claim.wanted])}`"), fix


def _passes(claim: Claim, stretch: _Stretch, heard: dict[str, int]) -> Found | None:
    steps = _steps(stretch.exchanges)
    start = heard.get("passes", 0)
    if claim.wanted in steps[start:]:
        heard["passes"] = steps.index(claim.wanted, start) + 1
        return None
    fix = IN_ORDER if claim.wanted in steps else PASSED.filled(steps=listed(steps)) if steps else NOTHING
    return kinds.OTHER_STEP, NOT_PASSED.filled(step=quoted(claim.wanted)), fix


def _goes_to(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    stands = stretch.until[-1].turn.state.place
    if stands == claim.wanted:
        return None
    message = GOES_TO.filled(step=quoted(stands), wanted=quoted(claim.wanted))
    passed = claim.wanted in _steps(stretch.exchanges)
    fix = WRITE.filled(what=f"`passes: {claim.wanted}`") if passed else WRITE.filled(what=quoted(stands))
    return kinds.OTHER_STEP, message, fix


def _alternative(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    taken = [
        fact.offer
        for exchange in stretch.exchanges
        for fact in exchange.turn.facts
        if isinstance(fact, AlternativeChosen)
    ]
    if claim.wanted in taken:
        return None
    if not taken:
        message = NO_ALTERNATIVE.filled(wanted=quoted(claim.wanted))
        return kinds.OTHER_ALTERNATIVE, message, _steps_passed(stretch)
    message = ALTERNATIVE.filled(taken=listed(taken), wanted=quoted(claim.wanted))
    return kinds.OTHER_ALTERNATIVE, message, WRITE.filled(what=quoted(taken[-1]))


def _steps_passed(stretch: _Stretch) -> Sentence:
    steps = _steps(stretch.exchanges)
    return PASSED.filled(steps=listed(steps)) if steps else NOTHING


def _recorded(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    now = "yes" if starts_recording(stretch.exchanges) else "no"
    found = recorded(played.call) if stretch.whole else now
    if found == claim.wanted:
        return None
    told = RECORDED if stretch.whole else RECORDED_NOW
    if found == "no":
        reasons = why_not(stretch.until, course_of(played.call.exchanges))
        fix = WRITE.filled(what=f"`recorded: no`, `because: {reasons[-1]}`")
    else:
        fix = WRITE.filled(what=f"`recorded: {found}`")
    return kinds.OTHERWISE_RECORDED, told[found], fix


def _because(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    ends_here = stretch.moment == len(played.begins) - 1
    ended = course_of(played.call.exchanges) if stretch.whole or ends_here else Course.UNDECIDED
    reasons = why_not(stretch.until, ended)
    wanted = reasons if stretch.whole else reasons[-1:]
    if claim.wanted in wanted:
        return None
    message = REASON.filled(reason=listed(wanted), wanted=quoted(claim.wanted))
    return kinds.OTHER_REASON, message, WRITE.filled(what=quoted(reasons[-1]))


def _story(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    found = course_of(played.call.exchanges)
    if found.value == claim.wanted:
        return None
    message = STORY.filled(found=quoted(found.value), wanted=quoted(claim.wanted))
    return kinds.OTHER_STORY, message, WRITE.filled(what=quoted(found.value))


def _ends(claim: Claim, stretch: _Stretch, played: Played) -> Found | None:
    found = ended_by(played.call)
    if found == claim.wanted:
        return None
    message = END.filled(found=END_WORDS[found], wanted=quoted(claim.wanted))
    return kinds.OTHER_END, message, WRITE.filled(what=quoted(found))


def _unplayed(written: WrittenRehearsal, played: Played, last: int) -> Otherwise:
    """The move that could not be made: the call was over, or stood where nobody can do such a thing."""
    moment = written.moments[last + 1]
    move = quoted(moment.move or "")
    if played.misplaced is None:
        return Otherwise(kinds.MOVE_LEFT, moment.at, MOVE_LEFT.filled(move=move), _no_more(played), last)
    waiting = played.misplaced
    known, advice = MOVES_HERE.get(waiting, MOVES_HERE[Waiting.CHOICE])
    near = Nearest(known)(moment.move or "")
    fix = DID_YOU_MEAN.filled(near=near) if near else advice
    return Otherwise(kinds.MISPLACED_MOVE, moment.at, MISPLACED.filled(move=move), fix, last)


def _no_more(played: Played) -> Sentence:
    return MOVES_END.filled(step=quoted(played.call.exchanges[-1].turn.state.place))


def _steps(exchanges: Sequence[Exchange]) -> list[str]:
    return [
        step
        for exchange in exchanges
        for fact in exchange.turn.facts
        if isinstance(fact, StepsTaken)
        for step in fact.steps
    ]


def _shown(pieces: Sequence[str]) -> str:
    words = " ".join(" ".join(pieces).split())
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


JUDGES: Mapping[str, Callable[[Claim, _Stretch, Played], Found | None]] = {
    "goes_to": _goes_to,
    "alternative": _alternative,
    "recorded": _recorded,
    "because": _because,
    "story": _story,
    "ends": _ends,
}
PIECES: Mapping[str, Callable[[Sequence[Exchange]], list[str]]] = {
    "says": said,
    "whispers": whispered,
    "sends": sent,
}
NOT_HEARD: Mapping[str, tuple[Kind, Sentence, Sentence, Sentence]] = {
    "says": (kinds.NOT_SAID, NOT_SAID, NOTHING, SAID_HERE),
    "whispers": (kinds.NOT_SAID, NOT_WHISPERED, NOTHING, SAID_HERE),
    "sends": (kinds.NOT_SENT, NOT_SENT, NOTHING_SENT, SENT_HERE),
}
