"""Digits, teams, whispers and sounds as Twilio's pages have them, and nothing of a caller's own kept."""

from __future__ import annotations

from ivr.actions import Connect, Listen, Play, Say, TakeDigits
from ivr.phone.twiml import document, fragment
from tests.phone.test_twiml import HERE, NUMBER, TEAM, read, say


def test_a_number_of_digits_that_may_vary_ends_with_its_key_and_a_fixed_one_with_its_last_digit() -> None:
    varies, fixed = (
        read(document([TakeDigits((say("Tapez."),), 5, most, end_key)], HERE))[0][1]
        for most, end_key in ((8, "#"), (4, ""))
    )
    assert (varies["numDigits"], varies["finishOnKey"]) == ("8", "#")
    assert (fixed["numDigits"], fixed["finishOnKey"]) == ("4", "")


def test_a_team_rings_in_order_unless_together_and_hears_the_whisper_each() -> None:
    in_order, together, alone = (
        read(document([connect], HERE))[0]
        for connect in (
            Connect(TEAM, 20, whispers=True),
            Connect(TEAM, 20, together=True),
            Connect((NUMBER,), 20),
        )
    )
    assert in_order[1]["sequential"] == "true"
    assert [number[1] for number in in_order[3]] == [{"url": HERE.whisper, "method": "POST"}] * 3
    assert "sequential" not in together[1]
    assert "sequential" not in alone[1]


def test_a_sound_of_our_own_is_named_under_the_address_of_our_sounds_and_nowhere_else() -> None:
    [(_, _, address, _)] = read(document([Play("../voice?é&b.mp3", "")], HERE))
    assert address == "https://calls.example.com/audio/..%2Fvoice%3F%C3%A9%26b.mp3"


def test_what_says_something_of_the_caller_s_own_is_not_kept() -> None:
    fragment.cache_clear()
    own = Say("Vous avez tapé 1 2 3.", "fr-FR", "Polly.Lea-Neural", personal=True)
    assert b"1 2 3" in document([own, Listen((own,), 5), TakeDigits((own,), 5, 3, "")], HERE)
    assert fragment.cache_info().currsize == 0
