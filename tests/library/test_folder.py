"""Flows that go to one another are served together, with what `business.yaml` says and their sounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.flow import Mode
from ivr.library import LOOK_AGAIN_SECONDS, Library

HEAD = "accord: 1\ntitle: Harbour\nspeaks: en-GB\nvoice: Polly.Amy-Neural\n"
WHO = 'business: {name: Harbour Dental, fallback: "+33199001234"}\n'
TO_HOURS = "start: hours\nsteps: {hours: {goto: hours, next: bye}, bye: {hang_up: Goodbye.}}\n"
HOURS = "start: told\nsteps: {told: {say: From nine to five., next: back}, back: {goto: back}}\n"
TUNE = "start: tune\nsteps: {tune: {play: welcome.mp3, text: Good morning., next: bye}, bye: {hang_up: }}\n"
BYE = "start: bye\nsteps: {bye: {hang_up: Goodbye.}}\n"


class House:
    """A folder of flows, and the library that reads it, which looks again at every writing."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, 100.0
        self.library = Library(folder, monotonic=lambda: self.now)

    def writes(self, text: str, name: str) -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        self.now += LOOK_AGAIN_SECONDS

    def version(self, name: str) -> str:
        flow = self.library.flow(name)
        assert flow is not None, self.codes(name)
        return flow.version

    def codes(self, name: str) -> list[str]:
        return [one.code for one in self.library.entries()[name].diagnostics]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_flow_is_served_with_those_it_can_go_to(house: House) -> None:
    house.writes(HEAD + WHO + TO_HOURS, "desk.yaml")
    assert house.codes("desk") == ["W206"]
    house.writes(HEAD + WHO + HOURS, "hours.yaml")
    desk = house.library.flow("desk")
    assert desk is not None
    assert list(desk.others) == ["hours"]
    assert desk.others["hours"].steps["told"] is not None


def test_a_version_changes_with_every_text_a_call_can_come_to(house: House) -> None:
    house.writes(HEAD + WHO + HOURS, "hours.yaml")
    house.writes(HEAD + WHO + TO_HOURS, "desk.yaml")
    house.writes(HEAD + WHO + BYE, "alone.yaml")
    desk, alone = house.version("desk"), house.version("alone")
    house.writes(HEAD + WHO + HOURS.replace("nine", "ten"), "hours.yaml")
    assert house.version("desk") != desk
    assert house.version("alone") == alone


def test_while_the_flow_it_goes_to_has_errors_the_last_good_pair_stays_live(house: House) -> None:
    house.writes(HEAD + WHO + HOURS, "hours.yaml")
    house.writes(HEAD + WHO + TO_HOURS, "desk.yaml")
    desk = house.version("desk")
    house.writes(HEAD + WHO + HOURS.replace("next: back", "next: bak"), "hours.yaml")
    assert (house.codes("hours"), house.codes("desk")) == (["W201", "W202"], ["W207"])
    assert house.version("desk") == desk


def test_what_is_said_once_is_said_for_every_flow(house: House) -> None:
    house.writes(HEAD + BYE, "desk.yaml")
    assert house.codes("desk") == ["S115"]
    house.writes(WHO + 'teams: {all: {numbers: "+33199001235"}}\n', "business.yaml")
    flow = house.library.flow("desk")
    assert flow is not None
    assert (flow.business.name, list(flow.teams)) == ("Harbour Dental", ["all"])
    assert "business" not in house.library.entries()
    first = flow.version
    house.writes(WHO.replace("Dental", "Clinic"), "business.yaml")
    assert house.version("desk") != first


def test_a_flow_may_say_one_thing_of_the_business_otherwise(house: House) -> None:
    house.writes(WHO, "business.yaml")
    house.writes(HEAD + "business: {name: Harbour Clinic}\n" + BYE, "desk.yaml")
    flow = house.library.flow("desk")
    assert flow is not None
    assert (flow.business.name, flow.business.fallback) == ("Harbour Clinic", "+33199001234")


