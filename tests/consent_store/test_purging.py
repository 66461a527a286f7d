"""The purge deletes what is due, and nothing else; it may fail, be killed, and run twice at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest

from consent_store import (
    Fact,
    Failure,
    Found,
    Ledger,
    LedgerUnavailable,
    ProviderUnavailable,
    Purged,
    purge,
)
from consent_store import purging as purging_room
from tests.consent_store.conftest import StillClock
from tests.consent_store.evidence import NOON, allowed, asked, completed, decided, fact, kinds, take

DAY = timedelta(days=1)
LATER = NOON + 31 * DAY


class FakeProvider:
    """Holds recordings; fails as it is told to."""

    def __init__(self, *recordings: str, failing: Mapping[str, Exception] | None = None) -> None:
        self.held = set(recordings)
        self.failing = dict(failing or {})
        self.asked: list[str] = []

    def delete(self, recording: str) -> str:
        self.asked.append(recording)
        if recording in self.failing:
            raise self.failing[recording]
        if recording not in self.held:
            return "already_gone"
        self.held.remove(recording)
        return "deleted"

    def recordings(self, call: str) -> Sequence[Found]:
        return ()


TOO_MANY = ProviderUnavailable("too_many_requests", stop=False)
REFUSED = ProviderUnavailable("credentials_refused", stop=True)


def recorded(ledger: Ledger, call: str, *recordings: str, kept_for: timedelta = 30 * DAY) -> None:
    """A call that was recorded as it should be."""
    take(ledger, call, 1, *asked(), decided("accepted"), allowed())
    ledger.append(call, [completed(recording, kept_for) for recording in recordings])


def told(ledger: Ledger, call: str, recording: str) -> list[tuple[str, Mapping[str, object]]]:
    """What the ledger tells of a recording's deletion."""
    return [
        (kept.kind, kept.body)
        for kept in ledger.story(call)
        if kept.subject == recording and kept.kind in ("deletion_asked", "deleted", "delete_failed")
    ]


