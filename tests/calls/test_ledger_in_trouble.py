"""With the ledger down or slow the call goes on, answered in time and never recorded (laws 1 and 9)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from ivr.handset import HangUp
from tests.calls.firm import PROMPTLY, Firm, firm, until
from tests.consent_store.frozen import frozen, hung_up

AGREED = ["-", "-"]


@contextmanager
def stuck(here: Firm, database: str) -> Iterator[None]:
    """The ledger neither answers nor fails: another process holds the file, or the server stands still."""
    if database:
        with frozen(database):
            yield
        return
    held = os.open(here.house.settings.var / "accord.db.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(held)


def test_a_call_without_a_ledger_is_served_unrecorded_to_its_end(here: Firm, database: str) -> None:
    with stuck(here, database):
        call = here.call([*AGREED, "1", "talked"])
        assert here.house.alarms.counts["ledger"] > 0
    assert not call.recorded
    assert any(words.startswith("Pour un rendez-vous") for words in call.words)
    assert [exchange.answer.status for exchange in call.exchanges if exchange.answer][-1] == 503


def test_a_ledger_that_was_never_made_costs_the_recording_alone(tmp_path: Path) -> None:
    with firm(tmp_path) as bare:
        call = bare.call([*AGREED, "1", "talked"])
        assert not call.recorded
        assert call.words[-1] == "Merci de votre appel. Au revoir."


def test_a_commit_that_fails_at_the_transfer_leaves_it_unrecorded_and_the_call_too(
    here: Firm, database: str
) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    line.stay_silent()
    line.stay_silent()
    with stuck(here, database):
        here.clock.wait(seconds=30)
        line.press("1")
    here.clock.wait(seconds=60)
    line.ring_out()
    line.stay_silent()
    line.press("1")
    here.examine(line.call)
    assert line.call.recordings == []
    assert here.reasons(line.call) == ["ledger", "ledger"]
    blocked = next(kept for kept in here.story(line.call) if kept.kind == "recording_blocked")
    assert (blocked.happened_at - here.clock.at).total_seconds() == -60


def test_what_happened_meanwhile_is_written_down_with_its_own_time_once_the_ledger_is_back(
    here: Firm, database: str
) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    with stuck(here, database):
        line.stay_silent()
        here.clock.wait(seconds=10)
        line.stay_silent()
    here.clock.wait(seconds=10)
    line.press("3")
    here.examine(line.call)
    kinds = here.kinds(line.call)
    assert kinds.count("notice_completed") == kinds.count("decision") == kinds.count("chosen") == 1
    times = [kept.happened_at for kept in here.story(line.call)]
    assert times == sorted(times)
    assert len(set(times)) == 3


def test_a_withdrawal_while_the_ledger_is_stuck_still_deletes_what_was_recorded(
    here: Firm, database: str
) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    line.stay_silent()
    line.stay_silent()
    line.press("1")
    line.pick_up()
    line.press("*")
    here.settle()
    with stuck(here, database):
        line.press("1")
        line.hang_up()
    until(lambda: here.network.deleted == [line.call.recordings[0].sid])
    assert "withdrawn" in here.kinds(line.call)


def test_health_says_that_calls_are_taken_and_not_recorded(here: Firm, database: str) -> None:
    assert requests.get(f"{here.url}/healthz", timeout=5).json() == {"calls": True, "recording": True}
    with stuck(here, database):
        # A lock that another holds is no fault until somebody has waited for it.
        here.call([HangUp(after=1)])
        answer = requests.get(f"{here.url}/healthz", timeout=5)
        assert answer.status_code == 200
        assert answer.json() == {"calls": True, "recording": False}


def test_a_database_that_was_restarted_between_two_turns_is_found_again(here: Firm, database: str) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock())
    line.stay_silent()
    if database:
        hung_up(database)
    else:
        here.ledger.close()
    line.stay_silent()
    line.press("1")
    line.pick_up()
    line.end_talk()
    line.press("2")
    here.examine(line.call)
    assert line.call.recorded
    assert here.story(line.call)[-1].kind == "call_ended"


def test_a_turn_that_waits_for_a_text_is_answered_in_time_all_the_same(here: Firm, database: str) -> None:
    line = here.handset().start(call_sid=here.sid(), started_at=here.clock(), holds_requests=True)
    line.go_on()
    line.press("9")
    line.go_on()
    line.press("3")
    line.go_on()
    here.settle()
    here.house.calls._behind._texts.clear()
    with stuck(here, database):
        answer = line.go_on().answer
    assert answer is not None
    assert answer.seconds < PROMPTLY
