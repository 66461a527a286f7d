"""The country of a caller's number decides whether going on counts (over HTTP)."""

from __future__ import annotations

from tests.calls.firm import Firm

ABROAD = "+493023125123"
"""Of the numbers that Germany sets aside for fiction."""


def test_a_caller_whose_law_asks_for_a_yes_is_served_and_not_recorded(here: Firm) -> None:
    call = here.call(["-", "-", "1", "talked"], number=ABROAD)
    assert not call.recorded
    assert here.reasons(call) == ["country"]
    assert "transfer_started" in here.kinds(call)


def test_a_caller_at_home_is_recorded_as_before(here: Firm) -> None:
    assert here.call(["-", "-", "1", "talked", "2"]).recorded


def test_the_same_caller_is_recorded_where_they_say_yes(here: Firm) -> None:
    call = here.call(["-", "-", "1", "busy", "-", "1", "message 5 #"], number=ABROAD)
    assert here.reasons(call) == ["country"]
    assert [kept.body["source"] for kept in here.story(call) if kept.kind == "recording_allowed"] == [
        "voicemail"
    ]
