"""Digits are taken, checked, read back and corrected; no fact ever holds them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ivr.actions import EraseRecordings, HangUp, Listen, TakeDigits
from ivr.engine import Waiting, is_confidential, listed_phrases
from ivr.facts import DigitsConfirmed, DigitsCorrected, DigitsTyped, NotUnderstood, Withdrawn
from ivr.flow import Answer, Collect, Digits, Flow, Mode, Retry, Say, Set, Step
from ivr.flow import HangUp as HangUpStep
from tests.engine.scene import IMPLICIT, call, switchboard, without_recording

FILE = Collect(
    text="Tapez votre numéro de dossier.",
    into="file",
    digits=Digits(4, 6),
    next="thanks",
    silence=Retry("bye", again=1),
    unclear=Retry("clerk", again=1),
)
READ_BACK = replace(FILE, read_back="Vous avez tapé {file}. Tapez 1, ou 2 pour corriger.")
ENDS: dict[str, Step] = {"thanks": HangUpStep("Dossier {file}, merci."), "clerk": HangUpStep("Un instant.")}


def asks(step: Collect = FILE, **steps: Step) -> Flow:
    """A flow that begins with this question."""
    return switchboard(start="file", file=step, **{**ENDS, **steps})


def test_digits_are_asked_for_with_the_key_that_ends_a_number_which_may_vary() -> None:
    (asked,) = call(asks()).of(TakeDigits)
    assert (asked.most, asked.end_key, asked.seconds, asked.confidential) == (6, "#", 5, False)


def test_a_fixed_number_of_digits_ends_with_its_last_one() -> None:
    (asked,) = call(asks(replace(FILE, digits=Digits(4, 4)))).of(TakeDigits)
    assert (asked.most, asked.end_key) == (4, "")


def test_a_key_that_withdraws_never_ends_a_number() -> None:
    hash_withdraws = switchboard(start="file", withdraw=Answer("#"), file=FILE, **ENDS)
    told = call(hash_withdraws)
    assert told.of(TakeDigits)[0].end_key == ""
    assert told.plays("types 123#").of(Withdrawn)


def test_the_digits_are_remembered_and_said_one_by_one() -> None:
    told = call(asks(), "types 1234")
    assert told.said == "Dossier 1 2 3 4, merci."
    assert told.of(DigitsTyped) == [DigitsTyped("file", 4, "taken")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("123", "too_few"),
        ("", "too_few"),
        ("1234567", "too_many"),
        ("12*4", "not_digits"),
        ("#", "not_digits"),
    ],
)
def test_digits_that_are_not_as_asked_are_unclear_and_asked_for_again(typed: str, found: str) -> None:
    told = call(asks(), f"types {typed}")
    assert told.of(DigitsTyped) == [DigitsTyped("file", len(typed), found)]
    assert told.state.waiting is Waiting.DIGITS
    assert told.plays(f"types {typed}").said == "Un instant."


def test_silence_has_its_own_way_and_its_own_patience() -> None:
    told = call(asks(), "-", "types 1", "-")
    assert [each.heard for each in told.of(NotUnderstood)] == ["silence", "silence"]
    assert told.said == "Au revoir."


@pytest.mark.parametrize(
    ("check", "digits", "taken"),
    [
        ("luhn", "4970105191923460", True),
        ("luhn", "4970105191923461", False),
        ("luhn", "0", True),
        ("date", "31122026", True),
        ("date", "29022026", False),
        ("date", "29022028", True),
        ("date", "3112202", False),
        ("date", "311220261", False),
        ("date", "00000000", False),
        ("date", "1" * 20, False),
    ],
)
def test_digits_are_checked(check: str, digits: str, taken: bool) -> None:
    told = call(asks(replace(FILE, digits=Digits(1, 20), check=check)), f"types {digits}")
    assert told.of(DigitsTyped)[0].found == ("taken" if taken else "check")


def test_what_was_typed_is_read_back_and_remembered_once_confirmed() -> None:
    told = call(asks(READ_BACK), "types 12345")
    assert told.said == "Vous avez tapé 1 2 3 4 5. Tapez 1, ou 2 pour corriger."
    assert told.state.values == ()
    told.plays("1")
    assert told.of(DigitsConfirmed) == [DigitsConfirmed("file", "key")]
    assert told.said == "Dossier 1 2 3 4 5, merci."


def test_a_correction_asks_again_without_counting_as_unclear() -> None:
    told = call(asks(READ_BACK), "types 12345", "2", "types 1", "types 54321", "1")
    assert told.of(DigitsCorrected) == [DigitsCorrected("file", "key")]
    assert told.said == "Dossier 5 4 3 2 1, merci."


def test_a_caller_who_always_corrects_is_led_on() -> None:
    told = call(asks(READ_BACK))
    for _ in range(4):
        told.plays("types 12345", "2")
    assert told.said == "Un instant."


def test_what_is_neither_confirmed_nor_corrected_is_read_back_again_and_not_remembered() -> None:
    told = call(asks(READ_BACK), "types 12345", "5")
    assert told.state.waiting is Waiting.READ_BACK
    told.plays("7")
    assert told.said == "Un instant."
    assert told.state.values == ()
    assert call(asks(READ_BACK), "types 12345", "-", "-").said == "Au revoir."


def test_a_key_that_both_confirms_and_corrects_confirms_nothing() -> None:
    torn = replace(READ_BACK, correct=Answer("1"))
    assert call(asks(torn), "types 12345", "1").of(DigitsCorrected)


def test_confirming_aloud_is_heard_where_speech_is() -> None:
    spoken = replace(READ_BACK, confirm=Answer("1", ("c'est ça",)))
    flow = without_recording(asks(spoken))
    told = call(flow, "types 12345")
    assert told.of(Listen)[0].phrases == ("c'est ça",)
    assert told.plays("c'est ça").said.startswith("Dossier")


@pytest.mark.parametrize("typed", ["*", "12*45", "123*"])
def test_the_key_that_withdraws_does_so_anywhere_among_digits(typed: str) -> None:
    told = call(switchboard(withdraw=Answer("*"), menu=Say("", "file"), file=FILE, **ENDS), "-", "-")
    told.plays(f"types {typed}")
    assert [each.by for each in told.of(Withdrawn)] == ["key"]
    assert EraseRecordings() in told.last.actions
    assert told.state.waiting is Waiting.DIGITS
    assert not told.of(DigitsTyped)


def test_a_withdrawal_while_digits_are_read_back_asks_for_them_again() -> None:
    told = call(switchboard(withdraw=Answer("*"), start="file", file=READ_BACK, **ENDS), "types 1234", "*")
    assert told.of(Withdrawn)
    assert (told.state.waiting, told.state.typed) == (Waiting.DIGITS, "")


def test_words_that_withdraw_are_heard_where_digits_are_asked_for_and_no_others_are_understood() -> None:
    flow = switchboard(withdraw=Answer("*", ("stop",)), menu=Say("", "file"), file=FILE, **ENDS)
    told = call(flow, "-", "-")
    assert told.of(TakeDigits)[0].phrases == listed_phrases(flow, told.state) == ("stop",)
    assert [each.heard for each in told.plays("…").of(NotUnderstood)] == ["unclear"]
    assert [each.by for each in told.plays("stop").of(Withdrawn)] == ["voice"]
    assert told.of(TakeDigits)[0].phrases == ()


def test_sensitive_digits_are_never_listened_to_aloud() -> None:
    secret = replace(FILE, sensitive=True)
    flow = switchboard(withdraw=Answer("*", ("stop",)), menu=Say("", "file"), file=secret, **ENDS)
    assert call(flow, "-", "-").of(TakeDigits)[0].phrases == ()


def test_no_fact_holds_what_was_typed() -> None:
    told = call(asks(READ_BACK), "types 73915", "2", "types 739", "types 73915", "1")
    assert "739" not in json.dumps([fact.body() for fact in told.facts])


def test_there_is_room_for_twelve_values_and_the_next_digits_are_unclear() -> None:
    full = Set(tuple((f"v{n}", "x") for n in range(12)), next="file")
    told = call(switchboard(start="full", full=full, file=FILE, **ENDS), "types 1234")
    assert told.of(DigitsTyped) == [DigitsTyped("file", 4, "no_room")]
    assert told.said == "Un instant."


def test_digits_typed_again_under_the_same_name_need_no_more_room() -> None:
    full = Set(tuple((f"v{n}", "x") for n in range(12)), next="file")
    told = call(switchboard(start="full", full=full, file=replace(FILE, into="v3"), **ENDS), "types 1234")
    assert told.of(DigitsTyped)[0].found == "taken"


SENSITIVE = replace(READ_BACK, sensitive=True, check=None)


def test_sensitive_digits_rest_nowhere_but_while_they_are_confirmed() -> None:
    told = call(asks(SENSITIVE, thanks=FILE), "types 73915")
    assert told.state.typed == "73915"
    told.plays("1")
    assert told.state.step == "thanks"
    assert "73915" not in json.dumps(told.state.to_list())


def test_sensitive_digits_do_not_outlast_their_confirmation_even_where_nothing_follows() -> None:
    told = call(asks(replace(SENSITIVE, next="nowhere")), "types 73915", "1")
    assert "73915" not in json.dumps(told.state.to_list())


def test_sensitive_digits_are_said_in_their_read_back_and_in_no_other_words() -> None:
    told = call(asks(SENSITIVE), "types 73915")
    (asked,) = told.of(Listen)
    (read_back,) = asked.prompt
    assert "7 3 9 1 5" in read_back.words
    assert read_back.shown == "Vous avez tapé •••••. Tapez 1, ou 2 pour corriger."  # type: ignore[union-attr]
    assert asked.phrases == ()
    assert told.plays("1").said == "Dossier , merci."


def test_sensitive_digits_are_asked_for_in_confidence() -> None:
    flow = asks(SENSITIVE)
    told = call(flow)
    assert told.of(TakeDigits)[0].confidential
    assert is_confidential(flow, told.state)
    assert not is_confidential(flow, told.plays("types 73915").state)
    assert not is_confidential(asks(), call(asks()).state)


def test_a_caller_who_refuses_what_the_law_obliges_to_record_is_asked_for_no_digits() -> None:
    duty = replace(IMPLICIT, mode=Mode.LEGAL_OBLIGATION)
    told = call(switchboard(notice=duty, menu=Say("", "file"), file=FILE, **ENDS), "9", "1")
    assert told.last.actions[-1] == HangUp()
    assert not told.of(TakeDigits)
