"""Twilio repeats, reorders and loses requests; what is kept is the same (over HTTP)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest

from ivr.handset import Call, HangUp, Line
from ivr.phone.twiml import NOTHING
from tests.calls.firm import Firm

RECORDED = ["-", "-", "1", "talked", "2"]


def started(here: Firm, number: int = 0, **given: object) -> Line:
    return here.handset().start(call_sid=here.sid(number=number), started_at=here.clock(), **given)  # type: ignore[arg-type]


def without_repetitions(here: Firm, call: Call) -> list[tuple[str, object]]:
    return [(kept.kind, kept.body) for kept in here.story(call) if kept.kind != "repeated"]


def test_every_turn_delivered_three_times_gets_the_same_bytes_and_leaves_the_same_story(here: Firm) -> None:
    once = here.call(RECORDED, call_sid=here.sid(number=1))
    thrice = here.call(RECORDED, call_sid=here.sid(number=2), deliveries=3)
    answers: dict[str, set[bytes]] = {}
    for exchange in thrice.exchanges:
        assert exchange.answer is not None
        answers.setdefault(exchange.request.token, set()).add(exchange.answer.body)
    assert all(len(bodies) == 1 for bodies in answers.values())

    def told(call: Call) -> list[tuple[str, object]]:
        return [(kind, body) for kind, body in without_repetitions(here, call) if kind != "call_ended"]

    kinds = [kind for kind, _ in told(once)]
    assert [kind for kind, _ in told(thrice)] == kinds
    assert here.kinds(thrice).count("repeated") > 0
    assert here.kinds(once).count("repeated") == 0


def test_an_older_turn_gets_nothing_and_adds_nothing_but_that_it_was_repeated(here: Firm) -> None:
    line = started(here)
    line.stay_silent()
    line.stay_silent()
    before = without_repetitions(here, line.call)
    older = line.again(line.call.requests[1].request)
    assert older.answer is not None
    assert older.answer.body == NOTHING
    assert without_repetitions(here, line.call) == before
    assert here.kinds(line.call)[-1] == "repeated"
    line.hang_up()


def test_a_turn_of_a_call_that_is_over_gets_nothing(here: Firm) -> None:
    call = here.call(["-", HangUp(after=2)])
    line = started(here, number=3)
    line.hang_up()
    before = without_repetitions(here, line.call)
    late = line.again()
    assert late.answer is not None
    assert late.answer.body == NOTHING
    assert without_repetitions(here, line.call) == before
    assert "call_ended" in here.kinds(call)


def test_two_callers_at_once_do_not_hear_each_other(here: Firm) -> None:
    one, other = started(here, 1), started(here, 2)
    one.press("9")
    other.stay_silent()
    one.press("1")
    other.stay_silent()
    other.press("1")
    one.press("1")
    for line in (one, other):
        line.pick_up()
        line.hang_up(after=20)
        here.examine(line.call)
    assert not one.call.recorded
    assert other.call.recorded


def test_the_same_turn_fifty_times_at_once_is_kept_once_and_answered_alike(here: Firm) -> None:
    line = started(here)
    line.stay_silent()
    line.stay_silent()
    line.press("1")
    request = line.call.requests[-1].request
    with ThreadPoolExecutor(50) as together:
        answers = list(together.map(lambda _: line.again(request).answer, range(50)))
    assert {answer.body for answer in answers if answer} == {line.call.requests[-1].answer.body}  # type: ignore[union-attr]
    assert here.kinds(line.call).count("recording_allowed") == 1
    line.hang_up()


CALLBACKS = range(3)
"""Of a recorded call: the recording is in progress, is completed, and the call is over."""


@pytest.mark.parametrize("order", list(permutations(CALLBACKS)), ids=str)
def test_callbacks_in_any_order_and_twice_leave_one_truth(here: Firm, order: tuple[int, ...]) -> None:
    call = here.call([*RECORDED[:-2], "!"], holds_callbacks=True)
    waiting = list(call.callbacks.waiting)
    assert len(waiting) == len(CALLBACKS)
    call.callbacks.deliver(*(waiting[place] for place in order))
    call.callbacks.deliver(*(waiting[place] for place in order))
    kinds = here.kinds(call)
    for kind in ("recording_started", "recording_completed", "call_ended"):
        assert kinds.count(kind) == 1
    assert "unallowed_recording" not in kinds
    assert here.house.alarms.counts["unallowed_recording"] == 0


def test_a_recording_that_is_told_of_hours_late_is_deleted_in_its_time(here: Firm) -> None:
    call = here.call([*RECORDED[:-2], "!"], holds_callbacks=True)
    here.clock.wait(hours=9)
    call.callbacks.deliver()
    here.clock.wait(days=200)
    assert here.purge() == (call.recordings[0].sid,)


def test_a_recording_nobody_allowed_is_an_alarm_and_is_deleted(here: Firm) -> None:
    recorded = here.call([*RECORDED[:-2], "!"], call_sid=here.sid(number=1), holds_callbacks=True)
    refused = here.call(["9", "1", "1", "talked"], call_sid=here.sid(number=2))
    in_progress, completed, _ = recorded.callbacks.waiting
    forged = [
        type(callback)(
            callback.kind,
            callback.method,
            callback.url,
            tuple((name, refused.call_sid if name == "CallSid" else value) for name, value in callback.form),
        )
        for callback in (in_progress, completed)
    ]
    recorded.callbacks.deliver(*forged)
    here.settle()
    assert here.house.alarms.counts["unallowed_recording"] == 2
    assert "Alarm" in here.told(refused)
    assert recorded.recordings[0].sid in here.network.deleted


def test_a_callback_for_a_call_we_never_took_is_a_fact_and_an_alarm(here: Firm) -> None:
    call = here.call([HangUp(after=1)], holds_callbacks=True)
    (status,) = call.callbacks.waiting
    stranger = type(status)(
        status.kind,
        status.method,
        status.url,
        tuple((name, "CA" + "f" * 32 if name == "CallSid" else value) for name, value in status.form),
    )
    call.callbacks.deliver(stranger)
    assert here.kinds("CA" + "f" * 32) == ["unknown_call"]
    assert here.house.alarms.counts["unknown_call"] == 1
