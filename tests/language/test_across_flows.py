"""What only several flows together can get wrong, and what they may do together."""

from __future__ import annotations

import pytest
from written import HEAD

from ivr.parse import FlowText, read_flow, read_flows

MENU = (
    "  menu:\n    ask: Press 1.\n    choices:\n      one: {key: '1', next: %s}\n"
    "    silence: bye\n  bye: {hang_up: }\n"
)
BACK = "  back: {goto: back}\n"
RECORDING = (
    "recording:\n  necessity: Two calls a month mend the welcome.\n  share: 20%\n"
    "  purposes: {training: {keep: 6 months, from: 2026-12-01, until: 2027-02-28}}\n"
    "  withdraw: {key: '*'}\n"
)


def found(**bodies: str) -> dict[str, list[str]]:
    """The codes of what is wrong with each flow of a folder."""
    readings = read_flows({name: FlowText(HEAD + body) for name, body in bodies.items()})
    return {name: [one.code for one in reading.diagnostics] for name, reading in readings.items()}


def test_nothing_is_said_of_other_flows_while_one_is_read_alone() -> None:
    body = "start: one\nsteps:\n  one: {goto: elsewhere, next: bye}\n  bye: {hang_up: }\n"
    assert read_flow(HEAD + body, "desk").diagnostics == ()
    assert found(desk=body) == {"desk": ["W206"]}


def test_talk_that_goes_round_through_two_flows_is_told_once() -> None:
    assert found(
        a="start: one\nsteps:\n  one: {say: Hello., next: two}\n  two: {goto: b}\n",
        b="start: one\nsteps:\n  one: {say: Hello., next: two}\n  two: {goto: a}\n",
    ) == {"a": ["W204"], "b": ["W207"]}


def test_a_flow_that_goes_to_itself_without_listening_never_ends() -> None:
    assert found(a="start: one\nsteps:\n  one: {say: Hello., next: two}\n  two: {goto: a}\n") == {
        "a": ["W204"]
    }


def test_borrowing_a_flow_twice_is_no_round() -> None:
    twice = "  one: {goto: b, next: two}\n  two: {goto: b, next: bye}\n"
    assert found(
        a=f"start: one\nsteps:\n{twice}  bye: {{hang_up: }}\n",
        b=f"start: one\nsteps:\n  one: {{say: Hello., next: back}}\n{BACK}",
    ) == {"a": [], "b": []}


def test_a_round_that_passes_through_a_flow_and_back_is_one() -> None:
    assert found(
        a="start: one\nsteps:\n  one: {goto: b, next: one}\n",
        b=f"start: one\nsteps:\n  one: {{say: Hello., next: back}}\n{BACK}",
    ) == {"a": ["W204"], "b": []}


def test_a_round_in_which_another_flow_listens_is_none() -> None:
    assert found(
        a="start: one\nsteps:\n  one: {goto: b, next: one}\n",
        b=f"start: menu\nsteps:\n{MENU % 'back'}{BACK}",
    ) == {"a": [], "b": []}


def test_a_flow_that_may_not_come_back_is_no_round() -> None:
    assert found(
        a="start: one\nsteps:\n  one: {goto: b, next: one}\n",
        b="start: one\nsteps:\n  one: {text: Hello., next: bye, failed: back}\n  bye: {hang_up: }\n" + BACK,
    ) == {"a": [], "b": []}


@pytest.mark.parametrize("count", [2, 5, 40])
def test_errors_are_told_from_the_last_flow_to_the_first(count: int) -> None:
    bodies = {
        f"f{n}": f"start: one\nsteps:\n  one: {{goto: f{n + 1}, next: bye}}\n  bye: {{hang_up: }}\n"
        for n in range(count - 1)
    }
    bodies[f"f{count - 1}"] = "start: nowhere\nsteps:\n  bye: {hang_up: }\n"
    told = found(**bodies)
    assert told.pop(f"f{count - 1}") == ["W203"]
    assert set(map(tuple, told.values())) == {("W207",)}


def test_what_every_way_remembers_may_be_said_in_the_flow_it_leads_to() -> None:
    told = "start: told\nsteps:\n  told: {say: 'You call about {reason}.', next: back}\n" + BACK
    goes = "  two: {goto: told, next: bye}\n  bye: {hang_up: }\n"
    sets = "start: one\nsteps:\n  one: {set: {reason: repair}, next: two}\n" + goes
    without = "start: two\nsteps:\n" + goes
    assert found(a=sets, told=told) == {"a": [], "told": []}
    assert found(a=sets, b=without, told=told) == {"a": [], "b": [], "told": ["P604"]}


