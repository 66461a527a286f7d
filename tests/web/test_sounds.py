"""Sounds are served by name to whoever asks, and nothing else of the folder is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Served, served

FLOW = """accord: 1
title: A jingle
speaks: en-GB
voice: Polly.Amy-Neural
business: {name: Harbour Dental, fallback: "+33199001240"}
start: jingle
steps:
  jingle: {play: jingle.mp3, text: Harbour Dental., next: bye}
  bye: {hang_up: Goodbye.}
"""
NOWHERE = ["unused.mp3", "absent.mp3", "desk.yaml", "..", "%2e%2e%2fdesk.yaml", "..%2f..%2fetc%2fpasswd", ""]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Served]:
    audio = tmp_path / "flows" / "audio"
    audio.mkdir(parents=True)
    (tmp_path / "flows" / "desk.yaml").write_text(FLOW)
    (audio / "jingle.mp3").write_bytes(b"a jingle")
    (audio / "unused.mp3").write_bytes(b"nobody plays it")
    made = served(tmp_path / "var", local=False, flows=tmp_path / "flows")
    yield made
    made.house.ledger.close()


def test_a_sound_that_a_flow_plays_is_served_to_whoever_asks(here: Served) -> None:
    answer = here.app.test_client().get("/audio/jingle.mp3", buffered=True)
    assert (answer.status_code, answer.data) == (200, b"a jingle")
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert set(answer.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}


def test_a_sound_is_sent_again_only_when_it_has_changed(here: Served, tmp_path: Path) -> None:
    client = here.app.test_client()
    known = client.get("/audio/jingle.mp3", buffered=True).headers["ETag"]
    again = client.get("/audio/jingle.mp3", headers={"If-None-Match": known}, buffered=True)
    assert (again.status_code, again.data) == (304, b"")
    (tmp_path / "flows" / "audio" / "jingle.mp3").write_bytes(b"another jingle")
    here.house.library._looked_at = float("-inf")
    changed = client.get("/audio/jingle.mp3", headers={"If-None-Match": known}, buffered=True)
    assert (changed.status_code, changed.data) == (200, b"another jingle")


@pytest.mark.parametrize("name", NOWHERE)
def test_nothing_else_is_served_and_nothing_is_listed(here: Served, name: str) -> None:
    answer = here.app.test_client().get(f"/audio/{name}", buffered=True)
    assert (answer.status_code, answer.data) == (404, b"")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_sound_is_served_for_a_version_that_calls_still_finish_on(here: Served, tmp_path: Path) -> None:
    live = here.house.library.flow("desk")
    assert live is not None
    (tmp_path / "flows" / "desk.yaml").write_text(
        FLOW.replace("jingle.mp3, text: Harbour Dental., next: bye", "unused.mp3, text: Hello., next: bye")
    )
    here.house.library._looked_at = float("-inf")
    client = here.app.test_client()
    assert client.get("/audio/unused.mp3", buffered=True).status_code == 200
    assert client.get("/audio/jingle.mp3", buffered=True).status_code == 200


def test_a_sound_removed_meanwhile_is_not_there(here: Served, tmp_path: Path) -> None:
    (tmp_path / "flows" / "audio" / "jingle.mp3").unlink()
    assert here.app.test_client().get("/audio/jingle.mp3", buffered=True).status_code == 404
