"""A script: what is written answers each question in turn, and silence follows."""

from __future__ import annotations

import pytest

from ivr.handset import (
    EndTalk,
    HangUp,
    LeaveMessage,
    Listening,
    Move,
    PickUp,
    Press,
    Ring,
    Ringing,
    Script,
    Speak,
    StaySilent,
    Talking,
    Taping,
    Unreached,
)
from ivr.handset.verbs import Dial, Gather, Record

KEYS = Listening(Gather(), ())
KEYS_OR_WORDS = Listening(Gather(speech=True), ())
RINGING, TALKING, TAPING = Ringing(Dial(())), Talking(Dial(()), False), Taping(Record())


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("9", Press("9")),
        ("1234#", Press("1234#")),
        ("*", Press("*")),
        ("-", StaySilent()),
        ("!", HangUp()),
        ("je refuse", Speak("je refuse")),
        (Press("9", after=2), Press("9", after=2)),
    ],
)
def test_what_is_written_answers_a_question(written: str | Move, move: Move) -> None:
    assert Script([written]).answers(KEYS) == move


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("12", LeaveMessage(12)),
        ("12#", LeaveMessage(12, "#")),
        ("*", LeaveMessage(0, "*")),
        ("12!", HangUp(after=12)),
        ("!", HangUp(after=0)),
        ("-", StaySilent()),
        ("rappelez-moi", Speak("rappelez-moi")),
        (LeaveMessage(3), LeaveMessage(3)),
    ],
)
def test_what_is_written_is_a_message(written: str | Move, move: Move) -> None:
    assert Script([written]).answers(TAPING) == move


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("busy", Ring(Unreached.BUSY)),
        ("no_answer", Ring(Unreached.NO_ANSWER)),
        ("failed", Ring(Unreached.FAILED)),
        (PickUp(after=2), PickUp(after=2)),
        ("talked", PickUp()),
        ("*", PickUp()),
        ("9", PickUp()),
    ],
)
def test_somebody_answers_unless_it_is_written_otherwise(written: str | Move, move: Move) -> None:
    assert Script([written]).answers(RINGING) == move


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("talked", EndTalk(30)),
        ("*", Press("*", after=30)),
        ("!", HangUp(after=30)),
        ("9", EndTalk(30)),
        (EndTalk(3), EndTalk(3)),
    ],
)
def test_a_talk_lasts_as_long_as_it_is_said_to(written: str | Move, move: Move) -> None:
    assert Script([written], talk_seconds=30).answers(TALKING) == move


def test_a_move_that_is_not_for_a_talk_waits_for_the_next_question() -> None:
    script = Script(["9"])
    script.answers(RINGING)
    script.answers(TALKING)
    assert script.answers(KEYS) == Press("9")


def test_after_the_last_move_the_caller_is_silent() -> None:
    script = Script([])
    assert script.answers(KEYS) == StaySilent()
    assert script.answers(TAPING) == StaySilent()


def test_kept_words_wait_for_a_question_that_listens_to_them() -> None:
    script = Script(["1"], says=["je refuse"])
    assert script.answers(KEYS_OR_WORDS) == Press("1")
    assert script.answers(KEYS) == StaySilent()
    assert script.answers(KEYS_OR_WORDS) == Speak("je refuse")
    assert script.answers(KEYS_OR_WORDS) == StaySilent()