def test_a_mistake_in_what_is_said_once_is_shown_with_its_own_file(house: House) -> None:
    house.writes(WHO.replace("+33199001234", "0199001234"), "business.yaml")
    house.writes(HEAD + BYE, "desk.yaml")
    (found,) = house.library.entries()["desk"].diagnostics
    assert (found.file, found.span.line) == (str(house.folder / "business.yaml"), 1)
    assert house.library.flow("desk") is None


def test_a_sound_must_be_there_and_is_part_of_the_version(house: House) -> None:
    house.writes(HEAD + WHO + TUNE, "desk.yaml")
    assert house.codes("desk") == ["T509"]
    house.writes("one", "audio/welcome.mp3")
    first = house.version("desk")
    house.writes("another", "audio/welcome.mp3")
    assert house.version("desk") != first


@pytest.mark.parametrize("name", ["desk", "tune"])
def test_a_version_with_all_it_goes_with_comes_back_from_its_kept_texts(house: House, name: str) -> None:
    house.writes(WHO, "business.yaml")
    house.writes("one", "audio/welcome.mp3")
    house.writes(HEAD + HOURS, "hours.yaml")
    house.writes(HEAD + TO_HOURS, "desk.yaml")
    house.writes(HEAD + TUNE, "tune.yaml")
    flow = house.library.flow(name)
    assert flow is not None
    elsewhere = Library(house.folder / "empty")
    assert elsewhere.restore(flow.version, house.library.texts(flow.version)) == flow
    assert elsewhere.version(flow.version) == flow


def test_examples_in_a_folder_of_their_own_are_not_served(house: House) -> None:
    house.writes(HEAD + WHO + BYE, "examples/desk.yaml")
    assert house.library.entries() == {}


OWNER = "jurisdictions: {CH: {mode: objection, reason: our counsel}}\n"


def test_what_the_owner_says_of_the_law_is_part_of_every_version_and_no_flow(house: House) -> None:
    house.writes(HEAD + WHO + BYE, "desk.yaml")
    first = house.version("desk")
    house.writes(OWNER, "accord.yaml")
    assert "accord" not in house.library.entries()
    second = house.version("desk")
    house.writes(OWNER.replace("our counsel", "another counsel"), "accord.yaml")
    assert len({first, second, house.version("desk")}) == 3
    flow = house.library.flow("desk")
    assert flow is not None
    assert flow.overrides.jurisdictions["CH"].reason == "another counsel"
    assert flow.callers.accept("CH", Mode.IMPLICIT)


def test_what_the_owner_says_comes_back_with_the_version_it_was_said_for(house: House) -> None:
    house.writes(OWNER, "accord.yaml")
    house.writes(HEAD + WHO + BYE, "desk.yaml")
    version = house.version("desk")
    texts = house.library.texts(version)
    assert b"our counsel" in texts
    elsewhere = Library(house.folder / "nowhere").restore(version, texts)
    assert elsewhere is not None
    assert elsewhere.overrides.jurisdictions["CH"].reason == "our counsel"


def test_an_owner_who_gives_no_reason_leaves_the_last_good_version_live(house: House) -> None:
    house.writes(HEAD + WHO + BYE, "desk.yaml")
    first = house.version("desk")
    house.writes(OWNER.replace(", reason: our counsel", ""), "accord.yaml")
    assert house.version("desk") == first
    (found,) = house.library.entries()["desk"].diagnostics
    assert (found.code, found.file) == ("S115", str(house.folder / "accord.yaml"))


def test_an_owner_s_file_alone_does_not_excuse_a_flow_from_saying_who_answers(house: House) -> None:
    house.writes(OWNER, "accord.yaml")
    house.writes(HEAD + BYE, "desk.yaml")
    assert house.codes("desk") == ["S115"]


def test_a_version_of_other_law_data_is_another(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.writes(HEAD + WHO + BYE, "desk.yaml")
    first = house.version("desk")
    monkeypatch.setattr("ivr.library.law_version", lambda: "other")
    house.writes(HEAD + WHO + BYE + "# a word\n", "desk.yaml")
    house.version("desk")
    house.writes(HEAD + WHO + BYE, "desk.yaml")
    assert house.version("desk") != first
