"""The promises of the ledger, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from consent_store import (
    Appended,
    Barred,
    CallSummary,
    Fact,
    Ledger,
    Overtaken,
    Party,
    Repeated,
    open_ledger,
)
from tests.consent_store.conftest import StillClock
from tests.consent_store.evidence import KEYS, NOON, allowed, asked, decided, fact, kinds, started, take

CALL = "CA1"


def test_what_is_kept_is_read_back_in_order_with_its_turn_and_its_times(
    ledger: Ledger, clock: StillClock
) -> None:
    clock.now = NOON + timedelta(seconds=3)
    paris = timezone(timedelta(hours=1))
    first = Fact(
        "call_started", "t1.0", datetime(2026, 12, 1, 12, tzinfo=paris), {"words": "« été »", "keys": ("1",)}
    )
    take(ledger, CALL, 1, first)
    ledger.append(CALL, [fact("recording_started", "r", subject="RE1", source="DialVerb")])
    one, other = ledger.story(CALL)
    assert (one.kind, one.key, one.call, one.turn) == ("call_started", "t1.0", CALL, 1)
    assert one.body == {"words": "« été »", "keys": ["1"]}
    assert (one.happened_at, one.kept_at) == (NOON, clock.now)
    assert one.happened_at.utcoffset() == timedelta(0)
    assert (other.turn, other.subject, other.body) == (None, "RE1", {"source": "DialVerb"})
    assert one.position < other.position


def test_turns_that_follow_each_other_are_appended(ledger: Ledger) -> None:
    assert take(ledger, CALL, 1, started()) == Appended()
    assert take(ledger, CALL, 2, fact("chosen")) == Appended()
    assert take(ledger, CALL, 5, fact("hung_up")) == Appended()
    assert kinds(ledger, CALL) == ["call_started", "chosen", "hung_up"]


def test_a_repeated_turn_gets_what_was_heard_first_and_keeps_only_that_it_came_again(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started(), replay=b"first")
    take(ledger, CALL, 2, fact("chosen"), replay=b"second")
    assert take(ledger, CALL, 2, fact("chosen"), replay=b"another") == Repeated(b"second")
    assert kinds(ledger, CALL) == ["call_started", "chosen", "repeated"]
    assert ledger.story(CALL)[-1].body == {"turn": 2}
    assert ledger.story(CALL)[-1].turn == 2


def test_an_older_turn_is_overtaken(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started())
    take(ledger, CALL, 2, fact("chosen"))
    assert take(ledger, CALL, 1, started()) == Overtaken()
    assert kinds(ledger, CALL) == ["call_started", "chosen", "repeated"]


def test_an_ended_call_takes_no_turn(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started())
    ledger.append(CALL, [fact("call_ended", status="completed", seconds=9)])
    assert take(ledger, CALL, 2, fact("chosen")) == Barred("ended")
    assert take(ledger, CALL, 1, started()) == Barred("ended")
    assert kinds(ledger, CALL) == ["call_started", "call_ended", "repeated", "repeated"]


def test_a_call_whose_end_is_told_first_takes_no_turn(ledger: Ledger) -> None:
    ledger.append(CALL, [fact("call_ended", status="completed", seconds=0)])
    assert take(ledger, CALL, 1, started()) == Barred("ended")
    assert not ledger.knows(CALL)


def test_callbacks_are_still_kept_after_the_end(ledger: Ledger) -> None:
    ledger.append(CALL, [fact("call_ended")])
    ledger.append(CALL, [fact("recording_absent")])
    assert kinds(ledger, CALL) == ["call_ended", "recording_absent"]


def test_a_flood_of_repetitions_is_kept_a_hundred_times_and_answered_every_time(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started())
    answers = [take(ledger, CALL, 1, started()) for _ in range(120)]
    assert answers == [Repeated(b"heard")] * 120
    assert kinds(ledger, CALL).count("repeated") == 100


def test_a_fact_is_kept_once_by_its_key_and_the_first_stays(ledger: Ledger) -> None:
    ledger.append(CALL, [fact("text_accepted", "text.1", message="SM1")])
    ledger.append(CALL, [fact("text_failed", "text.1", reason="late"), fact("hung_up", "h")])
    ledger.append(CALL, [fact("hung_up", "h"), fact("hung_up", "h")])
    assert kinds(ledger, CALL) == ["text_accepted", "hung_up"]


def test_the_same_key_in_another_call_is_another_fact(ledger: Ledger) -> None:
    ledger.append(CALL, [fact("call_ended", "e")])
    ledger.append("CA2", [fact("call_ended", "e")])
    assert kinds(ledger, "CA2") == ["call_ended"]


def test_what_an_earlier_turn_could_not_keep_is_kept_with_a_later_one_and_once(ledger: Ledger) -> None:
    late = [started(), fact("notice_started", "t2.0")]
    assert take(ledger, CALL, 3, *late, fact("chosen", "t3.0")) == Appended()
    assert take(ledger, CALL, 4, *late, fact("hung_up", "t4.0")) == Appended()
    assert kinds(ledger, CALL) == ["call_started", "notice_started", "chosen", "hung_up"]


def test_a_turn_without_facts_counts(ledger: Ledger) -> None:
    assert take(ledger, CALL, 1) == Appended()
    assert take(ledger, CALL, 1) == Repeated(b"heard")


def test_a_recording_that_may_start_is_kept_before_it_starts(ledger: Ledger) -> None:
    assert take(ledger, CALL, 1, *asked(), decided("accepted"), allowed()) == Appended()
    assert kinds(ledger, CALL)[-1] == "recording_allowed"


def test_of_a_turn_whose_recording_is_barred_nothing_is_kept(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started())
    assert take(ledger, CALL, 2, fact("chosen"), allowed()) == Barred("undecided")
    assert kinds(ledger, CALL) == ["call_started"]
    assert take(ledger, CALL, 2, fact("chosen"), fact("recording_blocked")) == Appended()


def test_only_a_turn_can_have_a_recording_allowed(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="only a turn"):
        ledger.append(CALL, [*asked(), decided("accepted"), allowed()])


def test_nothing_to_keep_is_kept_without_a_word(ledger: Ledger) -> None:
    ledger.append(CALL, [])
    assert ledger.story(CALL) == []


def test_a_call_is_known_once_its_start_is_kept(ledger: Ledger) -> None:
    ledger.append(CALL, [fact("unknown_call")])
    assert not ledger.knows(CALL)
    take(ledger, CALL, 1, started())
    assert ledger.knows(CALL)
    assert not ledger.knows("CA2")


def test_calls_are_listed_the_newest_first(ledger: Ledger) -> None:
    for minute, call in enumerate(["CA1", "CA2", "CA3"]):
        began = Fact("call_started", "t1.0", NOON + timedelta(minutes=minute), {})
        take(ledger, call, 1, began)
    ledger.append("CA4", [fact("unknown_call")])
    assert ledger.calls(2) == [
        CallSummary("CA3", NOON + timedelta(minutes=2)),
        CallSummary("CA2", NOON + timedelta(minutes=1)),
    ]


def test_an_empty_ledger_lists_nothing(ledger: Ledger) -> None:
    assert ledger.calls(10) == []
    assert ledger.story(CALL) == []


def test_the_texts_of_a_version_are_kept_once(ledger: Ledger) -> None:
    ledger.keep_version("abc", b"first \x00 texts", NOON)
    ledger.keep_version("abc", b"others", NOON)
    assert ledger.version("abc") == b"first \x00 texts"
    assert ledger.version("def") is None


def test_a_ledger_on_the_newest_schema_is_ready(ledger: Ledger) -> None:
    assert ledger.ready()


def test_a_closed_ledger_opens_again_when_it_is_used(ledger: Ledger) -> None:
    take(ledger, CALL, 1, started())
    ledger.close()
    ledger.close()
    assert kinds(ledger, CALL) == ["call_started"]


def test_another_ledger_at_the_same_address_reads_what_was_kept(
    ledger: Ledger, url: str, opened: Callable[[str], Ledger]
) -> None:
    take(ledger, CALL, 1, started())
    assert opened(url).story(CALL) == ledger.story(CALL)


def test_the_short_name_of_postgresql_is_understood(
    postgres_url: str, opened: Callable[[str], Ledger]
) -> None:
    ledger = opened(postgres_url.replace("postgresql://", "postgres://"))
    ledger.upgrade()
    assert ledger.ready()


@pytest.mark.parametrize("address", ["", "accord.db", "sqlite://", "sqlite:///:memory:", "mysql://u:pw@h/d"])
def test_an_address_where_no_ledger_can_be_is_refused_without_showing_its_password(address: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///") as refused:
        open_ledger(address, KEYS)
    assert "pw" not in str(refused.value)


def test_opening_touches_nothing(tmp_path: Path) -> None:
    open_ledger(f"sqlite:///{tmp_path / 'var' / 'accord.db'}", KEYS)
    open_ledger("postgresql://nobody@127.0.0.1:1/nothing", KEYS)
    assert list(tmp_path.iterdir()) == []


def test_a_recording_kept_until_nobody_knows_when_is_refused(ledger: Ledger) -> None:
    for delete_by in (None, "soon", "2026-12-01T11:00:00"):
        with pytest.raises(ValueError, match="delete_by"):
            ledger.append(CALL, [fact("recording_completed", subject="RE1", delete_by=delete_by)])


def test_a_recording_without_an_id_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="without an id"):
        ledger.append(CALL, [fact("recording_completed", delete_by=NOON.isoformat())])


def test_a_party_is_not_shown() -> None:
    assert "33199" not in repr(Party("+33199000123"))
