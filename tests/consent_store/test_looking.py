"""A recording that nobody told of is looked for, kept to its time, and deleted as any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from consent_store import Found, Ledger, Purged, purge
from consent_store import looking as looking_room
from tests.consent_store.conftest import StillClock
from tests.consent_store.evidence import NOON, allowed, asked, completed, decided, fact, kinds, take
from tests.consent_store.test_purging import REFUSED, TOO_MANY, FakeProvider

CALL = "CA1"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOON, THEN, AT_LAST = NOON + DAY - MINUTE, NOON + DAY, NOON + 2 * DAY


class Silent(FakeProvider):
    """A provider that records and tells nobody; it answers when it is asked."""

    def __init__(self, there: Mapping[str, list[Found]], failing: Mapping[str, Exception] | None = None):
        super().__init__(*(each.recording for found in there.values() for each in found))
        self.there = there
        self.failing_calls = dict(failing or {})
        self.asked_for: list[str] = []

    def recordings(self, call: str) -> list[Found]:
        self.asked_for.append(call)
        if call in self.failing_calls:
            raise self.failing_calls[call]
        return self.there.get(call, [])


def there(
    recording: str = "RE1",
    *,
    after: timedelta = MINUTE,
    asked_by: str | None = "transfer",
    status: str = "completed",
) -> Found:
    return Found(recording, "DialVerb", NOON + after, 42, 2, status, asked_by)


def allow(ledger: Ledger, call: str = CALL, turn: int = 1, source: str = "transfer") -> None:
    take(
        ledger, call, turn, *asked(f"t{turn}"), decided("accepted", words=f"t{turn}"), allowed(source=source)
    )


def look(ledger: Ledger, clock: StillClock, *found: Found, at: object = THEN) -> Purged:
    clock.now = at  # type: ignore[assignment]
    return purge(ledger, Silent({CALL: list(found)}), clock.now)


def last(ledger: Ledger, call: str = CALL) -> tuple[str, str, str | None, Mapping[str, object]]:
    kept = ledger.story(call)[-1]
    return kept.kind, kept.key, kept.subject, kept.body


def test_what_was_never_told_of_is_found_a_day_later_and_kept_to_its_time(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger)
    assert look(ledger, clock, there()) == Purged(found=("RE1",))
    body = {
        "source": "DialVerb",
        "seconds": 42,
        "channels": 2,
        "started_at": (NOON + MINUTE).isoformat(),
        "purposes": ["training"],
        "delete_by": (NOON + MINUTE + 30 * DAY).isoformat(),
        "turn": 1,
    }
    assert last(ledger) == ("recording_completed", "recording.RE1.completed", "RE1", body)
    assert look(ledger, clock, there(), at=NOON + 31 * DAY) == Purged(due=("RE1",), deleted=("RE1",))


def test_nobody_is_asked_before_a_day_is_over(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    assert look(ledger, clock, there(), at=SOON) == Purged()


@pytest.mark.parametrize("kind", ["recording_started", "recording_completed", "recording_absent"])
@pytest.mark.parametrize("turn", [1, None])
def test_what_was_heard_of_is_not_looked_for(
    ledger: Ledger, clock: StillClock, kind: str, turn: int | None
) -> None:
    allow(ledger)
    delete_by = (NOON + 30 * DAY).isoformat()
    ledger.append(CALL, [fact(kind, subject="RE1", delete_by=delete_by, turn=turn)])
    assert look(ledger, clock, there("RE2")) == Purged()


def test_what_was_heard_of_one_turn_says_nothing_of_another(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    allow(ledger, turn=4)
    ledger.append(CALL, [fact("recording_started", subject="RE1", turn=1), completed("RE1", turn=1)])
    assert look(ledger, clock, there("RE1"), there("RE2")) == Purged(found=("RE2",))
    assert last(ledger)[3]["turn"] == 4


def test_a_recording_and_its_completion_that_name_no_turn_are_of_one(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger)
    allow(ledger, turn=4)
    ledger.append(CALL, [fact("recording_started", subject="RE1"), completed("RE1")])
    assert look(ledger, clock, there("RE1"), there("RE2")).found == ("RE2",)


def test_what_was_taken_back_and_never_told_of_is_found_and_deleted_in_one_run(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger)
    take(ledger, CALL, 2, fact("withdrawn", by="key"))
    assert look(ledger, clock, there()) == Purged(due=("RE1",), deleted=("RE1",), found=("RE1",))


@pytest.mark.parametrize(
    "found",
    [there(asked_by=None), there(asked_by="voicemail"), there(after=-HOUR)],
    ids=["by another program", "by another step", "before it was allowed"],
)
def test_what_nobody_allowed_and_is_found_is_deleted_at_once(
    ledger: Ledger, clock: StillClock, found: Found
) -> None:
    allow(ledger)
    assert look(ledger, clock, found) == Purged(due=("RE1",), deleted=("RE1",), found=("RE1",))
    assert "unallowed_recording" in kinds(ledger, CALL)


def test_of_two_recordings_where_one_was_allowed_one_stays(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    report = look(ledger, clock, there("RE2", after=HOUR), there("RE1"))
    assert (report.found, report.deleted) == (("RE1", "RE2"), ("RE2",))


def test_each_recording_is_of_the_last_turn_before_it_that_asked_for_such_a_one(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger, turn=1)
    clock.now = NOON + HOUR
    allow(ledger, turn=2, source="voicemail")
    look(ledger, clock, there("RE2", asked_by="voicemail"), there("RE1"))
    found = {kept.subject: kept.body["turn"] for kept in ledger.story(CALL) if kept.subject}
    assert found == {"RE1": 1, "RE2": 2}


def test_what_still_goes_on_is_kept_as_begun_and_due_when_its_time_is_over(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger)
    assert look(ledger, clock, there(status="processing")) == Purged(found=("RE1",))
    assert last(ledger)[:2] == ("recording_started", "recording.RE1.in-progress")
    assert look(ledger, clock, there(), at=NOON + 31 * DAY).deleted == ("RE1",)


@pytest.mark.parametrize("status", ["absent", "failed"])
def test_what_came_to_nothing_is_kept_as_such(ledger: Ledger, clock: StillClock, status: str) -> None:
    allow(ledger)
    assert look(ledger, clock, there(status=status)) == Purged()
    body = {"source": "DialVerb", "reason": status, "turn": 1}
    assert last(ledger) == ("recording_absent", f"recording.RE1.{status}", "RE1", body)
    assert look(ledger, clock, there("RE2"), at=AT_LAST) == Purged()


def test_what_is_not_there_is_looked_for_again_and_given_up_once(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    assert look(ledger, clock) == Purged()
    assert kinds(ledger, CALL)[-1] == "recording_allowed"
    assert look(ledger, clock, at=AT_LAST) == Purged()
    body = {"source": "", "reason": "not_found", "turn": 1}
    assert last(ledger) == ("recording_absent", "recording.not_found.1", None, body)
    assert look(ledger, clock, there(), at=AT_LAST + DAY) == Purged()
    assert kinds(ledger, CALL).count("recording_absent") == 1


def test_a_call_that_the_provider_cannot_know_is_given_up_too(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    clock.now = AT_LAST
    provider = Silent({}, {CALL: ValueError("not the id of a call")})
    assert purge(ledger, provider, clock.now) == Purged()
    assert last(ledger)[3]["reason"] == "not_found"


def test_a_provider_that_cannot_say_is_asked_again_and_the_others_go_on(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger, "CA0")
    allow(ledger)
    clock.now = AT_LAST
    provider = Silent({CALL: [there()], "CA0": [there("RE0")]}, {"CA0": TOO_MANY})
    assert purge(ledger, provider, clock.now) == Purged(found=("RE1",), unasked=1)
    provider.failing_calls.clear()
    assert purge(ledger, provider, clock.now) == Purged(found=("RE0",))


def test_who_may_not_list_recordings_still_deletes_what_is_due(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger, "CA0")
    allow(ledger)
    allow(ledger, "CA2")
    ledger.append("CA2", [completed("RE2")])
    clock.now = NOON + 31 * DAY
    provider = Silent({"CA2": [there("RE2")]}, {"CA0": REFUSED})
    report = purge(ledger, provider, clock.now)
    assert report == Purged(due=("RE2",), deleted=("RE2",), unasked=1, stopped="credentials_refused")
    assert provider.asked_for == ["CA0"]


def test_a_run_asks_for_so_many_calls_and_the_next_goes_on(
    ledger: Ledger, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_room, "AT_MOST", 5)
    monkeypatch.setattr(looking_room, "BATCH", 2)
    every = [f"CA{number}" for number in range(8)]
    for call in every:
        allow(ledger, call)
    clock.now = AT_LAST
    provider = Silent({})
    purge(ledger, provider, clock.now)
    assert provider.asked_for == every[:5]
    purge(ledger, provider, clock.now)
    assert provider.asked_for == every
    purge(ledger, provider, clock.now)
    assert provider.asked_for == every


def test_a_call_that_allowed_twice_is_asked_for_once(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    allow(ledger, turn=2)
    clock.now = THEN
    provider = Silent({})
    purge(ledger, provider, clock.now)
    assert provider.asked_for == [CALL]


def test_a_dry_run_and_a_purge_of_one_call_ask_for_nothing(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger)
    clock.now = AT_LAST
    provider = Silent({CALL: [there()]})
    assert purge(ledger, provider, clock.now, dry_run=True) == Purged()
    assert purge(ledger, provider, clock.now, call=CALL) == Purged()
    assert provider.asked_for == []


def test_a_callback_that_comes_at_last_finds_its_recording_told_already(
    ledger: Ledger, clock: StillClock
) -> None:
    allow(ledger)
    look(ledger, clock, there())
    late = fact(
        "recording_completed", "recording.RE1.completed", subject="RE1", delete_by=AT_LAST.isoformat()
    )
    ledger.append(CALL, [late])
    assert kinds(ledger, CALL).count("recording_completed") == 1


def test_what_is_heard_while_the_list_is_read_is_not_asked_for(ledger: Ledger, clock: StillClock) -> None:
    allow(ledger, "CA0")
    allow(ledger)
    clock.now = THEN

    class Telling(Silent):
        def recordings(self, call: str) -> list[Found]:
            ledger.append(CALL, [completed("RE1", turn=1)])
            return super().recordings(call)

    provider = Telling({})
    purge(ledger, provider, clock.now)
    assert provider.asked_for == ["CA0"]
