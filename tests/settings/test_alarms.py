"""An alarm is a line with what to do, once an hour for a cause, and a count every time; never a number."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ivr.alarms import CAUSES, LONGEST_DETAIL, Alarms

IVR = Path(__file__).parents[2] / "ivr"
CALL = "CA" + "0" * 32


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def after(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def alarms(clock: Clock, caplog: pytest.LogCaptureFixture) -> Alarms:
    caplog.set_level(logging.DEBUG)
    return Alarms(clock)


def test_an_alarm_says_its_cause_and_what_to_do(alarms: Alarms, caplog: pytest.LogCaptureFixture) -> None:
    alarms.raised("ledger", CALL)
    alarms.raised("fallback_used", detail="error 11200")
    assert caplog.messages == [
        f"alarm ledger: {CAUSES['ledger']} (call {CALL})",
        f"alarm fallback_used: {CAUSES['fallback_used']} [error 11200]",
    ]
    assert {record.levelname for record in caplog.records} == {"ERROR"}
    assert {record.name for record in caplog.records} == {"accord.alarm"}


def test_a_cause_is_written_once_an_hour_and_counted_every_time(
    alarms: Alarms, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        alarms.raised("ledger", CALL)
        clock.after(minutes=14, seconds=59)
    assert alarms.counts["ledger"] == 5
    assert len(caplog.messages) == 1
    clock.after(seconds=5)
    for _ in range(3):
        alarms.raised("ledger", CALL)
    assert alarms.counts["ledger"] == 8
    assert len(caplog.messages) == 2


def test_one_cause_does_not_silence_another(alarms: Alarms, caplog: pytest.LogCaptureFixture) -> None:
    for cause in CAUSES:
        alarms.raised(cause)
        alarms.raised(cause)
    assert len(caplog.messages) == len(CAUSES)
    assert alarms.counts == dict.fromkeys(CAUSES, 2)


def test_many_threads_write_one_line_and_lose_no_count(
    alarms: Alarms, caplog: pytest.LogCaptureFixture
) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: alarms.raised("text"), range(400)))
    assert alarms.counts["text"] == 400
    assert len(caplog.messages) == 1


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ("flow accueil", "flow accueil"),
        ("flow +33639980001", "flow …"),
        ("33639980001 0639980001", "… …"),
        ("version 0123456789ab of accueil", "version 0123456789ab of accueil"),
        ("a\nalarm ledger: all is well\r\x1b[2J", "a?alarm ledger: all is well???2J"),
        ("é" * 1_000, "é" * LONGEST_DETAIL),
    ],
)
def test_a_detail_is_one_short_line_without_a_number(
    detail: str, shown: str, alarms: Alarms, caplog: pytest.LogCaptureFixture
) -> None:
    alarms.raised("no_flow", CALL, detail)
    assert caplog.messages == [f"alarm no_flow: {CAUSES['no_flow']} (call {CALL}) [{shown}]"]


def test_a_call_that_is_named_by_a_number_is_not_named(
    alarms: Alarms, caplog: pytest.LogCaptureFixture
) -> None:
    alarms.raised("unknown_call", "+33639980001")
    assert "33639980001" not in caplog.text


def test_every_cause_that_is_raised_is_known_and_every_known_one_is_raised() -> None:
    raised = {cause for path in IVR.rglob("*.py") for cause in _raised(path.read_text(encoding="utf-8"))}
    assert raised == set(CAUSES)


def _raised(text: str) -> Iterator[str]:
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "raised":
            cause = part.args[0]
            assert isinstance(cause, ast.Constant), "a cause is written where it is raised"
            yield str(cause.value)
