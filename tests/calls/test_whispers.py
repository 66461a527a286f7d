"""The whisper of a transfer: asked for on the agent's line, it takes no turn; no fault keeps two apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.handset import Answer, Line, Request
from ivr.phone.twiml import NOTHING
from tests.calls.firm import Firm
from tests.calls.test_ledger_in_trouble import stuck


def ringing(here: Firm) -> Line:
    """A caller who agreed, put through to a team of which somebody is about to answer."""
    line = here.handset("order").start(call_sid=here.sid("order"), started_at=here.clock())
    line.stay_silent()
    line.stay_silent()
    return line


def whisper_of(line: Line) -> Request:
    return next(exchange.request for exchange in line.call.exchanges if exchange.request.kind == "whisper")


def asked(line: Line, request: Request) -> Answer:
    answer = line.again(request).answer
    assert answer is not None
    assert answer.status == 200
    return answer


def test_it_is_the_same_each_time_and_writes_nothing(written_here: Firm) -> None:
    line = ringing(written_here)
    before = written_here.story(line.call)
    line.pick_up()
    first = asked(line, whisper_of(line))
    assert asked(line, whisper_of(line)).body == first.body
    assert b"This call is recorded." in first.body
    told = [kept for kept in written_here.story(line.call) if kept.kind != "recording_started"]
    assert told == before
    line.hang_up()


def test_it_needs_no_ledger(written_here: Firm, database: str) -> None:
    line = written_here.handset("order").start(
        call_sid=written_here.sid("order"), started_at=written_here.clock()
    )
    line.stay_silent()
    with stuck(written_here, database):
        line.stay_silent()
        line.pick_up()
        assert [heard.words for heard in line.call.whispers] == ["A patient. This call is not recorded."]
    line.hang_up()
    written_here.examine(line.call)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ParentCallSid", "CA" + "f" * 32), ("ParentCallSid", ""), ("ParentCallSid", "no call\n")],
)
def test_a_seal_of_another_call_is_answered_with_nothing(written_here: Firm, name: str, value: str) -> None:
    line = ringing(written_here)
    line.pick_up()
    request = whisper_of(line)
    changed = tuple((each, value if each == name else given) for each, given in request.form)
    before = written_here.kinds(line.call)
    assert asked(line, replace(request, form=changed)).body == NOTHING
    assert written_here.house.alarms.counts["unreadable_seal"] == 1
    assert written_here.kinds(line.call) == before
    line.hang_up()


def test_a_version_nobody_knows_any_more_is_answered_with_nothing(
    written_here: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ringing(written_here)
    line.pick_up()
    monkeypatch.setattr(written_here.house.calls, "_version", lambda _: None)
    assert asked(line, whisper_of(line)).body == NOTHING
    assert written_here.house.alarms.counts["no_flow"] == 1
    line.hang_up()


def test_whatever_breaks_is_answered_with_nothing(
    written_here: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ringing(written_here)
    line.pick_up()

    def breaks(_: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(written_here.house.calls, "_version", breaks)
    assert asked(line, whisper_of(line)).body == NOTHING
    assert written_here.house.alarms.counts["turn_failed"] == 1
    line.hang_up()


def test_once_the_talk_is_over_there_is_none(written_here: Firm) -> None:
    line = ringing(written_here)
    line.pick_up()
    line.end_talk()
    after = line.call.requests[-1].request
    request = whisper_of(line)
    sealed = line.waiting.gather.action.rsplit("/", 1)[1]  # type: ignore[union-attr]
    later = replace(request, url=request.url.rsplit("/", 1)[0] + "/" + sealed)
    assert after.url != later.url
    assert asked(line, later).body == NOTHING.replace(b"<Response/>", b"<Response></Response>")
    line.hang_up()
