"""When we cannot go on, the caller hears an apology and reaches a person, unrecorded (law 9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.calls.trouble import trouble
from ivr.flow import Business, Flow
from tests.engine.scene import FALLBACK, switchboard
from tests.phone.twiml_schema import check

OURS, ELSEWHERE = "+33199000123", "+33199000124"
ALONE = replace(switchboard(), business=Business("Garage Martin"))


@pytest.mark.parametrize(
    ("flow", "fallback", "reached"),
    [
        (switchboard(), None, FALLBACK),
        (switchboard(), ELSEWHERE, FALLBACK),
        (ALONE, ELSEWHERE, ELSEWHERE),
        (None, ELSEWHERE, ELSEWHERE),
        (ALONE, None, None),
        (None, None, None),
    ],
)
def test_the_flows_own_number_is_rung_then_the_houses_else_the_call_ends(
    flow: Flow | None, fallback: str | None, reached: str | None
) -> None:
    say, last = check(trouble(flow, fallback))
    assert "désolés" in say.text
    assert last.tag == ("Dial" if reached else "Hangup")
    assert last.findtext("Number") == reached


@pytest.mark.parametrize(
    ("speaks", "words"), [("fr-FR", "désolés"), ("fr-CA", "désolés"), ("en-GB", "We are sorry")]
)
def test_the_apology_is_in_the_language_and_voice_of_the_flow(speaks: str, words: str) -> None:
    say, _ = check(trouble(replace(switchboard(), speaks=speaks, voice="Polly.Amy-Neural")))
    assert words in say.text
    assert dict(say.attrib) == {"language": speaks, "voice": "Polly.Amy-Neural"}


def test_nothing_of_it_records_and_nobody_comes_back_from_it() -> None:
    _, dial = check(trouble(switchboard(), None, OURS))
    assert dict(dial.attrib) == {"timeout": "30", "callerId": OURS}
