"""A caller's no is heard and kept however it is said, whatever overtakes it (laws 2, 4, 5, over HTTP)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.handset import Line
from ivr.story import Course
from tests.calls.firm import Firm, until
from tests.calls.test_ledger_in_trouble import stuck

AGREED = ["-", "-"]


def started(here: Firm, **given: object) -> Line:
    return here.handset().start(call_sid=here.sid(), started_at=here.clock(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["Non, je ne veux surtout pas être enregistré, merci", "8"])
def test_who_said_something_and_then_nothing_did_not_merely_stay_on_the_line(here: Firm, said: str) -> None:
    call = here.call(["-", said, "-", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.UNCLEAR


def test_a_star_in_a_voicemail_counts_even_if_the_caller_hangs_up_with_it(here: Firm) -> None:
    line = started(here, holds_requests=True, holds_callbacks=True)
    line.go_on()
    for move in (line.stay_silent, line.stay_silent):
        move()
        line.go_on()
    line.press("1")
    line.go_on()
    line.ring_out()
    line.go_on()
    line.stay_silent()
    line.go_on()
    line.press("1")
    line.go_on()
    line.leave_message(8, "*")
    request = line.waiting.request  # type: ignore[union-attr]
    over = tuple((name, "completed" if name == "CallStatus" else value) for name, value in request.form)
    line.again(type(request)(request.kind, request.method, request.url, over))
    line.call.callbacks.deliver()
    here.settle()
    assert here.network.deleted == [line.call.recordings[0].sid]
    assert here.course(line.call) is Course.WITHDREW


def test_a_refusal_that_the_end_of_the_call_overtakes_is_kept(here: Firm) -> None:
    line = started(here, holds_requests=True)
    line.go_on()
    line.stay_silent()
    line.go_on()
    line.press("9")
    refusal = line.waiting.request  # type: ignore[union-attr]
    over = (("CallSid", line.call.call_sid), ("CallStatus", "completed"))
    line.again(type(refusal)("status", "POST", f"{here.url}/status", over))
    assert here.kinds(line.call)[-1] == "call_ended"
    line.again(refusal)
    decisions = [kept.body["value"] for kept in here.story(line.call) if kept.kind == "decision"]
    assert "refused" in decisions


def test_a_refusal_while_the_ledger_is_stuck_is_written_down_though_the_caller_hangs_up(
    here: Firm, database: str
) -> None:
    line = started(here)
    with stuck(here, database):
        line.press("9")
        line.hang_up()
    until(lambda: "decision" in here.kinds(line.call))
    assert here.course(line.call) is Course.REFUSED_BY_KEY


def test_a_no_that_no_ledger_took_waits_in_a_folder_until_one_does(
    here: Firm, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.calls.behind.TRIED_AGAIN_AFTER", (0.01,))
    waiting = here.house.settings.var / "untold"
    line = started(here)
    with stuck(here, database):
        line.press("9")
        line.hang_up()
        until(lambda: list(waiting.glob("*.json")))
        assert os.stat(next(waiting.glob("*.json"))).st_mode & 0o077 == 0
        assert line.call.number not in next(waiting.glob("*.json")).read_text()
    assert here.house.alarms.counts["evidence_late"] == 1
    here.house.calls._behind.tell_untold()
    assert here.course(line.call) is Course.REFUSED_BY_KEY
    assert list(waiting.iterdir()) == []


def test_two_values_for_what_was_pressed_are_no_silence(here: Firm) -> None:
    line = started(here, holds_requests=True)
    line.go_on()
    line.stay_silent()
    line.go_on()
    line.stay_silent()
    request = line.waiting.request  # type: ignore[union-attr]
    twice = (*request.form, ("Digits", ""), ("Digits", "9"))
    line.again(type(request)(request.kind, request.method, request.url, twice))
    assert "not_understood" in here.kinds(line.call)
    assert "decision" not in here.kinds(line.call)


def test_a_key_spelt_out_of_a_captured_refusal_is_refused_at_the_door(here: Firm) -> None:
    line = started(here, holds_requests=True)
    line.go_on()
    line.press("9")
    request = line.waiting.request  # type: ignore[union-attr]
    recut = tuple(("Digit", "s9") if name == "Digits" else (name, value) for name, value in request.form)
    answer = line.again(type(request)(request.kind, request.method, request.url, recut)).answer
    assert answer is not None
    assert answer.status == 403


def test_a_talk_recorded_after_a_withdrawal_is_an_alarm_though_an_earlier_one_was_allowed(here: Firm) -> None:
    first = here.call([*AGREED, "1", "*", "1", "talked"], holds_callbacks=True)
    in_progress = next(each for each in first.callbacks.waiting if each["RecordingStatus"] == "in-progress")
    another = tuple(
        (name, "RE" + "9" * 32 if name == "RecordingSid" else value) for name, value in in_progress.form
    )
    url = in_progress.url.replace("/recording/4", "/recording/6")
    first.callbacks.deliver(type(in_progress)(in_progress.kind, in_progress.method, url, another))
    assert url != in_progress.url
    assert here.house.alarms.counts["unallowed_recording"] == 1


def test_a_recording_whose_id_is_none_is_an_alarm_and_no_fact(here: Firm) -> None:
    call = here.call([*AGREED, "1", "talked", "2"], holds_callbacks=True)
    before = here.kinds(call)
    spoilt = tuple(
        (name, "RE " + "x" * 90 if name == "RecordingSid" else value)
        for name, value in call.callbacks.waiting[0].form
    )
    first = call.callbacks.waiting[0]
    call.callbacks.deliver(type(first)(first.kind, first.method, first.url, spoilt))
    assert here.kinds(call) == before
    assert here.house.alarms.counts["unknown_call"] == 1


def test_a_start_that_nobody_can_believe_is_ours(here: Firm) -> None:
    call = here.call([*AGREED, "1", "talked", "2"], holds_callbacks=True)
    completed = next(each for each in call.callbacks.waiting if each["RecordingStatus"] == "completed")
    form = tuple(
        (name, "Thu, 02 Jan 9999 15:04:05 +0000" if name == "RecordingStartTime" else value)
        for name, value in completed.form
    )
    call.callbacks.deliver(type(completed)(completed.kind, completed.method, completed.url, form))
    kept = next(fact for fact in here.story(call) if fact.kind == "recording_completed")
    assert str(kept.body["started_at"]).startswith("2026-12-01")


def test_the_draw_stays_as_it_was_while_a_secret_is_being_replaced(tmp_path: Path) -> None:
    from ivr.settings import Settings
    from ivr.web.house import House

    old, new = "local-only-" + "a" * 32, "local-only-" + "b" * 32

    def key(secrets: str) -> bytes:
        environ = {"ACCORD_VAR": str(tmp_path), "ACCORD_SECRETS": secrets}
        return House.build(Settings.from_environment(environ, bound_to="127.0.0.1")).calls._sampling_key

    assert key(f"{new},{old}") == key(old)
