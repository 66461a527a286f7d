"""A rehearsal is played as a caller would call: move by move, then silence, and nothing impossible."""

from __future__ import annotations

import pytest

from ivr.check.judging import course_of
from ivr.engine import Waiting
from ivr.story import Course
from tests.check.desk import played, written

TO_THE_DESK = '"-", "-", 1'


def test_after_the_last_move_the_caller_is_silent_and_who_is_called_talks_with_them() -> None:
    result = played("[9, 1]", "passes: [menu, desk]", "ends: transfer", "recorded: no")
    assert result.passed
    assert result.played.tail == 3


@pytest.mark.parametrize(
    ("moves", "waiting"),
    [
        (f"[{TO_THE_DESK}, 1]", Waiting.RECORDED_TALK),
        ("[9, 1, 1, maybe]", Waiting.TALK),
        ('["-", "-", busy]', Waiting.CHOICE),
        ("[talked]", Waiting.NOTICE),
        ('["-", "-", 3, "-", 1, hello]', Waiting.MESSAGE),
    ],
)
def test_what_cannot_be_done_where_the_call_stands_ends_the_rehearsal(moves: str, waiting: Waiting) -> None:
    result = played(moves, "recorded: no")
    assert result.played.misplaced is waiting
    assert not result.played.call.hung_up
    assert result.failure is not None
    assert result.failure.code == "R629"


@pytest.mark.parametrize("move", ["12", "'12#'", "'3*'", "'*'", "'#'", "'-'", "'!'"])
def test_a_message_takes_seconds_and_the_key_that_ends_it(move: str) -> None:
    result = played(f'["-", "-", 3, "-", 1, {move}]', "passes: message")
    assert result.passed, result.failure


def test_every_move_belongs_to_the_exchanges_up_to_the_next_question() -> None:
    moves = f"[{TO_THE_DESK}, busy, 2]"
    result = played(moves, "recorded: no")
    stands = [result.played.until(number)[-1].turn.state.place for number in range(len(result.played.begins))]
    assert stands == ["notice", "notice", "menu", "desk", "may_we_keep_it", "bye"]


def test_what_stands_without_a_move_belongs_to_the_move_before_it() -> None:
    rehearsals = written(
        "  - name: One\n"
        "    moves:\n"
        "      - says: This call may be recorded\n"
        "      - move: 9\n"
        "        goes_to: another_way\n"
        "      - says: Nothing is recorded\n"
        "      - says: To go on like this\n"
    )
    (rehearsal,) = rehearsals.rehearsals
    assert [moment.move for moment in rehearsal.moments] == [None, "9"]
    assert [claim.key for claim in rehearsal.moments[1].claims] == ["goes_to", "says", "says"]


def test_words_under_one_move_are_looked_for_one_behind_the_other() -> None:
    moves = "[{move: 9, says: [To go on like this, Nothing is recorded]}]"
    result = played(moves)
    assert result.failure is not None
    assert "change the order" in result.failure.fix.en


@pytest.mark.parametrize(
    ("down", "reason"),
    [("down", "ledger"), ("down from turn 1", "ledger"), ("down from turn 4", "ledger")],
)
def test_from_the_turn_on_at_which_the_ledger_is_down_nothing_is_recorded(down: str, reason: str) -> None:
    moves = f"[{TO_THE_DESK}, talked]"
    assert played(moves, f"ledger: {down}", "recorded: no", f"because: {reason}").passed


def test_a_ledger_that_fails_once_a_recording_has_begun_changes_nothing_of_it() -> None:
    assert played(f"[{TO_THE_DESK}, talked, 2]", "ledger: down from turn 5", "recorded: yes").passed


def test_the_hour_of_a_rehearsal_is_that_of_the_business() -> None:
    begun = played("[9]", "recorded: no").played.call.exchanges[0].event.at
    assert begun.isoformat() == "2026-12-01T10:00:00+01:00"


@pytest.mark.parametrize(
    ("moves", "story"),
    [
        ('["!"]', Course.HUNG_UP_IN_NOTICE),
        ('["-", "!"]', Course.HUNG_UP_IN_WINDOW),
        ('[5, "!"]', Course.HUNG_UP_IN_NOTICE),
        ('["-", maybe, "!"]', Course.HUNG_UP_IN_WINDOW),
        ('["-", "-", "!"]', Course.CONTINUED),
        ('[9, "!"]', Course.REFUSED_BY_KEY),
        (f'[{TO_THE_DESK}, "*", "!"]', Course.WITHDREW),
        (f'[{TO_THE_DESK}, busy, "-", "!"]', Course.CONTINUED),
    ],
)
def test_hanging_up_leaves_the_story_that_the_ledger_would_tell(moves: str, story: Course) -> None:
    result = played(moves, "ends: caller")
    assert result.passed
    assert course_of(result.played.call.exchanges) is story