def test_what_a_borrowed_flow_surely_remembers_may_be_said_after_it() -> None:
    says = "start: one\nsteps:\n  one: {goto: asked, next: told}\n  told: {hang_up: 'About {reason}.'}\n"
    always = "start: one\nsteps:\n  one: {set: {reason: repair}, next: back}\n" + BACK
    sometimes = f"start: menu\nsteps:\n{MENU % 'one'}  one: {{set: {{reason: repair}}, next: back}}\n{BACK}"
    sometimes = sometimes.replace("silence: bye", "silence: back").replace("  bye: {hang_up: }\n", "")
    assert found(a=says, asked=always) == {"a": [], "asked": []}
    assert found(a=says, asked=sometimes) == {"a": ["P604"], "asked": []}


def test_digits_are_remembered_only_where_they_were_given() -> None:
    collect = "  one: {collect: Number?, into: number, digits: 6, next: %s, silence: %s}\n"
    told = "  told: {hang_up: 'It is {number}.'}\n"
    bye = "  bye: {hang_up: }\n"
    assert found(a="start: one\nsteps:\n" + collect % ("told", "bye") + told + bye) == {"a": []}
    assert found(a="start: one\nsteps:\n" + collect % ("told", "told") + told) == {"a": ["P604"]}


def test_a_flow_is_joined_with_all_it_can_come_to_and_no_others() -> None:
    goes = "start: one\nsteps:\n  one: {goto: %s, next: bye}\n  bye: {hang_up: }\n"
    bodies = {
        "a": goes % "b",
        "b": goes % "c",
        "c": goes % "a",
        "d": "start: bye\nsteps: {bye: {hang_up: }}\n",
    }
    listens = MENU.replace("  bye: {hang_up: }\n", "") % "one"
    bodies["c"] = bodies["c"].replace("start: one\nsteps:\n", f"start: menu\nsteps:\n{listens}")
    readings = read_flows({name: FlowText(HEAD + body) for name, body in bodies.items()})
    others = {name: sorted(one.flow.others) for name, one in readings.items() if one.flow}
    assert others == {"a": ["b", "c"], "b": ["a", "c"], "c": ["a", "b"], "d": []}


def test_a_hundred_flows_that_borrow_one_another_are_read_in_time() -> None:
    goes = "start: menu\nsteps:\n" + MENU % "aside" + "  aside: {goto: f%d, next: menu}\n"
    told = found(**{f"f{n}": goes % ((n + 1) % 100) for n in range(100)})
    assert not any(told.values())


CONSENT = (
    "start: notice\nsteps:\n  notice:\n    consent: implicit\n"
    "    notice: This call may be recorded {purposes}, and kept {keep}.\n"
    "    offer: To refuse, press {refuse.key}.\n    refuse: {key: '1'}\n    window: %s\n"
    "    continued: away\n    refused: bye\n    unclear: bye\n  away: {goto: other}\n  bye: {hang_up: }\n"
)


@pytest.mark.parametrize(("window", "told"), [("next_answer", ["L402"]), ("5 s", [])])
def test_a_refusal_stays_live_in_the_flow_a_call_goes_to(window: str, told: list[str]) -> None:
    menu = f"start: menu\nsteps:\n{MENU % 'bye'}"
    assert found(a=RECORDING + CONSENT % window, other=menu)["other"] == told


def test_a_refusal_is_still_live_behind_an_answer_that_came_too_soon() -> None:
    first = MENU.replace("menu", "first").replace("1", "2").replace("  bye: {hang_up: }\n", "") % "menu"
    body = f"start: first\nsteps:\n{first}{MENU % 'bye'}"
    assert found(a=RECORDING + CONSENT % "next_answer", other=body)["other"] == ["L402"]


def test_a_refusal_of_another_flow_may_be_told_at_a_question() -> None:
    menu = f"start: menu\nsteps:\n{MENU % 'bye'}".replace("'1'", "'2'").replace(
        "Press 1.", "Press 2, or 1 to refuse."
    )
    assert found(a=RECORDING + CONSENT % "next_answer", other=menu)["other"] == []
    assert found(a=RECORDING + CONSENT % "5 s", other=menu)["other"] == ["L409"]


def test_a_refusal_stays_live_in_one_flow_as_in_two() -> None:
    first = MENU.replace("menu", "away").replace("1", "2").replace("  bye: {hang_up: }\n", "") % "menu"
    body = (CONSENT % "next_answer").replace("  away: {goto: other}\n  bye: {hang_up: }\n", first)
    assert found(a=RECORDING + body + MENU % "bye") == {"a": ["L402"]}
