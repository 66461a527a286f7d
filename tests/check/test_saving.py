"""A call that was played is written down as a rehearsal, and every other letter of the file stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivr.check import run, with_rehearsal
from ivr.edit import EditRefused
from ivr.engine import CallState, Waiting
from ivr.events import Caller, MayRecord
from ivr.flow import Answer, Flow
from ivr.parse.rehearsals import read_rehearsals
from ivr.rehearsal import Rehearsal, exchanged, rehearse
from ivr.rehearsal.exchanges import HANG_UP, TALKING
from tests.check.desk import HEAD, desk
from tests.engine.any_call import ANY_FLOW

AT = datetime(2026, 12, 1, 10, 30, tzinfo=ZoneInfo("Europe/Paris"))
MOVES = st.sampled_from([*"0123459*#-!", "oui", "je refuse", "12", "3*", "123#"])
WHILE_TALKING = st.sampled_from(["talked", "busy", "no_answer", "failed", "*", HANG_UP])
ONE = "  - name: One\n    moves: [9]\n    recorded: no\n"


def call(*moves: str, caller: Caller = Caller.NUMBER, may_record: MayRecord = MayRecord.YES) -> Rehearsal:
    return rehearse(desk(), moves, at=AT, caller=caller, may_record=may_record)


def test_a_call_begins_a_file_of_rehearsals() -> None:
    assert with_rehearsal("", call("9", "2", "!", caller=Caller.HIDDEN), "Who refuses", desk()) == (
        "rehearsals:\n"
        "  - name: Who refuses\n"
        "    at: 2026-12-01 10:30\n"
        "    caller: hidden\n"
        "    moves:\n"
        "      - says: This call may be recorded to improve the quality of our service, "
        "and kept for three months.\n"
        "        goes_to: notice\n"
        "      - move: 9\n"
        "        says: Nothing is recorded.\n"
        "        goes_to: another_way\n"
        "      - move: 2\n"
        "        alternative: website\n"
        "        says: For an appointment, press 1.\n"
        "        goes_to: menu\n"
        '      - "!"\n'
        "    recorded: no\n"
        "    because: refused\n"
        "    story: refused_by_key\n"
        "    ends: caller\n"
    )


@pytest.mark.parametrize(
    ("before", "head"),
    [
        (HEAD + ONE, HEAD + ONE + "\n"),
        (HEAD + ONE.rstrip(), HEAD + ONE + "\n"),
        (HEAD + ONE + "  - name: Two\n    moves: [9]\n", HEAD + ONE + "  - name: Two\n    moves: [9]\n"),
        (
            HEAD + ONE + "\n  - name: Two\n    moves: [9]\n",
            HEAD + ONE + "\n  - name: Two\n    moves: [9]\n\n",
        ),
        (HEAD + ONE + "    # still of One\n# of nobody\n", HEAD + ONE + "    # still of One\n\n"),
        ("# what must be true\n", "# what must be true\n"),
    ],
)
def test_it_stands_behind_the_others_as_they_are_written(before: str, head: str) -> None:
    after = with_rehearsal(before, call("9"), "Three", desk())
    added = after.index("- name: Three")
    assert after.startswith(head)
    assert after[:added].removeprefix(head).strip() in ("", "rehearsals:")


def test_what_stands_behind_the_list_stays_behind_it() -> None:
    before = f"rehearsals:\n{ONE}\n# of nobody\nat: 2026-12-01 10:00\n"
    after = with_rehearsal(before, call("9"), "Two", desk())
    assert after.endswith("\n# of nobody\nat: 2026-12-01 10:00\n")
    assert after.replace(after[after.index("\n  - name: Two") : after.index("\n# of nobody")], "") == before


def test_lines_end_as_they_do_in_the_file() -> None:
    after = with_rehearsal((HEAD + ONE).replace("\n", "\r\n"), call("9"), "Two", desk())
    assert "\n" not in after.replace("\r\n", "")


@pytest.mark.parametrize(
    ("before", "name", "why"),
    [
        (HEAD + ONE, "One", "a rehearsal is called `One` already"),
        (HEAD + ONE, " One ", "a rehearsal is called `One` already"),
        (HEAD + ONE, "  ", "the rehearsal has no name"),
        ("at: 2026-12-01 10:00\nrehearsals: [{name: One, moves: [9], recorded: no}]\n", "Two", "in brackets"),
        (
            "{at: 2026-12-01 10:00, rehearsals: [{name: One, moves: [9], recorded: no}]}\n",
            "Two",
            "in brackets",
        ),
        (HEAD + "  - name: One\n    move: [9]\n", "Two", "no key `move`"),
        (HEAD + "  - name: *one\n", "Two", "alias"),
        ("rehearsals:\n", "Two", "takes a list"),
    ],
)
def test_where_it_cannot_be_added_for_certain_nothing_is(before: str, name: str, why: str) -> None:
    with pytest.raises(EditRefused) as refused:
        with_rehearsal(before, call("9"), name, desk())
    assert why in refused.value.why.en


@pytest.mark.parametrize(
    ("may_record", "line"),
    [
        (MayRecord.SAMPLE, "    sampled: no\n"),
        (MayRecord.STAFF, "    may_record: staff\n"),
        (MayRecord.YES, "    moves:\n"),
    ],
)
def test_what_the_outside_knew_is_written_down(may_record: MayRecord, line: str) -> None:
    after = with_rehearsal("", call("-", "-", "1", may_record=may_record), "One", desk())
    assert after.count(line) == 1


@pytest.mark.parametrize(
    ("digits", "instead", "goes_to"),
    [
        ("4242424242424242", '"0000000000000000"', "bye"),
        ("4242424242424241", '"0000000000000001"', "card"),
        ("42", '"00"', "card"),
    ],
)
def test_digits_given_in_confidence_are_not_written_down(digits: str, instead: str, goes_to: str) -> None:
    after = with_rehearsal("", call("-", "-", "2", digits, "!"), "Paid", desk())
    assert digits not in after.replace(instead, "")
    assert f"- move: {instead}\n" in after


@pytest.mark.parametrize(("withdraw", "move", "instead"), [("4", "4", "4"), ("0", "7", "1"), ("4", "7", "0")])
def test_a_key_that_means_no_where_digits_are_given_in_confidence_stays_what_it_is(
    withdraw: str, move: str, instead: str
) -> None:
    flow = desk()
    assert flow.recording is not None
    flow = replace(flow, recording=replace(flow.recording, withdraw=Answer(withdraw, ())))
    played = rehearse(flow, ("-", "-", "2", move, "!"), at=AT)
    assert f"- move: {instead}\n" in with_rehearsal("", played, "Paid", flow)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_FLOW, st.sampled_from(list(Caller)), st.sampled_from(list(MayRecord)), st.data())
def test_any_call_can_be_written_down_and_plays_as_it_was_played(
    flow: Flow, caller: Caller, may_record: MayRecord, data: st.DataObject
) -> None:
    left = iter(range(12))

    def next_move(state: CallState) -> str:
        if next(left, None) is None:
            return HANG_UP
        return data.draw(WHILE_TALKING if state.waiting in TALKING else MOVES)

    at = AT.replace(tzinfo=ZoneInfo(flow.business.timezone))
    exchanges = tuple(exchanged(flow, next_move, at=at, may_record=may_record, caller=caller, country="FR"))
    over = exchanges[-1].turn.state.waiting is Waiting.END
    after = with_rehearsal(HEAD + ONE, Rehearsal(flow, exchanges, not over), "As it was", flow)
    assert after.startswith(HEAD + ONE)
    read = read_rehearsals(after, flow)
    assert [one.message.en for one in read.diagnostics] == []
    assert run(read, flow)[-1].passed
