"""On a flow that lints clean nobody is recorded untold and no refuser meets a voicemail; the proof is why."""

from __future__ import annotations

from random import Random
from unittest.mock import patch

from ivr.facts import Decision, FlowEntered, TransferStarted, Withdrawn
from ivr.flow import Flow
from ivr.parse import FlowText, Reading, read_flows, reading
from tests.proof.playing_at_random import facts_of, faults, played
from tests.proof.random_folders import folder

FOLDERS = range(300)
CALLS = 12
REACHED = {"a transfer": 0.5, "a refusal": 0.5, "a withdrawal": 0.5, "a second flow": 0.5}


def readings(seed: int) -> dict[str, Reading]:
    return read_flows({name: FlowText(text) for name, text in folder(seed).items()})


def clean(seed: int) -> Flow | None:
    """The flow calls come in on, where nothing at all is said of its folder."""
    found = readings(seed)
    desk = found["desk"].flow
    whole = all(one.code == "W202" for read in found.values() for one in read.diagnostics)
    return desk if whole else None


def test_on_a_clean_flow_nothing_happens_that_must_not() -> None:
    proved = 0
    for seed in FOLDERS:
        flow = clean(seed)
        if flow is None:
            continue
        proved += 1
        for call in range(CALLS):
            assert faults(played(flow, Random(seed * 1_000 + call))) == [], f"folder {seed}, call {call}"
    assert proved >= len(FOLDERS) / 3


def test_the_calls_on_clean_flows_come_far() -> None:
    flows = [flow for seed in FOLDERS[:120] if (flow := clean(seed))]
    reached = dict.fromkeys(REACHED, 0)
    for number, flow in enumerate(flows):
        found = [fact for call in range(40) for fact in facts_of(played(flow, Random(number * 77 + call)))]
        reached["a transfer"] += any(isinstance(fact, TransferStarted) for fact in found)
        reached["a refusal"] += any(
            isinstance(fact, Decision) and fact.value in ("refused", "objected") for fact in found
        )
        reached["a withdrawal"] += any(isinstance(fact, Withdrawn) for fact in found)
        reached["a second flow"] += any(isinstance(fact, FlowEntered) for fact in found)
    assert {name: count / len(flows) >= REACHED[name] for name, count in reached.items()} == dict.fromkeys(
        REACHED, True
    )


def test_whatever_goes_wrong_in_a_call_was_found_before() -> None:
    """The other way round: every law that a call breaks has its finding."""
    broken = 0
    for seed in FOLDERS:
        flow = unfiltered(seed)
        if flow is None or not any(
            faults(played(flow, Random(seed * 1_000 + call))) for call in range(CALLS)
        ):
            continue
        broken += 1
        found = readings(seed)
        assert any(one.level == "error" for read in found.values() for one in read.diagnostics), seed
    assert broken > 10


def test_without_the_proof_somebody_would_be_recorded_wrongly_within_seconds() -> None:
    for seed in FOLDERS:
        flow = unfiltered(seed)
        if flow and any(faults(played(flow, Random(seed * 1_000 + call))) for call in range(CALLS)):
            return
    raise AssertionError("nothing went wrong though nothing was proved")


def unfiltered(seed: int) -> Flow | None:
    """The flow calls come in on, with every rule of consent left out."""
    alone = tuple(rule for rule in reading.ALONE if not rule.kind.code.startswith("C"))
    together = tuple(rule for rule in reading.TOGETHER if not rule.kind.code.startswith("C"))
    with patch.object(reading, "ALONE", alone), patch.object(reading, "TOGETHER", together):
        return readings(seed)["desk"].flow
