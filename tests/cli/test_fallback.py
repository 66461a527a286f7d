"""`accord fallback` prints what answers in Accord's place: an apology, and an unrecorded call."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.cli.commands import accord

FLOW = """\
accord: 1
title: Harbour Dental
speaks: en-GB
voice: Polly.Amy-Neural
business: {name: Harbour Dental%s}
start: bye
steps:
  bye:
    hang_up: Goodbye.
"""


def test_the_document_apologises_and_calls_the_fallback_number_unrecorded() -> None:
    ran = accord("fallback", "front-desk")
    assert (ran.code, ran.err) == (0, "")
    say, dial = etree.fromstring(ran.out.encode())
    assert (say.tag, say.get("language")) == ("Say", "en-GB")
    assert (dial.tag, dial.xpath("string()")) == ("Dial", "+33199000140")
    assert dial.get("record") in (None, "do-not-record")
    assert dial.get("action") is None
    assert "http" not in ran.out.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("name", "remedy"), [("acueil", "did you mean `accueil`?"), ("nowhere", "there are accueil, front-desk")]
)
def test_a_flow_that_is_not_there_is_misuse_with_a_remedy(name: str, remedy: str) -> None:
    ran = accord("fallback", name, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert remedy in ran.err


def test_a_flow_without_a_fallback_number_has_no_document_but_advice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path))
    (tmp_path / "harbour.yaml").write_text(FLOW % ', fallback: "+33199000140"')
    assert accord("fallback", "harbour").code == 0
    (tmp_path / "harbour.yaml").write_text(FLOW % "")
    for lang in ("fr", "en"):
        ran = accord("fallback", "harbour", "--lang", lang)
        assert (ran.code, ran.out) == (1, "")
        assert "accord lint" in ran.err
    assert 'add `fallback: "+33199001234"`' in accord("lint", "--lang", "en").out
