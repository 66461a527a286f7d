"""`accord purge` deletes what is due, says what it did, and goes on through trouble."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consent_store import Fact, Failure, Keyring, Ledger, Party, Purged, open_ledger
from ivr.calls.untold import Untold
from ivr.cli.purge_words import REASONS, SAID, told
from ivr.settings import HERE, Settings
from tests.cli.commands import accord
from tests.phone.twilio_account import (
    ACCOUNT,
    RECORDING,
    RECORDING_URL,
    RECORDINGS_URL,
    TOKEN,
    Account,
    twilio,
)

CALL = "CA" + "1" * 32
LONG_AGO = datetime.now(UTC) - timedelta(days=400)


@pytest.fixture(autouse=True)
def _a_house_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    with twilio() as account:
        yield account


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    settings = Settings.from_environment({"ACCORD_VAR": str(tmp_path)}, bound_to="127.0.0.1")
    ledger = open_ledger(settings.database_url, Keyring(settings.secrets))
    ledger.upgrade()
    yield ledger
    ledger.close()


@pytest.fixture
def _due(ledger: Ledger) -> None:
    """A recording whose time is long over."""
    body = {"delete_by": (LONG_AGO + timedelta(days=30)).isoformat(), "seconds": 40, "source": "DialVerb"}
    ledger.append(CALL, [Fact("recording_completed", "recording", LONG_AGO, body, RECORDING)])


def allowed(ledger: Ledger, keep: str) -> None:
    """A call that was allowed to be recorded, long ago."""
    heard = {"words_sha256": "a"}
    decision = {"value": "accepted", "purposes": ["a"], "notice_sha256": "a", "offer_sha256": "a"}
    allowing = {"purposes": ["a"], "keep": {"a": keep}, "source": "transfer"}
    bodies = {
        "notice_completed": heard,
        "offer_made": heard,
        "decision": decision,
        "recording_allowed": allowing,
    }
    facts = [Fact(kind, kind, LONG_AGO, body) for kind, body in bodies.items()]
    ledger.take_turn(CALL, 1, facts, replay=b"", party=Party(None))


def test_an_empty_house_has_nothing_to_delete() -> None:
    ran = accord("purge", "--lang", "en")
    assert (ran.code, ran.out) == (0, "Nothing to delete.\n")


@pytest.mark.usefixtures("_due")
def test_what_is_due_is_deleted_once_and_told(account: Account) -> None:
    account.wire.delete(RECORDING_URL, status=204)
    ran = accord("purge", "--lang", "en")
    assert (ran.code, ran.out) == (0, f"1 deleted:\n  {RECORDING}\n")
    assert accord("purge", "--lang", "fr").out == "Rien à effacer.\n"


@pytest.mark.usefixtures("_due")
def test_what_twilio_no_longer_has_is_done_too(account: Account) -> None:
    account.fails("DELETE", RECORDING_URL, 404, 20404)
    ran = accord("purge", "--lang", "en")
    assert (ran.code, ran.out) == (0, f"1 already gone before:\n  {RECORDING}\n")


@pytest.mark.usefixtures("_due")
def test_what_cannot_be_deleted_is_told_with_its_reason_and_ends_with_1(account: Account) -> None:
    account.fails("DELETE", RECORDING_URL, 401, 20003)
    ran = accord("purge", "--lang", "en")
    assert ran.code == 1
    assert f"1 not deleted yet:\n  {RECORDING}  Twilio refuses access" in ran.out
    assert "Stopped on the way" in ran.out
    assert TOKEN not in ran.out


def test_what_twilio_never_told_of_is_found_and_told(account: Account, ledger: Ledger) -> None:
    began = (LONG_AGO + timedelta(minutes=1)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    found = {
        "sid": RECORDING,
        "source": "DialVerb",
        "start_time": began,
        "duration": "4",
        "status": "completed",
    }
    account.wire.get(RECORDINGS_URL, json={"recordings": [found], "next_page_uri": None})
    account.wire.delete(RECORDING_URL, status=204)
    allowed(ledger, keep="10 years")
    ran = accord("purge", "--lang", "en")
    assert (ran.code, ran.out) == (
        0,
        f"1 that Twilio had never told of, found:\n  {RECORDING}\nNothing to delete.\n",
    )
    ledger.stop(CALL, "a_page")
    assert accord("purge", "--lang", "en").out == f"1 deleted:\n  {RECORDING}\n"


def test_what_twilio_cannot_say_is_told_and_ends_with_1(account: Account, ledger: Ledger) -> None:
    account.fails("GET", RECORDINGS_URL, 401, 20003)
    allowed(ledger, keep="10 years")
    ran = accord("purge", "--lang", "en")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "Nothing to delete.",
        "1 call(s) of which Twilio could not say whether they were recorded.",
        "Stopped on the way: Twilio refuses access: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.",
        "It will be tried again at the next run.",
    ]


@pytest.mark.usefixtures("_due")
def test_a_dry_run_deletes_nothing(account: Account) -> None:
    ran = accord("purge", "--dry-run", "--lang", "en")
    assert ran.code == 0
    assert ran.out == f"1 to delete:\n  {RECORDING}\nNothing was deleted: this was a dry run.\n"
    assert account.asked == []


@pytest.mark.usefixtures("_due")
def test_without_an_account_it_says_that_nothing_was_deleted() -> None:
    ran = accord("purge", "--lang", "en")
    assert ran.code == 1
    assert "TWILIO_ACCOUNT_SID" in ran.out


@pytest.mark.parametrize("every", ["soon", "0m", "-1h", "1d", "1.5h", ""])
def test_an_interval_that_makes_no_sense_is_misuse(every: str) -> None:
    assert accord("purge", "--every", every).code == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_purge_that_goes_on_survives_a_lost_ledger_and_ends_cleanly(tmp_path: Path, how: int) -> None:
    (tmp_path / "file").touch()
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/file/accord.db"}
    command = [sys.executable, "-m", "ivr", "purge", "--every", "1s", "--lang", "en"]
    with subprocess.Popen(
        command, cwd=HERE, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        guard = threading.Timer(30, running.kill)
        guard.start()
        assert "The ledger does not answer" in running.stderr.readline()
        assert "The ledger does not answer" in running.stderr.readline()
        running.send_signal(how)
        said, complained = running.communicate()
        guard.cancel()
    assert running.returncode == 0
    assert said == "Stopped.\n"
    assert "Traceback" not in complained


def test_what_was_not_come_to_is_told() -> None:
    report = Purged(
        due=("RE1", "RE2", "RE3"),
        deleted=("RE1",),
        failed=(Failure("RE2", "too_many_requests"),),
        stopped="x",
    )
    lines = list(told(report, dry_run=False, account=True, lang="en"))
    assert lines == [
        "1 deleted:",
        "  RE1",
        "1 not deleted yet:",
        "  RE2  Twilio gets too many requests from this account",
        "1 not tried:",
        "  RE3",
        "Stopped on the way: x.",
        "It will be tried again at the next run.",
    ]


def test_both_languages_say_the_same_things() -> None:
    assert set(SAID["fr"]) == set(SAID["en"])
    assert set(REASONS["fr"]) == set(REASONS["en"])


def test_a_no_that_waited_for_the_ledger_is_written_down_first(tmp_path: Path) -> None:
    no = Fact("withdrawn", "t4.0.withdrawn", LONG_AGO, {"step": "menu", "by": "key"})
    Untold(tmp_path / "untold").put(CALL, [no])
    assert "what 1 callers had said no to" in accord("purge", "--lang", "en").out
    assert "Written down" not in accord("purge", "--lang", "en").out
    ledger = open_ledger(f"sqlite:///{tmp_path / 'accord.db'}", Keyring(["only read here"]))
    assert [kept.kind for kept in ledger.story(CALL)] == ["withdrawn"]
    ledger.close()