def test_what_is_past_the_time_spoken_is_deleted_and_the_ledger_tells_it(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    provider = FakeProvider("RE1")
    assert purge(ledger, provider, LATER) == Purged(due=("RE1",), deleted=("RE1",))
    assert told(ledger, "CA1", "RE1") == [("deletion_asked", {}), ("deleted", {"answer": "deleted"})]
    assert provider.held == set()


def test_what_is_within_the_time_spoken_stays(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    assert purge(ledger, FakeProvider("RE1"), NOON + 29 * DAY) == Purged()
    assert told(ledger, "CA1", "RE1") == []


def test_the_very_moment_spoken_is_past(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    assert purge(ledger, FakeProvider("RE1"), NOON + 30 * DAY).deleted == ("RE1",)


def test_what_is_done_is_not_done_again(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    provider = FakeProvider("RE1")
    purge(ledger, provider, LATER)
    assert purge(ledger, provider, LATER + DAY) == Purged()
    assert provider.asked == ["RE1"]


@pytest.mark.parametrize(
    "no", [fact("withdrawn", by="key"), fact("stopped", by="a_page"), decided("refused"), decided("objected")]
)
def test_what_was_taken_back_is_deleted_at_once(ledger: Ledger, no: Fact) -> None:
    recorded(ledger, "CA1", "RE1", "RE2")
    recorded(ledger, "CA2", "RE3")
    take(ledger, "CA1", 2, no)
    provider = FakeProvider("RE1", "RE2", "RE3")
    assert purge(ledger, provider, NOON).deleted == ("RE1", "RE2")
    assert provider.held == {"RE3"}


def test_what_was_taken_back_is_deleted_though_the_network_tells_of_it_hours_later(
    ledger: Ledger, clock: StillClock
) -> None:
    recorded(ledger, "CA1")
    take(ledger, "CA1", 2, fact("withdrawn", by="key"))
    assert purge(ledger, FakeProvider("RE1"), NOON) == Purged()
    clock.now = NOON + timedelta(hours=5)
    ledger.append("CA1", [completed("RE1")])
    assert purge(ledger, FakeProvider("RE1"), clock.now).deleted == ("RE1",)


def test_a_later_yes_does_not_save_what_was_taken_back(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    take(ledger, "CA1", 2, decided("refused"))
    take(ledger, "CA1", 3, *asked(), decided("accepted"))
    assert purge(ledger, FakeProvider("RE1"), NOON).deleted == ("RE1",)


def test_a_refusal_before_a_yes_takes_nothing_back(ledger: Ledger) -> None:
    take(ledger, "CA1", 1, *asked(), decided("refused"))
    take(ledger, "CA1", 2, *asked(), decided("accepted"), allowed())
    ledger.append("CA1", [completed("RE1")])
    assert purge(ledger, FakeProvider("RE1"), NOON) == Purged()


def test_what_nobody_allowed_is_deleted_at_once(ledger: Ledger) -> None:
    ledger.append("CA1", [fact("unallowed_recording", subject="RE1", source="DialVerb")])
    assert purge(ledger, FakeProvider("RE1"), NOON) == Purged()
    ledger.append("CA1", [completed("RE1")])
    assert purge(ledger, FakeProvider("RE1"), NOON).deleted == ("RE1",)


def test_what_nobody_allowed_is_deleted_a_day_later_though_its_end_was_never_told(ledger: Ledger) -> None:
    ledger.append("CA1", [fact("unallowed_recording", subject="RE1", source="DialVerb")])
    assert purge(ledger, FakeProvider("RE1"), NOON + DAY).deleted == ("RE1",)


def test_a_completion_told_again_after_the_deletion_brings_nothing_back(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    purge(ledger, FakeProvider("RE1"), LATER)
    ledger.append("CA1", [completed("RE1")])
    assert purge(ledger, FakeProvider(), LATER) == Purged()


def test_what_is_already_gone_is_done(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    assert purge(ledger, FakeProvider(), LATER) == Purged(due=("RE1",), already_gone=("RE1",))
    assert told(ledger, "CA1", "RE1")[-1] == ("deleted", {"answer": "already_gone"})
    assert purge(ledger, FakeProvider(), LATER) == Purged()


def test_a_failure_is_told_and_tried_again_and_the_others_go_on(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1", "RE2")
    provider = FakeProvider("RE1", "RE2", failing={"RE1": TOO_MANY})
    report = purge(ledger, provider, LATER)
    assert report == Purged(
        due=("RE1", "RE2"), deleted=("RE2",), failed=(Failure("RE1", "too_many_requests"),)
    )
    assert told(ledger, "CA1", "RE1") == [
        ("deletion_asked", {}),
        ("delete_failed", {"reason": "too_many_requests"}),
    ]
    provider.failing.clear()
    assert purge(ledger, provider, LATER) == Purged(due=("RE1",), deleted=("RE1",))
    assert [kind for kind, _ in told(ledger, "CA1", "RE1")] == ["deletion_asked", "delete_failed", "deleted"]


def test_a_failure_that_every_recording_would_meet_ends_the_run(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1", "RE2")
    provider = FakeProvider("RE1", "RE2", failing={"RE1": REFUSED})
    report = purge(ledger, provider, LATER)
    assert (report.failed, report.stopped) == (
        (Failure("RE1", "credentials_refused"),),
        "credentials_refused",
    )
    assert provider.asked == ["RE1"]
    assert told(ledger, "CA1", "RE2") == []


def test_what_is_no_id_of_a_recording_stops_no_other(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "nonsense", "RE2")
    provider = FakeProvider("RE2", failing={"nonsense": ValueError("not the id of a recording")})
    report = purge(ledger, provider, LATER)
    assert (report.deleted, report.failed) == (("RE2",), (Failure("nonsense", "not_an_id"),))


def test_failures_without_end_fill_no_disk(ledger: Ledger, clock: StillClock) -> None:
    recorded(ledger, "CA1", "RE1")
    for hour in range(48):
        clock.now = NOON + 40 * DAY + timedelta(hours=hour)
        assert purge(ledger, FakeProvider(failing={"RE1": TOO_MANY}), clock.now).failed
    failures = [kind for kind, _ in told(ledger, "CA1", "RE1") if kind == "delete_failed"]
    # Three days by the calendar, at most four each.
    assert len(failures) == 12


def test_a_dry_run_tells_what_is_due_and_changes_nothing(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    before = kinds(ledger, "CA1")
    provider = FakeProvider("RE1")
    assert purge(ledger, provider, LATER, dry_run=True) == Purged(due=("RE1",))
    assert purge(ledger, None, LATER, dry_run=True) == Purged(due=("RE1",))
    assert (provider.asked, kinds(ledger, "CA1")) == ([], before)


def test_without_a_provider_only_a_dry_run_is_possible(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="provider"):
        purge(ledger, None, LATER)


def test_one_call_can_be_purged_alone(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    recorded(ledger, "CA2", "RE2")
    provider = FakeProvider("RE1", "RE2")
    assert purge(ledger, provider, LATER, call="CA2").due == ("RE2",)
    assert provider.held == {"RE1"}


def test_an_empty_ledger_has_nothing_to_purge(ledger: Ledger) -> None:
    assert purge(ledger, FakeProvider(), LATER) == Purged()


def test_a_recording_that_two_calls_are_told_of_is_deleted_once_and_done_for_both(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")
    recorded(ledger, "CA2", "RE1")
    report = purge(ledger, FakeProvider("RE1"), LATER)
    assert (report.deleted, report.already_gone) == (("RE1",), ("RE1",))
    assert purge(ledger, FakeProvider(), LATER) == Purged()


@pytest.mark.parametrize("failing", [False, True])
def test_more_than_a_batch_is_done_to_its_end_the_longest_due_first(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, failing: bool
) -> None:
    monkeypatch.setattr(purging_room, "BATCH", 3)
    for number in range(8):
        # Two are always due at the same moment.
        recorded(ledger, f"CA{number}", f"RE{number}", kept_for=(20 - number // 2) * DAY)
    every = tuple(f"RE{number}" for number in (6, 7, 4, 5, 2, 3, 0, 1))
    provider = FakeProvider(*every, failing=dict.fromkeys(every, TOO_MANY) if failing else {})
    report = purge(ledger, provider, LATER)
    assert report.due == every
    assert report.deleted == (() if failing else every)
    assert len(report.failed) == (8 if failing else 0)
    assert tuple(provider.asked) == every


def test_a_purge_killed_after_the_provider_deleted_is_finished_by_the_next(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1")

    class Killed(BaseException):
        pass

    class DiesAfterDeleting(FakeProvider):
        def delete(self, recording: str) -> str:
            super().delete(recording)
            raise Killed

    provider = DiesAfterDeleting("RE1")
    with pytest.raises(Killed):
        purge(ledger, provider, LATER)
    assert told(ledger, "CA1", "RE1") == [("deletion_asked", {})]
    assert purge(ledger, FakeProvider(), LATER).already_gone == ("RE1",)
    assert [kind for kind, _ in told(ledger, "CA1", "RE1")] == ["deletion_asked", "deleted"]


def test_two_purges_at_once_do_each_deletion_once_in_the_ledger(
    ledger: Ledger, url: str, opened: Callable[[str], Ledger]
) -> None:
    for number in range(6):
        recorded(ledger, f"CA{number}", f"RE{number}")
    together = threading.Barrier(2)

    class Meeting(FakeProvider):
        def delete(self, recording: str) -> str:
            together.wait(10)
            return super().delete(recording)

    provider = Meeting(*(f"RE{number}" for number in range(6)))
    reports: list[Purged] = []
    threads = [
        threading.Thread(target=lambda each=each: reports.append(purge(each, provider, LATER)))
        for each in (ledger, opened(url))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(reports) == 2
    for number in range(6):
        found = [kind for kind, _ in told(ledger, f"CA{number}", f"RE{number}")]
        assert found == ["deletion_asked", "deleted"]
    assert purge(ledger, FakeProvider(), LATER) == Purged()


def test_what_another_purge_did_since_the_list_was_read_is_passed_over(ledger: Ledger) -> None:
    recorded(ledger, "CA1", "RE1", "RE2")

    class Slow(FakeProvider):
        def delete(self, recording: str) -> str:
            ledger.append("CA1", [fact("deleted", subject="RE2", answer="deleted")])
            return super().delete(recording)

    assert purge(ledger, Slow("RE1", "RE2"), LATER).due == ("RE1",)


def test_a_purge_of_a_ledger_that_is_not_there_says_so(opened: Callable[[str], Ledger]) -> None:
    with pytest.raises(LedgerUnavailable):
        purge(opened("sqlite:////nowhere/at/all.db"), FakeProvider(), NOON)
