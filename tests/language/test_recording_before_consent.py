"""Which ways lead to a recording without a consent step, through the flows of a folder and back."""

from __future__ import annotations

from written import HEAD

from ivr.parse import FlowText, read_flow, read_flows

RECORDING = (
    "recording:\n  purposes: {service_quality: {keep: 6 months}}\n"
    '  necessity: Two calls a month are enough.\n  share: 20%\n  withdraw: {key: "*"}\n'
)
ASKS = """
    consent: implicit
    notice: This call may be recorded {purposes}, and kept {keep}.
    offer: To refuse, press {refuse.key}.
    refuse: {key: "9"}
    continued: go
    refused: go
    unclear: go
"""
DESK = """
    transfer: "+33199001234"
    record: yes
    busy: bye
    no_answer: bye
  bye:
    hang_up: Goodbye.
"""
DESK_ALONE = f"{HEAD}{RECORDING}start: desk\nsteps:\n  desk:{DESK}"


def flow(steps: str, start: str = "begin") -> FlowText:
    return FlowText(f"{HEAD}{RECORDING}start: {start}\nsteps:\n{steps}")


def told(**texts: FlowText) -> dict[str, list[str]]:
    """The codes of what is wrong with each flow of a folder, but for those behind which there are others."""
    found = read_flows(texts)
    return {
        name: [one.code for one in read.diagnostics if one.code not in ("W202", "W207")]
        for name, read in found.items()
    }


def test_a_flow_that_only_records_is_told_so() -> None:
    assert [one.code for one in read_flow(DESK_ALONE, "desk").diagnostics] == ["C307"]


def test_a_flow_that_another_leads_to_after_asking_may_record() -> None:
    front = flow(f"  begin:{ASKS}  go:\n    goto: desk\n")
    assert told(front=front, desk=FlowText(DESK_ALONE)) == {"front": [], "desk": []}


def test_one_way_without_a_question_is_enough() -> None:
    front = flow(
        "  begin:\n    ask: For the desk, press 1. For the rest, press 2.\n    choices:\n"
        '      desk: {key: "1", next: go}\n      rest: {key: "2", next: asked}\n    silence: asked\n'
        f"  asked:{ASKS}  go:\n    goto: desk\n"
    )
    assert told(front=front, desk=FlowText(DESK_ALONE))["desk"] == ["C307"]


def test_a_flow_that_asks_and_comes_back_has_asked() -> None:
    front = flow(f"  begin:\n    goto: asking\n    next: desk\n  desk:{DESK}")
    asking = flow(f"  begin:{ASKS}  go:\n    goto: back\n")
    assert told(front=front, asking=asking) == {"front": [], "asking": []}


def test_a_flow_that_comes_back_without_asking_has_not() -> None:
    front = flow(f"  begin:\n    goto: hours\n    next: desk\n  desk:{DESK}")
    hours = flow("  begin:\n    say: We are open.\n    next: end\n  end:\n    goto: back\n")
    assert told(front=front, hours=hours) == {"front": ["C307"], "hours": []}


def test_a_flow_that_comes_back_for_another_has_not_asked_either() -> None:
    front = flow(f"  begin:\n    goto: middle\n    next: desk\n  desk:{DESK}")
    middle = flow("  begin:\n    goto: hours\n    next: end\n  end:\n    goto: back\n")
    hours = flow("  begin:\n    goto: back\n")
    assert told(front=front, middle=middle, hours=hours)["front"] == ["C307"]


def test_a_flow_made_to_be_come_back_from_is_not_judged_alone() -> None:
    text = f"{DESK_ALONE.replace('hang_up: Goodbye.', 'goto: back')}"
    assert [one.code for one in read_flow(text, "desk").diagnostics] == []


def test_flows_that_lead_round_to_one_another_are_judged_as_beginnings() -> None:
    one = flow(f"  begin:\n    goto: two\n    next: desk\n  desk:{DESK}")
    two = flow(
        f"  begin:\n    ask: For the desk, press 1.\n    choices:\n"
        f'      desk: {{key: "1", next: desk}}\n    silence: go\n  go:\n    goto: one\n  desk:{DESK}'
    )
    assert "C307" in told(one=one, two=two)["two"]
