"""The benchmark of a turn runs, measures what it says it measures, and says ratios; time decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import tutorials
from bench.load import load, server
from bench.ours import accord, answered, decisions, held_to_be_kept
from bench.rounds import Ratio, interleaved, ratio
from bench.telephone import signed
from bench.webhook import DURABLE, IN_PROCESS, OVER_HTTP, TAIL, Bar, Measured, in_process, report

ROUNDS, TURNS = 2, 4


@pytest.fixture
def measured(tmp_path: Path) -> dict[str, list[Measured]]:
    return in_process(tmp_path, ROUNDS, TURNS)


def test_every_variant_is_measured_in_every_round_and_every_bar_has_its_line(
    measured: dict[str, list[Measured]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert {len(rounds) for rounds in measured.values()} == {ROUNDS}
    assert all(one.rate > 0 and one.slow > 0 for rounds in measured.values() for one in rounds)
    report("a small run", measured, IN_PROCESS, TAIL)
    printed = capsys.readouterr().out
    assert all(f"{bar.name}  {bar.of} / {bar.to}: " in printed for bar in (*IN_PROCESS, TAIL))
    assert set(measured) == {name for bar in (*IN_PROCESS, *OVER_HTTP) for name in (bar.of, bar.to)}


def test_what_is_measured_agrees_and_is_kept(tmp_path: Path) -> None:
    app = accord(tmp_path)
    try:
        turns = decisions(app, 0, 3)
        with pytest.raises(RuntimeError, match="the ledger does not know it"):
            held_to_be_kept(app, 0, 3)
        assert all(b"For an appointment, press 1." in answered(app, turn) for turn in turns)
        held_to_be_kept(app, 0, 3)
    finally:
        app.extensions["accord"].ledger.close()


def test_without_its_ledger_the_same_turn_has_the_same_answer(tmp_path: Path) -> None:
    app = accord(tmp_path, durable=False)
    assert b"For an appointment, press 1." in answered(app, decisions(app, 0, 1)[0])


def test_the_tutorials_answer_the_signed_and_refuse_others(tmp_path: Path) -> None:
    apps = (
        tutorials.tutorial(),
        tutorials.with_a_connection_per_request(str(tmp_path / "e0.db")),
        tutorials.with_a_connection_per_thread(str(tmp_path / "e2.db")),
    )
    webhook = signed("/voice", "CA" + "1" * 32, Digits="1")
    for app in apps:
        assert tutorials.MENU.encode() in answered(app, webhook)
        forged = {"X-Twilio-Signature": "forged"}
        assert app.test_client().post("/voice", data={"Digits": "1"}, headers=forged).status_code == 403


def test_the_server_of_the_procfile_answers_a_load_to_its_end(tmp_path: Path) -> None:
    pool = [signed("/voice", f"CA{number:032x}", Digits="1") for number in range(6)]
    with server("bench.tutorials:tutorial()", 1, tmp_path) as port:
        seconds, waits = load(port, pool, connections=2)
        assert len(waits) == len(pool)
        assert seconds >= max(waits)
        with pytest.raises(RuntimeError, match="connections failed"):
            load(port, [signed("/elsewhere", "CA" + "1" * 32)], connections=1)


def test_each_round_begins_with_another_variant_and_ratios_stay_inside_it() -> None:
    order: list[str] = []

    def variant(name: str) -> Callable[[int], float]:
        def measure(number: int) -> float:
            order.append(name)
            return float(number + 1)

        return measure

    found = interleaved({name: variant(name) for name in "abc"}, 3)
    assert "".join(order) == "abcbcacab"
    assert ratio(found["a"], [1.0, 4.0, 1.0]).rounds == (1.0, 0.5, 3.0)


def test_a_bar_says_whether_it_is_reached() -> None:
    spread = Ratio((1.0, 2.0, 3.0))
    assert str(spread) == " 2.00 × (1.00–3.00)"
    assert Bar("T4", DURABLE, "c", 2.0).line(spread).endswith("bar ≥ 2.0 × reached")
    assert Bar("T4", DURABLE, "c", 2.1).line(spread).endswith("bar ≥ 2.1 × missed")
    assert Bar("T6", DURABLE, "c", 1.9, least=False).line(spread).endswith("bar ≤ 1.9 × missed")
