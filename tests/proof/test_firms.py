"""Flows of firms as they might really be written are silent, and proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.library import read_folder

FIRMS = read_folder(Path(__file__).parent / "firms").readings


@pytest.mark.parametrize("name", FIRMS)
def test_a_flow_that_is_written_properly_is_silent(name: str) -> None:
    assert [one.message.en for one in FIRMS[name].diagnostics] == []


@pytest.mark.parametrize("name", FIRMS)
def test_and_calls_that_come_in_on_it_are_proved(name: str) -> None:
    flow = FIRMS[name].flow
    assert flow is not None
    assert flow.certificate is not None


def test_they_speak_three_languages_and_there_are_ten_firms() -> None:
    flows = [reading.flow for reading in FIRMS.values() if reading.flow]
    assert {flow.speaks[:2] for flow in flows} == {"fr", "en", "de"}
    assert len({flow.business.name for flow in flows}) == 10
