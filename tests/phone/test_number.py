"""What a number must be set to, what differs, and why that matters."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.phone.number import (
    NO_ADDRESS,
    OUT_OF_REACH,
    UNPROTECTED,
    NumberSettings,
    Sentence,
    differences,
    wanted,
    warning,
)

PUBLIC = "https://calls.example.com"
WANTED = wanted(PUBLIC, "accueil")
SETTINGS = st.builds(NumberSettings, **{field.name: st.text(max_size=3) for field in fields(NumberSettings)})


def test_a_number_asks_the_flow_for_words_and_tells_us_when_a_call_ends() -> None:
    assert NumberSettings(
        voice_url="https://calls.example.com/voice/accueil",
        voice_method="POST",
        status_callback="https://calls.example.com/status#rc=5&rp=ct,rt,5xx",
        status_callback_method="POST",
        voice_fallback_url="https://calls.example.com/fallback/accueil",
        voice_fallback_method="POST",
        voice_application_sid="",
        trunk_sid="",
    ) == wanted(PUBLIC, "accueil")


def test_a_slash_at_the_end_of_the_public_address_changes_nothing() -> None:
    assert wanted(PUBLIC + "/", "accueil") == WANTED


def test_a_flows_name_is_one_segment_of_the_address() -> None:
    assert wanted(PUBLIC, "été/soir?").voice_url == f"{PUBLIC}/voice/%C3%A9t%C3%A9%2Fsoir%3F"


def test_a_fallback_hosted_elsewhere_is_asked_as_a_static_page_is() -> None:
    settings = wanted(PUBLIC, "accueil", "https://handler.example.com/bin")
    assert settings.voice_fallback_url == "https://handler.example.com/bin"
    assert settings.voice_fallback_method == "GET"


def test_a_number_that_is_connected_differs_in_nothing_whatever_its_id() -> None:
    assert differences(replace(WANTED, sid="PN" + "2c" * 16), WANTED) == []


def test_a_number_without_a_status_callback_says_what_will_never_be_known() -> None:
    [missing] = differences(replace(WANTED, status_callback=""), WANTED)
    assert (missing.field, missing.now, missing.wanted) == ("status_callback", "", WANTED.status_callback)
    assert "hangs up" in missing.why.en
    assert "raccroche" in missing.why.fr


@pytest.mark.parametrize("field", ["voice_application_sid", "trunk_sid"])
def test_what_would_take_the_call_before_us_must_be_emptied(field: str) -> None:
    [taken] = differences(replace(WANTED, **{field: "AP" + "4e" * 16}), WANTED)
    assert (taken.field, taken.wanted) == (field, "")


def test_every_setting_can_differ_and_each_says_why_in_one_sentence_of_each_language() -> None:
    found = differences(NumberSettings(*("x" for _ in fields(NumberSettings))), WANTED)
    assert [one.field for one in found] == [field.name for field in fields(NumberSettings)][:-1]
    for one in found:
        for sentence in (one.why.fr, one.why.en):
            assert sentence.endswith(".")
            assert sentence.count(". ") == 0


@given(now=SETTINGS, right=SETTINGS)
def test_applying_the_differences_leaves_none(now: NumberSettings, right: NumberSettings) -> None:
    applied = replace(now, **{one.field: one.wanted for one in differences(now, right)})
    assert differences(applied, right) == []
    assert applied.sid == now.sid


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://calls.example.com", None),
        ("https://8.8.8.8", None),
        ("http://calls.example.com", UNPROTECTED),
        ("http://127.0.0.1:8000", OUT_OF_REACH),
        ("https://localhost", OUT_OF_REACH),
        ("https://LOCALHOST.:8000", OUT_OF_REACH),
        ("http://[::1]:8000", OUT_OF_REACH),
        ("https://192.168.1.20", OUT_OF_REACH),
        ("https://box.local", OUT_OF_REACH),
        ("https://intranet", OUT_OF_REACH),
        ("https://[::1", NO_ADDRESS),
        ("calls.example.com", NO_ADDRESS),
        ("ftp://calls.example.com", NO_ADDRESS),
        ("", NO_ADDRESS),
    ],
)
def test_an_address_twilio_cannot_call_is_told(address: str, why: Sentence | None) -> None:
    assert warning(address) == why
