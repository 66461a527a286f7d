"""Flows that could mislead a caller are served, and record nobody (laws 4 and 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.events import MayRecord
from ivr.flow import Answer, Purpose, Recording, Span, Voicemail
from tests.engine.scene import EXPLICIT, IMPLICIT, MESSAGE, QUALITY, TRAINING, call, switchboard

STAYS = ("-", "-", "1")


@pytest.mark.parametrize("said", ["… bof", "8"])
def test_silence_after_something_nobody_understood_is_no_agreement(said: str) -> None:
    assert not call(switchboard(), "-", said, "-", "1").recorded


@pytest.mark.parametrize(
    "offer", ["Restez en ligne.", "…", "\u200b", "Pour refuser, tapez 8.", "Pour refuser, tapez le 99."]
)
def test_a_caller_who_was_not_told_which_key_refuses_did_not_agree_by_staying(offer: str) -> None:
    assert not call(switchboard(notice=replace(IMPLICIT, offer=offer)), *STAYS).recorded


@pytest.mark.parametrize("offer", ["Pour refuser, tapez 9.", "Tapez {refuse.key} pour refuser."])
def test_the_key_may_be_written_or_filled_in(offer: str) -> None:
    assert call(switchboard(notice=replace(IMPLICIT, offer=offer)), *STAYS).recorded


def test_a_star_is_told_by_its_name() -> None:
    starred = replace(IMPLICIT, refuse=Answer("*"), offer="Pour refuser, tapez étoile.")
    assert call(switchboard(notice=starred), *STAYS).recorded


def test_a_reason_that_hides_inside_another_word_was_not_told() -> None:
    hidden = replace(switchboard(), recording=Recording((Purpose("other", Span(1, "days"), spoken="e"),)))
    notice = replace(IMPLICIT, notice="Cet appel est enregistré.")
    assert not call(replace(hidden, steps={**hidden.steps, "notice": notice}), *STAYS).recorded


def test_a_pressed_key_is_never_a_listed_word_nor_a_word_a_key() -> None:
    odd = replace(EXPLICIT, accept=Answer("1", ("4",)), refuse=Answer("2", ("5",)))
    assert not call(switchboard(notice=odd), "-", "4", "1").recorded


def test_a_voicemail_for_anything_but_the_message_keeps_to_the_sample() -> None:
    machine = Voicemail("Parlez après le signal.", unrecorded="bye", purpose="training")
    flow = replace(switchboard(menu=machine), recording=Recording((QUALITY, TRAINING, MESSAGE)))
    assert call(flow, "-", "-").recorded
    assert not call(flow, "-", "-", may_record=MayRecord.SAMPLE).recorded
