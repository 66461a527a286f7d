"""A call that was played, as the rehearsal an author would write of it: its moves, and what was true then.

Nothing typed in confidence is written down, and nothing that a caller typed is among what must be said.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ivr.actions import Listen, Play, Say, TakeDigits
from ivr.check.ending import ended_by
from ivr.check.heard import SENTENCE, sent
from ivr.check.judging import course_of
from ivr.check.playing import OF_A_MESSAGE
from ivr.check.recorded import recorded, starts_recording, why_not
from ivr.engine import Waiting, current, keys_that_refuse
from ivr.engine.state import Source
from ivr.events import Caller, CallStarted, MayRecord
from ivr.facts import AlternativeChosen, DigitsTyped, RecordingBlocked, StepsTaken
from ivr.flow import Collect
from ivr.rehearsal import Exchange, Move, Rehearsal
from ivr.rehearsal.exchanges import HANG_UP, SILENCE

LONGEST_PIECE = 120

Keys = list[tuple[str, str]]


@dataclass(frozen=True)
class Noted:
    """A rehearsal as keys and values, in the order they are written."""

    setting: Keys
    moments: list[Keys]
    """Each begins with its `move`, but for the first."""
    outcome: Keys


def noted(call: Rehearsal, name: str) -> Noted:
    """What was played, and what was true of it."""
    starts = [number for number, one in enumerate(call.exchanges) if one.move is not None]
    edges = [0, *starts, len(call.exchanges)]
    moments = []
    for first, end in pairwise(edges):
        exchanges = call.exchanges[first:end]
        move = [("move", _move(call, first))] if first in starts else []
        moments.append([*move, *_true_of(exchanges, call.exchanges[:end])])
    if call.hung_up:
        moments.append([("move", HANG_UP)])
    return Noted(_setting(call, name), [one for one in moments if one], _outcome(call))


def _setting(call: Rehearsal, name: str) -> Keys:
    begun = call.exchanges[0].event
    assert isinstance(begun, CallStarted)
    keys = [("name", name), ("at", f"{begun.at:%Y-%m-%d %H:%M}")]
    if begun.caller is not Caller.NUMBER:
        keys.append(("caller", begun.caller.value))
    if begun.country:
        keys.append(("country", begun.country))
    if begun.may_record is MayRecord.SAMPLE:
        keys.append(("sampled", "no"))
    elif begun.may_record is not MayRecord.YES:
        keys.append(("may_record", begun.may_record.value))
    return keys


def _true_of(exchanges: Sequence[Exchange], until: Sequence[Exchange]) -> Iterator[tuple[str, str]]:
    facts = [fact for exchange in exchanges for fact in exchange.turn.facts]
    yield from (("alternative", fact.offer) for fact in facts if isinstance(fact, AlternativeChosen))
    if piece := _piece(exchanges):
        yield "says", piece
    if (written := _written(exchanges)) is not None:
        yield "sends", written
    if any(isinstance(fact, StepsTaken) for fact in facts):
        yield "goes_to", exchanges[-1].turn.state.place
    if starts_recording(exchanges):
        yield "recorded", "yes"
    elif any(isinstance(fact, RecordingBlocked) for fact in facts):
        yield "recorded", "no"
        yield "because", why_not(until, course_of(until, over=False))[-1]


def _outcome(call: Rehearsal) -> Keys:
    found, course = recorded(call), course_of(call.exchanges)
    because = [("because", why_not(call.exchanges, course)[-1])] if found == "no" else []
    return [("recorded", found), *because, ("story", course.value), ("ends", ended_by(call))]


def _piece(exchanges: Sequence[Exchange]) -> str | None:
    """The beginning of what the caller is asked in the end, or else of the last thing said."""
    pieces: list[Say | Play] = []
    for exchange in exchanges:
        for action in exchange.turn.actions:
            spoken = action.prompt if isinstance(action, Listen | TakeDigits) else (action,)
            pieces += [one for one in spoken if isinstance(one, Say | Play)]
    plain = [one.words for one in pieces if not (isinstance(one, Say) and (one.personal or one.shown))]
    return _beginning(plain[-1]) if plain else None


def _written(exchanges: Sequence[Exchange]) -> str | None:
    typed = [each.text for each in exchanges[-1].turn.state.values if each.source is not Source.SET]
    for words in sent(exchanges):
        if not any(text in words for text in typed):
            return _beginning(words)
    return None


def _beginning(words: str) -> str | None:
    """The first sentence, or as many of its words as can be taken in at a glance; None where it has none."""
    sentence = SENTENCE.split(" ".join(words.split()), maxsplit=1)[0]
    if not sentence or not sentence.isprintable():
        return None
    if len(sentence) <= LONGEST_PIECE:
        return sentence
    return sentence[:LONGEST_PIECE].rpartition(" ")[0] or sentence[:LONGEST_PIECE]


def _move(call: Rehearsal, number: int) -> Move:
    """The move; other digits of the same kind stand for those typed in confidence."""
    exchange, before = call.exchanges[number], call.exchanges[number - 1].turn
    move = exchange.move or ""
    if before.state.waiting is Waiting.MESSAGE and not OF_A_MESSAGE.fullmatch(move):
        return SILENCE
    confidential = any(isinstance(one, TakeDigits) and one.confidential for one in before.actions)
    if not confidential:
        return move
    refusals = keys_that_refuse(call.flow, before.state)
    if move in refusals:
        return move
    step = current(call.flow, before.state).steps.get(before.state.step)
    found = next((fact.found for fact in exchange.turn.facts if isinstance(fact, DigitsTyped)), "")
    return _stand_in(move, step.check if isinstance(step, Collect) else None, found, refusals)


def _stand_in(move: Move, check: str | None, found: str, refusals: Container[str]) -> Move:
    """Noughts, or what else is found to be the same; a single digit that stands in never means no."""
    if len(move) == 1 and move.isdigit():
        others = "123456789" if check == "luhn" and found == "check" else "0123456789"
        return next((digit for digit in others if digit not in refusals), move)
    noughts = re.sub("[0-9]", "0", move)
    if check == "date" and found == "taken":
        return noughts.replace("0" * 8, "01012000", 1)
    if check == "luhn" and found == "check":
        return noughts[::-1].replace("0", "1", 1)[::-1]
    return noughts
