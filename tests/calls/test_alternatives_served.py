"""Whoever refuses is served in another way, and every way leads somewhere (over HTTP)."""

from __future__ import annotations

import pytest

from ivr.handset import HIDDEN
from tests.calls.firm import Firm


def chosen(here: Firm, call: object) -> list[str]:
    return [str(kept.body["offer"]) for kept in here.story(call) if kept.kind == "alternative_chosen"]  # type: ignore[arg-type]


@pytest.mark.parametrize("choice", ["1", "2"])
def test_unrecorded_reaches_the_same_service(here: Firm, choice: str) -> None:
    refusing = here.call(["9", "1", choice, "talked"], call_sid=here.sid(number=1))
    agreeing = here.call(["-", "-", choice, "talked", "2"], call_sid=here.sid(number=2))
    assert chosen(here, refusing) == ["unrecorded"]
    assert not refusing.recorded
    assert agreeing.recorded
    reached = [
        [kept.body["steps"][-1] for kept in here.story(call) if kept.kind == "steps_taken"][-2:]
        for call in (refusing, agreeing)
    ]
    assert reached[0] == reached[1] or reached[0][0] == reached[1][0]


def test_the_office_is_told_and_its_address_is_sent(here: Firm) -> None:
    call = here.call(["9", "2"])
    assert chosen(here, call) == ["office"]
    assert [words for _, words in here.network.texts] == [
        "Garage Martin vous accueille du lundi au vendredi, 12 rue des Lilas, à Strasbourg."
    ]
    assert "text_accepted" in here.kinds(call)
    assert call.words[-1] == "Merci de votre appel. À bientôt !"


def test_the_website_is_sent_by_text(here: Firm) -> None:
    call = here.call(["9", "3"])
    assert chosen(here, call) == ["website"]
    assert here.network.texts == [
        (call.number, "Garage Martin : vos rendez-vous en ligne sur https://garage-martin.example/appels")
    ]


def test_a_text_that_cannot_be_sent_is_said_aloud(here: Firm) -> None:
    here.network.refuses_texts = "not_a_mobile"
    call = here.call(["9", "3"])
    assert any(words.startswith("Le message n'a pas pu partir.") for words in call.words)
    failed = next(kept for kept in here.story(call) if kept.kind == "text_failed")
    assert failed.body == {"reason": "not_a_mobile"}


def test_a_caller_without_a_number_hears_the_address_instead(here: Firm) -> None:
    call = here.call(["9", "2"], number=HIDDEN)
    assert here.network.texts == []
    assert any("Je vous redis l'adresse" in words for words in call.words)


def test_silence_to_the_alternatives_is_served_unrecorded(here: Firm) -> None:
    call = here.call(["9", "-", "-", "1", "talked"])
    assert chosen(here, call) == ["unrecorded"]
    assert not call.recorded


def test_a_text_is_sent_once_even_if_its_turn_comes_twice(here: Firm) -> None:
    here.call(["9", "3"], deliveries=2)
    assert len(here.network.texts) == 1


def test_a_refuser_leaves_a_message_only_after_saying_yes_to_a_question(here: Firm) -> None:
    call = here.call(["9", "1", "1", "busy", "-", "1", "12"])
    taped = [recording.source for recording in call.recordings]
    assert taped == ["RecordVerb"]
    values = [str(kept.body["value"]) for kept in here.story(call) if kept.kind == "decision"]
    assert values == ["refused", "accepted"]


def test_a_refuser_who_says_no_to_the_message_is_sent_the_website(here: Firm) -> None:
    call = here.call(["9", "1", "1", "busy", "-", "2"])
    assert call.recordings == []
    assert len(here.network.texts) == 1
