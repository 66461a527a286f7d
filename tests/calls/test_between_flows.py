"""A call that goes on in another flow: what was agreed goes along by name, and the draw and the hour stay."""

from __future__ import annotations

import pytest

from ivr.calls.sampling import lot
from ivr.engine import Turn, opening
from ivr.facts import CallGivenUp, ConsentMissing
from ivr.handset import Line
from tests.calls.firm import Firm

AGREED_AND_PASSED_ON = ["-", "-", "1", "talked", "2"]


def started(here: Firm, flow: str, sid: str) -> Line:
    return here.handset(flow).start(call_sid=sid, started_at=here.clock())


def test_what_was_agreed_in_one_flow_holds_in_another_by_its_name(written_here: Firm) -> None:
    sid = written_here.sid("second", sampled=True)
    call = written_here.call(AGREED_AND_PASSED_ON, flow="first", call_sid=sid)
    assert call.recorded
    allowed = next(kept for kept in written_here.story(call) if kept.kind == "recording_allowed")
    assert (allowed.body["step"], allowed.body["purposes"]) == ("second/desk", ["service_quality"])


def test_a_refusal_in_one_flow_holds_in_another(written_here: Firm) -> None:
    sid = written_here.sid("second", sampled=True)
    call = written_here.call(["9", "1", "talked"], flow="first", call_sid=sid)
    assert not call.recorded
    assert written_here.reasons(call) == ["refused"]


def test_nobody_is_recorded_for_longer_than_they_were_told(written_here: Firm) -> None:
    call = written_here.call(["-", "-", "2", "talked"], flow="first")
    assert not call.recorded
    assert len(written_here.reasons(call)) == 1


def test_a_call_is_drawn_by_the_share_of_the_flow_that_records_it(written_here: Firm) -> None:
    outside = written_here.sid("second", sampled=False)
    call = written_here.call(AGREED_AND_PASSED_ON[:-1], flow="first", call_sid=outside)
    assert not call.recorded
    assert written_here.reasons(call) == ["sample"]


def test_a_turn_that_ends_in_the_other_flow_and_comes_again_is_answered_alike(written_here: Firm) -> None:
    outside = written_here.sid("second", sampled=False)
    call = written_here.call(AGREED_AND_PASSED_ON[:-1], flow="first", call_sid=outside, deliveries=2)
    answers: dict[str, set[bytes]] = {}
    for exchange in call.exchanges:
        assert exchange.answer is not None
        answers.setdefault(exchange.request.token, set()).add(exchange.answer.body)
    assert all(len(bodies) == 1 for bodies in answers.values())


@pytest.mark.parametrize("sampled", [True, False])
def test_the_draw_stays_as_it_was_though_secrets_change_in_mid_call(
    written_here: Firm, sampled: bool
) -> None:
    sid = written_here.sid("second", sampled=sampled)
    line = started(written_here, "first", sid)
    line.stay_silent()
    line.stay_silent()
    keys = (bytes([number]) * 32 for number in range(256))
    written_here.house.calls._sampling_key = next(key for key in keys if (lot(key, sid) < 40) is not sampled)
    line.press("1")
    line.pick_up()
    line.hang_up(after=10)
    written_here.settle()
    written_here.examine(line.call)
    assert line.call.recorded is sampled


def test_a_call_finishes_on_the_flows_it_began_with_in_another_process(written_here: Firm) -> None:
    line = started(written_here, "first", written_here.sid("second", sampled=True))
    line.stay_silent()
    line.stay_silent()
    folder = written_here.house.settings.flows
    for name in ("first", "second"):
        (folder / f"{name}.yaml").write_text((folder / "window.yaml").read_text())
    written_here.house.library._versions.clear()
    line.press("1")
    line.pick_up()
    line.hang_up(after=10)
    written_here.settle()
    written_here.examine(line.call)
    assert line.call.recorded


def test_an_alarm_names_the_flow_the_call_was_in(
    written_here: Firm, caplog: pytest.LogCaptureFixture
) -> None:
    flow = written_here.house.library.flow("first")
    assert flow is not None
    facts = (ConsentMissing("second/desk"), CallGivenUp("menu", "too_many_turns"))
    written_here.house.calls._alarm_about(Turn(opening(flow), (), facts), flow, "CA" + "1" * 32)
    assert "consent_missing" in caplog.messages[-2]
    assert caplog.messages[-2].endswith("[flow second]")
    assert caplog.messages[-1].endswith("[flow first]")
