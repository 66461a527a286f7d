"""What the end of a call decides of a question about recording that was still open: never a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from ivr.facts import CallEnded, Decision, Withdrawn
from ivr.story import Course, course
from ivr.story.left_open import left_open


@dataclass(frozen=True)
class Noted:
    kind: str
    body: Mapping[str, Any] = field(default_factory=dict)


NOTICE = Noted(
    "notice_started",
    {
        "step": "notice",
        "mode": "implicit",
        "purposes": ["training"],
        "words_sha256": "n",
        "language": "fr-FR",
    },
)
OFFER = Noted("offer_made", {"step": "notice", "words_sha256": "o", "window_seconds": 5})
DECIDED = Noted("decision", {"value": "continued", "by": "staying_on_the_line"})
ASKED = Noted("withdrawal_asked", {"step": "desk"})


@pytest.mark.parametrize(
    ("facts", "offer", "found"),
    [
        ([NOTICE], "", Course.HUNG_UP_IN_NOTICE),
        ([NOTICE, Noted("notice_cut"), NOTICE], "", Course.HUNG_UP_IN_NOTICE),
        ([NOTICE, Noted("notice_completed")], "", Course.HUNG_UP_IN_NOTICE),
        ([NOTICE, Noted("notice_completed"), OFFER], "o", Course.HUNG_UP_IN_WINDOW),
        ([NOTICE, Noted("notice_completed"), OFFER, Noted("window_opened")], "o", Course.HUNG_UP_IN_WINDOW),
    ],
)
def test_hanging_up_before_a_decision_decides_nothing(facts: list[Noted], offer: str, found: Course) -> None:
    (decision,) = left_open(facts)
    assert isinstance(decision, Decision)
    assert (decision.step, decision.value, decision.by) == ("notice", "hung_up", "hanging_up")
    assert (decision.notice_sha256, decision.offer_sha256) == ("n", offer)
    assert decision.purposes == ("training",)
    ended = [Noted(fact.kind, fact.body()) for fact in (decision, CallEnded("completed", 9))]
    assert course([*facts, *ended]) is found


def test_hanging_up_while_asked_whether_to_erase_erases() -> None:
    (withdrawn,) = left_open([NOTICE, OFFER, DECIDED, ASKED])
    assert withdrawn == Withdrawn("desk", "hanging_up")


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [NOTICE, OFFER, DECIDED],
        [NOTICE, OFFER, DECIDED, ASKED, Noted("recording_kept")],
        [NOTICE, OFFER, DECIDED, ASKED, Noted("withdrawn")],
    ],
)
def test_what_was_decided_stays_decided(facts: list[Noted]) -> None:
    assert left_open(facts) == []
