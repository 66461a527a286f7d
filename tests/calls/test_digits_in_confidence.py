"""What a caller types in confidence is in no fact, log, file, address or text, whatever becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from ivr.calls.conversation import packed_for_replay
from ivr.engine import CallState, Waiting
from ivr.events import MayRecord, Typed, pack
from ivr.handset import Call, Line
from tests.calls.firm import NOON, Firm
from tests.calls.test_ledger_in_trouble import stuck

CARD = "4111111111111111"
MISTYPED = "4111111111111112"
SPOKEN = " ".join(CARD)
READ_BACK = f"You typed {SPOKEN}. If that is right, press 1. To correct it, press 2."


def everything_kept(here: Firm, database: str) -> bytes:
    """All that the firm holds: every file of its folder, and every row of a database elsewhere."""
    files = b"".join(path.read_bytes() for path in Path(here.house.settings.var).rglob("*") if path.is_file())
    return files + (rows(database) if database else b"")


def rows(database: str) -> bytes:
    engine = sqlalchemy.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    found: list[Any] = []
    with engine.connect() as connection:
        for table in sqlalchemy.inspect(engine).get_table_names():
            for row in connection.execute(sqlalchemy.text(f'SELECT * FROM "{table}"')):
                found += [bytes(each) if isinstance(each, memoryview) else str(each).encode() for each in row]
    engine.dispose()
    assert found
    return b"\n".join(found)


def nowhere(here: Firm, call: Call, database: str, log: str) -> None:
    """Holds everything the firm keeps, writes, sends and is asked by to having no trace of the digits."""
    addresses = " ".join(exchange.request.url for exchange in call.exchanges)
    kept = everything_kept(here, database)
    for digits in (CARD, MISTYPED, SPOKEN):
        assert digits.encode() not in kept
        assert digits not in log
        assert digits not in addresses
        assert digits not in str([fact.body for fact in here.story(call)])
        assert digits not in str(here.network.texts)
        assert digits not in here.told(call)


def test_they_are_checked_read_back_and_forgotten(
    written_here: Firm, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    call = written_here.call(["-", "-", MISTYPED, CARD, "2", CARD, "1", "talked", "2"], flow="card")
    assert call.words.count(READ_BACK) == 2
    found = [kept.body["found"] for kept in written_here.story(call) if kept.kind == "digits_typed"]
    assert found == ["check", "taken", "taken"]
    assert b"digits_typed" in everything_kept(written_here, database), "this is where they would be found"
    nowhere(written_here, call, database, caplog.text)


def test_nothing_records_while_they_are_typed_and_the_talk_behind_them_is_recorded(
    written_here: Firm,
) -> None:
    call = written_here.call(["-", "-", CARD, "1", "talked", "2"], flow="card")
    kinds = written_here.kinds(call)
    assert kinds.index("recording_paused") < kinds.index("digits_typed") < kinds.index("recording_resumed")
    assert kinds.index("recording_resumed") < kinds.index("recording_allowed")
    assert len(call.recordings) == 1


def test_a_turn_that_comes_again_takes_them_again_and_is_answered_alike(
    written_here: Firm, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    call = written_here.call(["-", "-", CARD, "1", "talked", "2"], flow="card", deliveries=3)
    answers: dict[str, set[bytes]] = {}
    for exchange in call.exchanges:
        assert exchange.answer is not None
        answers.setdefault(exchange.request.token, set()).add(exchange.answer.body)
    assert all(len(bodies) == 1 for bodies in answers.values())
    assert call.words.count(READ_BACK) == 1
    assert written_here.kinds(call).count("digits_typed") == 1
    nowhere(written_here, call, database, caplog.text)


def test_beside_its_turn_only_that_there_were_some_is_kept(written_here: Firm) -> None:
    flow = written_here.house.library.flow("card")
    assert flow is not None
    typed = Typed(NOON, MayRecord.YES, CARD)
    asking = CallState(flow.name, flow.version, "card", Waiting.DIGITS)
    assert CARD not in str(packed_for_replay(flow, asking, typed))
    elsewhere = CallState(flow.name, flow.version, "desk", Waiting.CHOICE)
    assert packed_for_replay(flow, elsewhere, typed) == pack(typed)


def test_while_the_ledger_is_down_they_ride_in_the_seal_alone(
    written_here: Firm, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    line: Line = written_here.handset("card").start(
        call_sid=written_here.sid("card"), started_at=written_here.clock()
    )
    line.stay_silent()
    line.stay_silent()
    with stuck(written_here, database):
        line.press(CARD)
        assert line.waiting.prompts[0].words == READ_BACK  # type: ignore[union-attr]
    line.press("1")
    line.pick_up()
    line.end_talk()
    written_here.settle()
    written_here.examine(line.call)
    assert written_here.kinds(line.call).count("digits_typed") == 1
    assert not line.call.recorded
    nowhere(written_here, line.call, database, caplog.text)


def test_a_ledger_that_is_down_to_the_end_leaves_no_trace_of_them_either(
    written_here: Firm, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    with stuck(written_here, database):
        call = written_here.call(["-", "-", CARD, "1", "!"], flow="card", status_url=None)
    assert written_here.house.alarms.counts["ledger"] > 0
    nowhere(written_here, call, database, caplog.text)
