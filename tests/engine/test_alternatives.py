"""Who refuses is offered another way to be served."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import HangUp
from ivr.engine import Waiting
from ivr.facts import AlternativeChosen, AlternativesOffered, NotUnderstood
from ivr.flow import Alternatives, Answer, Offer, Retry
from tests.engine.scene import OTHERWISE, call, switchboard

FLOW = switchboard()


def test_every_offer_is_remembered_with_the_words_that_made_it() -> None:
    (offered,) = call(FLOW, "9").of(AlternativesOffered)
    assert offered.offers == ("unrecorded", "office")
    assert offered.words == OTHERWISE.text


def test_an_offer_leads_to_its_step() -> None:
    told = call(FLOW, "9", "1")
    assert told.of(AlternativeChosen) == [AlternativeChosen("otherwise", "unrecorded", "key")]
    assert told.state.step == "menu"


def test_an_offer_of_words_alone_says_them_and_ends_the_call() -> None:
    told = call(FLOW, "9", "2")
    assert told.said == "12 rue des Lilas, à Strasbourg."
    assert told.last.actions[-1] == HangUp()


@pytest.mark.parametrize(
    ("move", "heard", "by"), [("-", "silence", "silence"), ("5", "unclear", "nothing_understood")]
)
def test_who_does_not_choose_is_asked_again_and_then_takes_the_offer_named_for_them(
    move: str, heard: str, by: str
) -> None:
    told = call(FLOW, "9", move, move)
    assert [each.heard for each in told.of(NotUnderstood)] == [heard, heard]
    assert told.of(AlternativeChosen) == [AlternativeChosen("otherwise", "unrecorded", by)]


def test_who_does_not_choose_can_go_to_a_step_instead() -> None:
    to_a_step = replace(OTHERWISE, silence=Retry("bye", again=0))
    told = call(switchboard(otherwise=to_a_step), "9", "-")
    assert not told.of(AlternativeChosen)
    assert told.state.step == "bye"


def test_an_offer_with_words_and_a_step_says_the_words_and_goes_on() -> None:
    both = Offer("site", Answer("3"), say="Notre site est garage point example.", next="bye")
    told = call(switchboard(otherwise=replace(OTHERWISE, offers=(both,))), "9", "3")
    assert told.said == "Notre site est garage point example. Au revoir."


def test_alternatives_without_offers_still_lead_somewhere() -> None:
    none = Alternatives("Rien.", (), Retry("bye", 0), Retry("bye", 0))
    assert call(switchboard(otherwise=none), "9", "1").last.state.waiting is Waiting.END
