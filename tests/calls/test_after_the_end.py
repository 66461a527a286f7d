"""A caller who has hung up hears nothing more and decides nothing, whatever Twilio still asks for."""

from __future__ import annotations

from ivr.handset import HangUp, PickUp
from ivr.story import Course
from tests.calls.firm import Firm

AGREED = ["-", "-"]


def test_a_talk_that_the_caller_ended_is_kept_even_where_its_action_is_asked_for(here: Firm) -> None:
    call = here.call([*AGREED, "1", PickUp(), HangUp(after=30)], dial_action_after_hang_up=True)
    assert here.course(call) is Course.CONTINUED
    kinds = here.kinds(call)
    assert kinds.count("transfer_ended") == 1
    assert "withdrawal_asked" not in kinds
    assert "withdrawn" not in kinds
    assert here.network.deleted == []


def test_the_agent_s_hanging_up_still_brings_the_question(here: Firm) -> None:
    call = here.call([*AGREED, "1", "talked", "2"], dial_action_after_hang_up=True)
    assert "withdrawal_asked" in here.kinds(call)


def test_a_message_that_hanging_up_ended_is_kept_and_nothing_is_done_for_nobody(here: Firm) -> None:
    call = here.call([*AGREED, "1", "busy", "-", "1", "12!"])
    taken = [kept.body["seconds"] for kept in here.story(call) if kept.kind == "message_taken"]
    assert len(taken) == 1
    assert taken[0] >= 12
    assert "hung_up" not in here.kinds(call)
    assert here.network.deleted == []
