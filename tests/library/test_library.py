"""Only what was proved is served, and what was served stays live whatever becomes of its file."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ivr import library as room
from ivr.flow import Flow, HangUp
from ivr.library import LARGEST_FILE, LOOK_AGAIN_SECONDS, Library
from ivr.parse import Common, Draft, prepared

GOOD = """\
accord: 1
title: Accueil
speaks: fr-FR
voice: Polly.Lea-Neural
business: {name: Garage Martin, fallback: "+33199000123"}
start: bye
steps:
  bye:
    hang_up: Au revoir.
"""
OTHER = GOOD.replace("Au revoir.", "À demain.")
BROKEN = GOOD.replace("start: bye", "start: nowhere")


class Clock:
    """Moves when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def later(self) -> None:
        self.now += LOOK_AGAIN_SECONDS


class House:
    """A folder of flows, the library that reads it, and what it was told of loading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.library = Library(folder, monotonic=self.clock)

    def writes(self, text: str | bytes, name: str = "accueil") -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        (self.folder / f"{name}.yaml").write_bytes(raw)
        self.clock.later()

    def says(self, name: str = "accueil") -> str | None:
        flow = self.library.flow(name)
        if flow is None:
            return None
        step = flow.steps["bye"]
        assert isinstance(step, HangUp)
        return step.text


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_flow_is_live_as_soon_as_its_file_is_good(house: House) -> None:
    assert house.says() is None
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    assert set(house.library.entries()) == {"accueil"}


def test_a_change_is_seen_a_second_later_and_not_before(house: House) -> None:
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    (house.folder / "accueil.yaml").write_text(OTHER)
    assert house.says() == "Au revoir."
    house.clock.later()
    assert house.says() == "À demain."


def test_the_last_good_version_stays_live_while_the_newest_text_has_errors(house: House) -> None:
    house.writes(GOOD)
    good = house.library.flow("accueil")
    house.writes(BROKEN)
    entry = house.library.entries()["accueil"]
    assert entry.live is good
    assert entry.text == BROKEN
    assert [found.level for found in entry.diagnostics] == ["error"]
    house.writes(OTHER)
    assert house.says() == "À demain."
    assert house.library.entries()["accueil"].diagnostics == ()


def test_a_file_that_was_never_good_is_shown_with_its_errors_and_not_served(house: House) -> None:
    house.writes(BROKEN)
    entry = house.library.entries()["accueil"]
    assert entry.live is None
    assert entry.diagnostics[0].file == str(house.folder / "accueil.yaml")
    assert house.library.flow("accueil") is None


def test_a_flow_whose_file_is_gone_is_no_longer_served_but_calls_on_it_finish(house: House) -> None:
    house.writes(GOOD)
    flow = house.library.flow("accueil")
    assert flow is not None
    (house.folder / "accueil.yaml").unlink()
    house.clock.later()
    assert house.library.flow("accueil") is None
    assert house.library.entries() == {}
    assert house.library.version(flow.version) is flow


def test_calls_on_an_earlier_version_finish_on_it(house: House) -> None:
    house.writes(GOOD)
    before = house.library.flow("accueil")
    assert before is not None
    house.writes(OTHER)
    assert house.says() == "À demain."
    assert house.library.version(before.version) is before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        GOOD.encode()[:60],
        GOOD.replace("Au revoir.", "Là").encode()[:-2],
        b"\x00" * 300,
        b"a: " + b"x" * 1_100_000,
        b"- " * 250_000,
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(1_000)),
        GOOD.encode() + b"\xff",
        b"{a: " * 125_000,
    ],
    ids=["empty", "half", "half a letter", "zeros", "megabyte", "deep", "aliases", "bad utf-8", "open maps"],
)
def test_whatever_is_written_the_old_flow_stays_live_and_nobody_waits_for_long(
    house: House, content: bytes
) -> None:
    house.writes(GOOD)
    good = house.library.flow("accueil")
    began = time.monotonic()
    house.writes(content)
    assert house.library.flow("accueil") is good
    assert time.monotonic() - began < 1.0
    assert house.library.entries()["accueil"].diagnostics != ()
    assert len(house.library.entries()["accueil"].raw) <= LARGEST_FILE


def test_a_file_that_cannot_be_read_takes_nothing_away(house: House) -> None:
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    (house.folder / "accueil.yaml").unlink()
    (house.folder / "accueil.yaml").mkdir()
    house.clock.later()
    assert house.says() == "Au revoir."


def test_a_link_that_leads_nowhere_takes_nothing_away(house: House) -> None:
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    (house.folder / "accueil.yaml").unlink()
    (house.folder / "accueil.yaml").symlink_to(house.folder / "gone")
    house.clock.later()
    assert house.says() == "Au revoir."


def test_a_folder_that_is_away_for_a_moment_takes_nothing_away(house: House) -> None:
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    house.folder.rename(house.folder.with_name("away"))
    house.clock.later()
    assert house.says() == "Au revoir."
    house.folder.with_name("away").rename(house.folder)
    house.writes(OTHER)
    assert house.says() == "À demain."


def test_a_folder_that_is_not_there_is_a_library_without_flows(tmp_path: Path) -> None:
    assert Library(tmp_path / "nowhere").entries() == {}


def test_a_file_that_nothing_can_be_read_from_yet_is_no_flow(house: House) -> None:
    os.mkfifo(house.folder / "accueil.yaml")
    assert house.library.entries() == {}


def test_two_edits_within_one_tick_of_the_clock_and_of_one_size_are_both_seen(house: House) -> None:
    house.writes(GOOD)
    path = house.folder / "accueil.yaml"
    then = path.stat()
    assert house.says() == "Au revoir."
    house.writes(GOOD.replace("revoir", "bonjour"[:6]))
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (then.st_mtime_ns, then.st_size)
    assert house.says() == "Au bonjou."


@pytest.mark.parametrize(
    "name",
    [
        "accueil.test.yaml",
        ".test.yaml",
        ".yaml",
        ".accueil.yaml",
        "Accueil.yaml",
        "accueil.yml",
        "accueil.yaml~",
        "accueil.yaml.swp",
        "été.yaml",
        "a b.yaml",
        "-a.yaml",
        "a" * 65 + ".yaml",
        "a\n.yaml",
    ],
)
def test_a_name_that_could_not_stand_in_an_address_is_no_flow(house: House, name: str) -> None:
    (house.folder / name).write_text(GOOD)
    (house.folder / "sub").mkdir()
    (house.folder / "sub" / "accueil.yaml").write_text(GOOD)
    assert house.library.entries() == {}


@pytest.mark.parametrize("name", ["a", "front-desk", "front_desk", "2026", "a" * 64])
def test_a_plain_name_is_a_flow(house: House, name: str) -> None:
    house.writes(GOOD, name)
    assert house.says(name) == "Au revoir."


def test_a_version_is_the_hash_of_name_text_and_rules(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(text: str, name: str) -> str:
        house.writes(text, name)
        flow = house.library.flow(name)
        assert flow is not None
        return flow.version

    accueil, other_text, other_name = version(GOOD, "a"), version(OTHER, "a"), version(GOOD, "b")
    assert version(GOOD, "a") == accueil
    monkeypatch.setattr(room, "RULES_VERSION", "other rules")
    other_rules = version(GOOD + "\n", "a"), version(GOOD, "a")
    assert len({accueil, other_text, other_name, *other_rules}) == 5
    assert all(len(each) == 64 for each in (accueil, other_text, *other_rules))


def test_where_one_part_of_a_version_ends_and_the_next_begins_matters() -> None:
    assert room._version("ab", "c", "d") != room._version("a", "bc", "d")
    assert room._version("a\0b", "c", "d") != room._version("a", "b\0c", "d")


def test_a_version_comes_back_from_its_kept_texts_in_another_process(house: House, tmp_path: Path) -> None:
    house.writes(GOOD.replace("Au revoir.", "À bientôt."))
    flow = house.library.flow("accueil")
    assert flow is not None
    texts = house.library.texts(flow.version)
    elsewhere = Library(tmp_path / "empty")
    assert elsewhere.version(flow.version) is None
    assert elsewhere.restore(flow.version, texts) == flow
    assert elsewhere.version(flow.version) == flow
    assert elsewhere.texts(flow.version) == texts
    assert elsewhere.entries() == {}


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept | {"text": kept["text"].replace("revoir", "diable")},
        lambda kept: kept | {"name": "other"},
        lambda kept: kept | {"rules": "none"},
        lambda kept: {"text": kept["text"]},
        lambda kept: [kept],
        lambda kept: None,
    ],
)
def test_texts_that_do_not_make_the_version_are_not_restored(
    house: House, change: Callable[[object], object]
) -> None:
    house.writes(GOOD)
    flow = house.library.flow("accueil")
    assert flow is not None
    changed = json.dumps(change(json.loads(house.library.texts(flow.version)))).encode()
    elsewhere = Library(house.folder / "empty")
    assert elsewhere.restore(flow.version, changed) is None
    assert elsewhere.version(flow.version) is None


@pytest.mark.parametrize("texts", [b"", b"{", b"\xff", b"3", b"[]"])
def test_what_are_no_texts_are_not_restored(house: House, texts: bytes) -> None:
    assert house.library.restore("a" * 64, texts) is None


def test_a_text_with_errors_is_not_restored_even_under_its_own_hash(house: House) -> None:
    texts = json.dumps({"rules": "r", "name": "accueil", "text": BROKEN}).encode()
    assert house.library.restore(room._version("r", "accueil", BROKEN), texts) is None


def test_each_version_is_told_once_when_it_becomes_live_and_not_when_it_cannot(house: House) -> None:
    told: list[str] = []
    house.writes(GOOD)
    house.library.when_loaded(lambda flow: told.append(f"{flow.name} {flow.version}"))
    first = f"accueil {house.library.entries()['accueil'].live.version}"  # type: ignore[union-attr]
    assert told == [first]
    house.clock.later()
    house.library.entries()
    house.writes(BROKEN)
    house.library.entries()
    assert told == [first]
    house.writes(OTHER)
    house.writes(GOOD, "second")
    live = house.library.entries()
    assert set(told[1:]) == {f"{name} {entry.live.version}" for name, entry in live.items() if entry.live}
    assert len(told) == 3


def test_who_is_told_of_a_version_may_ask_the_library(house: House) -> None:
    told: list[Flow | None] = []
    house.library.when_loaded(lambda flow: told.append(house.library.flow(flow.name)))
    house.writes(GOOD)
    flow = house.library.flow("accueil")
    assert told == [flow]


def test_while_one_caller_reads_the_others_are_served_what_is_live(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.writes(GOOD)
    assert house.says() == "Au revoir."
    reading, go_on = threading.Event(), threading.Event()

    def slowly(text: str | bytes, name: str, file: str = "", common: Common | None = None) -> Draft:
        reading.set()
        assert go_on.wait(5)
        return prepared(text, name, file, common)

    monkeypatch.setattr(room, "prepared", slowly)
    house.writes(OTHER)
    with ThreadPoolExecutor(1) as threads:
        reader = threads.submit(house.says)
        assert reading.wait(5)
        assert house.says() == "Au revoir."
        go_on.set()
        assert reader.result(5) == "À demain."
    assert house.says() == "À demain."


def test_nobody_is_told_that_there_is_no_flow_because_the_first_look_is_not_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.writes(GOOD)
    reads = []

    def slowly(text: str | bytes, name: str, file: str = "", common: Common | None = None) -> Draft:
        reads.append(name)
        time.sleep(0.05)
        return prepared(text, name, file, common)

    monkeypatch.setattr(room, "prepared", slowly)
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: house.says(), range(8))) == {"Au revoir."}
    assert reads == ["accueil"]
