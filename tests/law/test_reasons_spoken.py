"""A purpose whose author wrote no reason has the words of the law data, in the language of the flow."""

from __future__ import annotations

import pytest

from ivr.flow import Flow
from ivr.law import purposes
from ivr.parse import FlowText, read_flow

FLOW = """\
accord: 1
title: Harbour Dental
speaks: {language}
voice: {voice}
business: {{name: Harbour Dental, fallback: "+33199001234"}}
recording:
  purposes:
    training: {{keep: 6 months, from: 2026-12-01, until: 2027-02-28}}
    safety: {{keep: 1 day, spoken: for safety}}
start: bye
steps:
  bye: {{hang_up: }}
"""
OWNER = "purposes: {training: {spoken: {nl: om te leren}, reason: works council}}\n"


def read(language: str, voice: str, owner: str = "") -> Flow:
    told = FlowText(owner, "accord.yaml") if owner else None
    flow = read_flow(FLOW.format(language=language, voice=voice), "desk", owner=told).flow
    assert flow is not None
    return flow


def spoken(flow: Flow) -> list[str | None]:
    assert flow.recording is not None
    return [purpose.spoken for purpose in flow.recording.purposes]


@pytest.mark.parametrize(
    ("language", "voice", "letters"),
    [
        ("fr-CA", "Polly.Gabrielle-Neural", "fr"),
        ("en-GB", "Polly.Amy-Neural", "en"),
        ("de-DE", "Polly.Vicki-Neural", "de"),
        ("es-ES", "Polly.Lucia-Neural", "es"),
        ("it-IT", "Polly.Bianca-Neural", "it"),
        ("nl-NL", "Polly.Laura-Neural", "nl"),
        ("pt-PT", "Polly.Ines-Neural", "en"),
    ],
)
def test_a_reason_is_said_in_the_language_of_the_flow_or_in_english(
    language: str, voice: str, letters: str
) -> None:
    assert spoken(read(language, voice)) == [purposes()["training"].spoken[letters], "for safety"]


def test_the_owner_s_words_for_a_purpose_stand_before_accord_s() -> None:
    assert spoken(read("nl-NL", "Polly.Laura-Neural", OWNER)) == ["om te leren", "for safety"]
    assert spoken(read("de-DE", "Polly.Vicki-Neural", OWNER))[0] == "um unsere Teams zu schulen"
