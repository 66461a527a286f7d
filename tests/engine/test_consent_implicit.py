"""Staying on the line permits recording only where refusing was possible (law 4)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ivr import facts
from ivr.actions import Listen
from ivr.engine import CannotHear
from ivr.events import Spoke
from ivr.facts import Decision, NoticeCompleted, NoticeCut, NoticeStarted, OfferMade
from ivr.flow import Answer
from tests.engine.scene import IMPLICIT, call, switchboard

FLOW = switchboard()


def the_decision(*moves: str) -> Decision:
    (decision,) = call(FLOW, *moves).of(Decision)
    return decision


def test_the_caller_who_hears_everything_and_stays_is_recorded() -> None:
    told = call(FLOW, "-", "-", "1")
    assert told.recorded
    (decision,) = told.of(Decision)
    assert (decision.value, decision.by, decision.said) == ("continued", "staying_on_the_line", "")
    assert decision.purposes == ("service_quality", "training")


def test_the_refusal_key_counts_from_the_first_word_of_the_notice() -> None:
    told = call(FLOW, "9", "1", "1")
    assert not told.recorded
    assert not told.of(NoticeCompleted)
    assert (told.of(Decision)[0].value, told.of(Decision)[0].by) == ("refused", "key")


@pytest.mark.parametrize(
    ("move", "by"), [("9", "key"), ("je refuse", "voice"), ("pas d'enregistrement", "voice")]
)
def test_a_refusal_in_the_window_is_a_refusal_however_it_is_said(move: str, by: str) -> None:
    decision = the_decision("-", move)
    assert (decision.value, decision.by, decision.said) == ("refused", by, move)
    assert not call(FLOW, "-", move, "1", "1").recorded


def test_the_notice_is_for_keys_only() -> None:
    (notice,) = call(FLOW).of(Listen)
    assert notice.phrases == ()
    with pytest.raises(CannotHear, match="cannot hear Spoke while waiting for NOTICE"):
        call(FLOW).hears(Spoke, "je refuse")


def test_the_offer_listens_to_the_refusals_listed_there() -> None:
    assert call(FLOW, "-").of(Listen)[0].phrases == ("je refuse", "pas d'enregistrement")
    assert call(switchboard(speech=False), "-").of(Listen)[0].phrases == ()


def test_a_notice_cut_short_is_said_again_once() -> None:
    told = call(FLOW, "5")
    assert [cut.key for cut in told.of(NoticeCut)] == ["5"]
    assert [notice.again for notice in told.of(NoticeStarted)] == [0, 1]
    assert call(FLOW, "5", "-", "-", "1").recorded


def test_a_notice_cut_twice_is_undecided_and_the_call_goes_on_unrecorded() -> None:
    told = call(FLOW, "5", "5", "1")
    assert (told.of(Decision)[0].value, told.of(Decision)[0].by) == ("unclear", "cutting_the_notice")
    assert not told.recorded
    assert told.of(facts.RecordingBlocked)[0].reason == "unclear"


def test_what_is_not_understood_is_asked_again_and_then_never_a_yes() -> None:
    told = call(FLOW, "-", "…", "…", "1")
    assert [offer.again for offer in told.of(OfferMade)] == [0, 1]
    assert told.of(Decision)[0].value == "unclear"
    assert not told.recorded


def test_the_record_holds_the_exact_words_their_hash_the_purposes_and_how_long() -> None:
    told = call(FLOW, "-", "-")
    (notice,), (offer,), (decision,) = told.of(NoticeStarted), told.of(OfferMade), told.of(Decision)
    assert notice.words == (
        "Cet appel peut être enregistré pour améliorer la qualité de notre accueil "
        "et pour former nos équipes, et gardé six mois."
    )
    assert notice.words == told.turns[0].actions[0].prompt[0].words  # type: ignore[union-attr]
    assert notice.words_sha256 == hashlib.sha256(notice.words.encode()).hexdigest()
    assert notice.keep == {"service_quality": "6 months", "training": "6 months"}
    assert (notice.voice, notice.language, notice.version) == ("Polly.Lea-Neural", "fr-FR", "a" * 64)
    assert (decision.notice_sha256, decision.offer_sha256) == (notice.words_sha256, offer.words_sha256)


def test_only_the_reasons_open_that_day_are_spoken_and_asked_for() -> None:
    told = call(FLOW, "-", "-", at=datetime(2027, 3, 1, 12, tzinfo=UTC))
    assert told.of(NoticeStarted)[0].purposes == ("service_quality",)
    assert "former" not in told.of(NoticeStarted)[0].words


def test_a_reason_that_opens_at_midnight_is_not_granted_by_who_was_not_told() -> None:
    told = call(FLOW, "-", at=datetime(2026, 11, 30, 23, 59, 58, tzinfo=UTC))
    told.plays("-", "1")
    assert told.at.date().isoformat() == "2026-12-01"
    assert told.of(Decision)[0].purposes == ("service_quality",)
    assert told.of(Decision)[0].offer_sha256 == told.of(OfferMade)[0].words_sha256
    assert told.of(facts.RecordingAllowed)[0].purposes == ("service_quality",)


def test_a_reason_the_notice_does_not_speak_is_granted_by_nobody() -> None:
    silent_about_it = switchboard(notice=replace(IMPLICIT, notice="Cet appel peut être enregistré."))
    told = call(silent_about_it, "-", "-", "1")
    assert not told.recorded
    assert told.of(facts.ConsentMissing)


@pytest.mark.parametrize("key", [None, "", "99"])
def test_without_a_key_that_refuses_staying_on_the_line_says_nothing(key: str | None) -> None:
    no_way_out = switchboard(notice=replace(IMPLICIT, refuse=Answer(key, ("je refuse",))))
    told = call(no_way_out, "-", "-", "1")
    assert not told.recorded
    assert told.of(Decision)[0].value == "unclear"


@pytest.mark.parametrize("seconds", [-1, 0, 2])
def test_a_window_too_short_to_refuse_in_is_made_longer(seconds: int) -> None:
    told = call(switchboard(notice=replace(IMPLICIT, window=seconds)), "-")
    assert told.of(Listen)[0].seconds == told.of(OfferMade)[0].window_seconds == 3


def test_a_caller_who_already_agreed_is_not_asked_again() -> None:
    twice = switchboard(
        notice=replace(IMPLICIT, continued="again"), again=replace(IMPLICIT, continued="menu")
    )
    told = call(twice, "-", "-")
    assert len(told.of(NoticeStarted)) == 1
    assert told.state.step == "menu"


def test_nobody_is_asked_when_no_reason_is_open() -> None:
    told = call(
        switchboard(notice=replace(IMPLICIT, purposes=("training",))), at=datetime(2027, 6, 1, tzinfo=UTC)
    )
    assert not told.of(NoticeStarted)
    told.plays("1")
    assert not told.recorded
    assert told.of(facts.RecordingBlocked)[0].reason == "campaign"
