"""Who asks for the long notice hears it, and then the question again, as if nothing had happened."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from ivr.actions import Listen
from ivr.engine import Waiting, listed_phrases
from ivr.facts import Decision, MoreHeard, NoticeCompleted, NoticeCut, NoticeStarted, NotUnderstood, OfferMade
from ivr.flow import Answer, More
from tests.engine.scene import EXPLICIT, IMPLICIT, call, switchboard

LONG = "Nous gardons les enregistrements {keep}. Écrivez-nous pour les entendre."
MORE = More(Answer("0", ("en savoir plus",)), LONG)
FLOW = switchboard(notice=replace(IMPLICIT, more=MORE))


def test_in_the_notice_it_is_spoken_before_the_notice_in_one_document_with_the_refusal_live() -> None:
    told = call(FLOW, "0")
    (asked,) = told.of(Listen)
    words = "Nous gardons les enregistrements six mois. Écrivez-nous pour les entendre."
    assert [said.words for said in asked.prompt] == [words, told.of(NoticeStarted)[-1].words]
    assert (told.state.waiting, asked.seconds, asked.phrases) == (Waiting.NOTICE, 1, ())
    (heard,) = told.of(MoreHeard)
    assert (heard.words, heard.words_sha256) == (words, hashlib.sha256(words.encode()).hexdigest())
    assert told.plays("9").of(Decision)[0].value == "refused"


@pytest.mark.parametrize("move", ["0", "en savoir plus"])
def test_in_the_offer_it_is_spoken_before_the_offer_and_the_window_follows(move: str) -> None:
    told = call(FLOW, "-", move)
    (asked,) = told.of(Listen)
    assert [said.words for said in asked.prompt][1] == told.of(OfferMade)[-1].words
    assert (told.state.waiting, asked.seconds) == (Waiting.OFFER, 5)
    assert not told.of(NotUnderstood)
    assert call(FLOW, "-", move, "je refuse").of(Decision)[0].value == "refused"


def test_asking_for_it_is_neither_a_cut_nor_an_answer() -> None:
    told = call(FLOW, "0", "5", "-", "0", "-", "1")
    assert len(told.of(NoticeCut)) == 1
    assert told.of(NoticeCompleted)
    assert told.of(Decision)[0].value == "continued"
    assert told.recorded


def test_it_can_be_asked_for_three_times_and_then_its_key_means_nothing() -> None:
    told = call(FLOW, "0", "0", "0")
    assert len(told.of(MoreHeard)) == 3
    assert not told.of(NoticeCut)
    told.plays("0", "0")
    assert len(told.of(MoreHeard)) == 3
    assert told.of(Decision)[0].by == "cutting_the_notice"


def test_a_key_that_refuses_never_asks_for_more() -> None:
    told = call(switchboard(notice=replace(IMPLICIT, more=replace(MORE, answer=Answer("9")))), "9")
    assert told.of(Decision)[0].value == "refused"
    assert not told.of(MoreHeard)


def test_a_key_that_asks_for_more_never_accepts() -> None:
    told = call(switchboard(notice=replace(EXPLICIT, more=replace(MORE, answer=Answer("1")))), "-", "1")
    assert told.of(MoreHeard)
    assert not told.of(Decision)


def test_its_phrases_are_listed() -> None:
    assert "en savoir plus" in listed_phrases(FLOW, call(FLOW, "-").state)
    assert "en savoir plus" in call(FLOW, "-").of(Listen)[0].phrases


def test_where_there_is_no_more_its_key_cuts_the_notice() -> None:
    assert call(switchboard(), "0").of(NoticeCut)
