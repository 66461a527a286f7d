"""The questions rules put to the law data, with and without what an owner knows better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.flow import Business, Mode, Span, Team, Transfer
from ivr.flow.overrides import Overrides, OwnJurisdiction, OwnPurpose
from ivr.law import answering_sites, callers, jurisdiction, purpose, seat, weaker_countries
from tests.engine.scene import FALLBACK, switchboard

HALF_A_YEAR = Span(6, "months")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("FR", "FR"),
        ("RE", "FR"),
        ("US", "US"),
        ("US-CA", "US-all-party"),
        ("US-TX", "US"),
        ("CA", "CA"),
        ("CA-QC", "CA-QC"),
        ("CA-ON", "CA"),
        ("BR", "default"),
        ("", "default"),
    ],
)
def test_a_place_has_its_law_or_the_strict_one(asked: str, found: str) -> None:
    assert jurisdiction(asked).code == found


@pytest.mark.parametrize(
    ("country", "accepted"),
    [
        ("FR", {Mode.IMPLICIT, Mode.OBJECTION, Mode.LEGAL_OBLIGATION, Mode.EXPLICIT}),
        ("GB", {Mode.IMPLICIT, Mode.OBJECTION, Mode.LEGAL_OBLIGATION, Mode.EXPLICIT}),
        ("DE", {Mode.LEGAL_OBLIGATION, Mode.EXPLICIT}),
        ("CH", {Mode.EXPLICIT}),
        ("BR", {Mode.EXPLICIT}),
    ],
)
def test_a_law_accepts_modes_and_asks_for_more_than_the_others(country: str, accepted: set[Mode]) -> None:
    there = jurisdiction(country)
    assert {mode for mode in Mode if there.accepts(mode)} == accepted
    assert {mode for mode in Mode if there.stronger_than(mode)} == set(Mode) - accepted


def test_the_countries_for_which_a_mode_is_too_weak_are_told() -> None:
    assert weaker_countries(Mode.IMPLICIT) == ("BE", "CH", "DE", "DK", "ES", "IT")
    assert weaker_countries(Mode.LEGAL_OBLIGATION) == ("CH",)
    assert weaker_countries(Mode.EXPLICIT) == ()


def test_a_recording_is_kept_as_long_as_the_place_says_or_else_the_purpose() -> None:
    assert jurisdiction("FR").kept("training") == (None, HALF_A_YEAR)
    assert jurisdiction("BE").kept("service_quality") == (None, Span(1, "months"))
    assert jurisdiction("BE").kept("training") == (None, HALF_A_YEAR)
    assert jurisdiction("FR").kept("our_own") == (None, None)


def test_an_owner_who_knows_better_is_believed_and_their_reason_kept() -> None:
    known = Overrides(
        {"IT": OwnJurisdiction("union agreement", Mode.OBJECTION, window=8, everything=True)},
        {
            "training": OwnPurpose(
                "works council", at_most=Span(3, "months"), spoken=(("fr", "pour apprendre"),)
            )
        },
    )
    there = jurisdiction("IT", known)
    assert there.accepts(Mode.IMPLICIT)
    assert (there.window, there.everything_needs_legal_text, there.reason) == (8, False, "union agreement")
    assert there.kept("training") == (None, Span(3, "months"))
    assert jurisdiction("IT").reason == ""
    assert "IT" not in weaker_countries(Mode.OBJECTION, known)
    assert callers(known).accept("IT", Mode.IMPLICIT)
    told = purpose("training", known)
    assert told is not None
    assert (told.words("fr-CA"), told.words("en-GB")) == ("pour apprendre", "to train our teams")


def test_an_owner_may_ask_for_more_than_the_law() -> None:
    known = Overrides({"FR": OwnJurisdiction("our works council", Mode.EXPLICIT)})
    assert jurisdiction("FR", known).stronger_than(Mode.OBJECTION)
    assert not callers(known).accept("FR", Mode.OBJECTION)
    assert not callers(known).accept("RE", Mode.OBJECTION)


def test_callers_are_held_to_the_law_of_their_country() -> None:
    law = callers()
    assert law.accept("FR", Mode.IMPLICIT)
    assert law.accept("GP", Mode.IMPLICIT)
    assert not law.accept("CH", Mode.IMPLICIT)
    assert not law.accept("BR", Mode.OBJECTION)
    assert law.accept("BR", Mode.EXPLICIT)
    assert law.accept("", Mode.IMPLICIT)


def test_a_firm_is_where_it_says_or_where_its_fallback_number_is() -> None:
    desk = switchboard()
    assert seat(desk) == "FR"
    assert seat(replace(desk, business=Business("Garage Martin", country="BE", fallback=FALLBACK))) == "BE"
    assert seat(replace(desk, business=Business("Garage Martin"))) == ""


def test_calls_are_answered_where_the_numbers_are_that_transfers_ring() -> None:
    steps = {
        "workshop": Transfer("", "bye", "bye", "bye", team="all"),
        "desk": Transfer("+33199000101", "bye", "bye", "bye"),
        "nobody": Transfer("", "bye", "bye", "bye", team="none"),
    }
    teams = {"all": Team(("+493023125123", "+33199000102"))}
    assert answering_sites(replace(switchboard(**steps), teams=teams)) == ("DE", "FR")


def test_a_purpose_of_the_author_s_own_is_not_known() -> None:
    assert purpose("our_own") is None
