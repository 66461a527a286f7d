"""A text message is asked for, then what became of it is heard."""

from __future__ import annotations

import pytest

from ivr.actions import GoOn, SendText
from ivr.events import Caller
from ivr.facts import TextAsked, TextFailed
from ivr.flow import HangUp, Text
from tests.engine.scene import call, switchboard

FLOW = switchboard(
    start="address",
    address=Text("12 rue des Lilas, {business.name}", next="sent", failed="bye"),
    sent=HangUp("Envoyé."),
)


def test_the_text_goes_with_its_words_and_the_caller_waits_a_moment() -> None:
    told = call(FLOW)
    assert told.last.actions == (SendText("12 rue des Lilas, Garage Martin"), GoOn(2))
    assert told.of(TextAsked) == [TextAsked("address", "12 rue des Lilas, Garage Martin")]


@pytest.mark.parametrize(("became", "said"), [("text ok", "Envoyé."), ("text lost", "Au revoir.")])
def test_what_became_of_it_leads_on(became: str, said: str) -> None:
    assert call(FLOW, became).said == said


@pytest.mark.parametrize("caller", [Caller.HIDDEN, Caller.SIP, Caller.CLIENT])
def test_who_shows_no_number_is_sent_nothing(caller: Caller) -> None:
    told = call(FLOW, caller=caller)
    assert told.of(TextFailed) == [TextFailed("no_number")]
    assert told.said == "Au revoir."
    assert not told.of(SendText)
