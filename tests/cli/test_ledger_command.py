"""`accord ledger show` tells what was kept of calls, in plain words, and exits 0 on an empty house."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.cli.ledger import RULE
from tests.cli.commands import accord
from tests.web.served import CALLER, NOON, OURS, TOKEN, served

FIRST, SECOND = "CA" + "1" * 32, "CA" + "2" * 32


@pytest.fixture(autouse=True)
def _a_house_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)


@pytest.fixture
def _two_calls(tmp_path: Path) -> None:
    house = served(tmp_path)
    for call, flow in ((FIRST, "accueil"), (SECOND, "front-desk")):
        house.signed(f"/voice/{flow}", CallSid=call)
    house.signed("/status", CallSid=FIRST, CallStatus="completed", CallDuration="4")
    house.house.ledger.close()


@pytest.mark.parametrize(("lang", "said"), [("fr", "Aucun appel"), ("en", "No call has been taken yet")])
def test_an_empty_house_says_how_to_hear_a_call(lang: str, said: str) -> None:
    ran = accord("ledger", "show", "--lang", lang)
    assert ran.code == 0
    assert ran.out.startswith(said)
    assert ran.out.endswith(": accord dial\n")


@pytest.mark.usefixtures("_two_calls")
def test_the_newest_calls_are_told_first_and_without_any_number() -> None:
    ran = accord("ledger", "show", "--lang", "en")
    assert ran.code == 0
    assert FIRST in ran.out
    assert SECOND in ran.out
    assert "The caller hung up during the notice" in ran.out
    assert "12:00:00" in ran.out
    assert not any(number in ran.out for number in (CALLER[1:], OURS[1:]))


@pytest.mark.usefixtures("_two_calls")
def test_one_call_or_the_last_few_can_be_asked_for() -> None:
    assert SECOND not in accord("ledger", "show", "--call", FIRST).out
    (head, *_), rule = accord("ledger", "show", "--last", "1").out.splitlines(), RULE
    assert SECOND in head or FIRST in head
    assert rule not in accord("ledger", "show", "--last", "1").out


@pytest.mark.usefixtures("_two_calls")
def test_each_story_has_its_day_and_the_title_of_its_flow_and_a_rule_before_the_next() -> None:
    english = accord("ledger", "show", "--lang", "en").out
    assert f"{NOON:%Y-%m-%d}  Accueil du garage Martin  {FIRST}\n\n" in english
    assert english.count(f"\n{RULE}\n") == 1
    assert f"{NOON:%d/%m/%Y}  " in accord("ledger", "show", "--lang", "fr").out


@pytest.mark.parametrize("last", ["0", "-1"])
def test_no_call_is_no_number_of_calls(last: str) -> None:
    assert accord("ledger", "show", "--last", last).code == 2


def test_a_call_that_is_not_there_is_told() -> None:
    ran = accord("ledger", "show", "--call", "CA404", "--lang", "fr")
    assert ran.code == 3
    assert "n'est pas dans le registre" in ran.err


def test_upgrading_twice_is_harmless() -> None:
    for _ in range(2):
        assert accord("ledger", "upgrade").code == 0
