"""Callers with a hidden number, from SIP or from an application are served like any other (over HTTP)."""

from __future__ import annotations

import re

import pytest

from ivr.handset import FIRM, HIDDEN
from tests.calls.firm import Firm

NUMBERLESS = [HIDDEN, "unknown", "sip:someone@example.com", "client:someone", ""]


@pytest.mark.parametrize("number", NUMBERLESS)
def test_a_caller_without_a_number_is_told_recorded_and_put_through(here: Firm, number: str) -> None:
    call = here.call(["-", "-", "1", "talked", "2"], number=number)
    assert call.recorded
    document = next(
        exchange.answer.body
        for exchange in call.requests
        if exchange.answer and b"<Dial" in exchange.answer.body
    )
    assert f'callerId="{FIRM}"'.encode() in document


@pytest.mark.parametrize("number", NUMBERLESS)
def test_a_caller_without_a_number_may_refuse(here: Firm, number: str) -> None:
    call = here.call(["9", "1", "1", "talked"], number=number)
    assert not call.recorded


def test_no_number_is_in_any_fact_answer_log_or_address_but_where_it_is_dialled(
    here: Firm, caplog: pytest.LogCaptureFixture
) -> None:
    call = here.call(["-", "-", "1", "talked", "2"])
    kept = " ".join(f"{fact.key} {dict(fact.body)} {fact.subject}" for fact in here.story(call))
    addresses = " ".join(exchange.request.url for exchange in call.exchanges)
    answers = b" ".join(exchange.answer.body for exchange in call.exchanges if exchange.answer).decode()
    for text in (kept, addresses, caplog.text, answers):
        assert call.number not in text
        assert call.number.lstrip("+") not in text
    dialled = set(re.findall(r"\+\d+", answers))
    assert dialled == {"+33199000124"}
