"""A number is connected only after its owner saw what would change, and nothing secret is ever shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivr.phone.number import NumberSettings
from tests.cli.commands import Ran, accord
from tests.phone.twilio_account import (
    ACCOUNT,
    NUMBER_ID,
    NUMBER_URL,
    NUMBERS_URL,
    OURS,
    TOKEN,
    Account,
    twilio,
)

ELSEWHERE = "https://fallback.example.com/apology.xml"
SECRET = "a-secret-of-thirty-two-characters-and-more"
BEFORE = {
    "sid": NUMBER_ID,
    "phone_number": OURS,
    "voice_url": "https://owner:hunter2@old.example.com/welcome?key=0f0f",
    "voice_method": "GET",
    "status_callback": None,
    "status_callback_method": "POST",
    "voice_fallback_url": None,
    "voice_fallback_method": "POST",
    "voice_application_sid": None,
    "trunk_sid": None,
}
AFTER = BEFORE | {
    "voice_url": "https://calls.example.com/voice/accueil",
    "voice_method": "POST",
    "status_callback": "https://calls.example.com/status#rc=5&rp=ct,rt,5xx",
    "voice_fallback_url": "https://calls.example.com/fallback/accueil",
}


@pytest.fixture
def _connected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {
        "PUBLIC_URL": "https://calls.example.com",
        "ACCORD_SECRETS": SECRET,
        "ACCORD_VAR": str(tmp_path),
        "DATABASE_URL": "postgresql://localhost/accord",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def account(_connected: None) -> Iterator[Account]:
    with twilio() as account:
        yield account


def has(account: Account, *numbers: dict[str, str | None]) -> None:
    account.wire.get(NUMBERS_URL, json={"incoming_phone_numbers": list(numbers), "next_page_uri": None})


def shows_no_secret(ran: Ran) -> bool:
    said = ran.out + ran.err
    return not any(secret in said for secret in (TOKEN, ACCOUNT, SECRET, "hunter2", "0f0f", OURS, OURS[1:]))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_would_change_is_shown_with_its_reason_and_a_no_changes_nothing(
    account: Account, lang: str
) -> None:
    has(account, BEFORE)
    ran = accord("connect", OURS, "--lang", lang, typed="n\n")
    assert ran.code == 1
    assert {"fr": "Rien n'a été changé.", "en": "Nothing was changed."}[lang] in ran.out
    assert "https://…@old.example.com/welcome?…" in ran.out
    assert "https://calls.example.com/voice/accueil" in ran.out
    assert {"fr": "qui raccroche pendant l'avis", "en": "hangs up during the notice"}[lang] in ran.out
    assert [request.method for request in account.asked] == ["GET"]
    assert shows_no_secret(ran)


@pytest.mark.parametrize("yes", ["y", "Yes", "o", " oui"])
def test_a_yes_sets_the_number_and_reads_it_back(account: Account, yes: str) -> None:
    has(account, BEFORE)
    account.wire.post(NUMBER_URL, json=AFTER)
    has(account, AFTER)
    ran = accord("connect", OURS, "--lang", "en", typed=f"{yes}\n")
    assert ran.code == 0
    assert "Twilio read these settings back" in ran.out
    assert "accord fallback" in ran.out
    assert shows_no_secret(ran)


def test_without_a_person_nothing_is_set_unless_told_so(account: Account) -> None:
    has(account, BEFORE)
    assert accord("connect", OURS).code == 3
    has(account, BEFORE)
    account.wire.post(NUMBER_URL, json=AFTER)
    has(account, AFTER)
    assert accord("connect", OURS, "--yes").code == 0


def test_what_twilio_did_not_keep_is_told(account: Account) -> None:
    has(account, BEFORE)
    account.wire.post(NUMBER_URL, json=AFTER)
    has(account, AFTER | {"status_callback": None})
    ran = accord("connect", OURS, "--yes", "--lang", "en")
    assert ran.code == 3
    assert "did not keep these" in ran.err
    assert "Done" not in ran.out


def test_check_only_compares(account: Account) -> None:
    has(account, BEFORE)
    assert accord("connect", OURS, "--check").code == 1
    has(account, AFTER)
    ran = accord("connect", OURS, "--check", "--lang", "en")
    assert ran.code == 0
    assert ran.out == "The number is set as it should be: nothing to change.\n"
    assert {request.method for request in account.asked} == {"GET"}


def test_a_callback_that_would_not_be_tried_again_differs_and_shows_how(account: Account) -> None:
    has(account, AFTER | {"status_callback": "https://calls.example.com/status"})
    ran = accord("connect", OURS, "--check", "--lang", "en")
    assert ran.code == 1
    assert "now         https://calls.example.com/status\n" in ran.out
    assert "should be   https://calls.example.com/status#rc=5" in ran.out


def test_a_fallback_hosted_elsewhere_is_not_lost_unseen(account: Account) -> None:
    hosted = AFTER | {"voice_fallback_url": ELSEWHERE, "voice_fallback_method": "GET"}
    has(account, hosted)
    ran = accord("connect", OURS, "--check", "--lang", "en")
    assert ran.code == 1
    assert "The present fallback is hosted elsewhere" in ran.out
    has(account, hosted)
    assert accord("connect", OURS, "--check", "--fallback-url", ELSEWHERE).code == 0


@pytest.mark.parametrize("written", ["+33 1 99 00 01 23", "+33-1-99-00-01-23", "+33 (1) 99.00.01.23"])
def test_a_number_may_be_written_as_people_write_it(account: Account, written: str) -> None:
    has(account, AFTER)
    assert accord("connect", written, "--check").code == 0


@pytest.mark.parametrize("written", ["0639980001", "33639980001", "+0639980001", "garage", "+33639"])
def test_a_number_without_its_country_is_refused_and_not_said_back(written: str) -> None:
    ran = accord("connect", written, "--lang", "en")
    assert ran.code == 2
    assert "NUMBER is not a number with its country" in ran.err
    assert written not in ran.err + ran.out


@pytest.mark.usefixtures("_connected")
@pytest.mark.parametrize("address", ["http://fallback.example.com/x", "https://localhost/x", "apology.xml"])
def test_a_fallback_that_twilio_cannot_or_should_not_reach_is_refused(address: str) -> None:
    assert accord("connect", OURS, "--fallback-url", address).code == 2


def test_a_number_the_account_does_not_have_is_told_without_saying_it(account: Account) -> None:
    has(account, BEFORE | {"phone_number": "+33199000124"})
    ran = accord("connect", OURS, "--lang", "en")
    assert ran.code == 3
    assert "does not have that number" in ran.err
    assert shows_no_secret(ran)


@pytest.mark.parametrize(
    ("status", "code", "advice"),
    [
        (401, 20003, "check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
        (429, 20429, "try again in a few minutes"),
        (400, 21452, "refused_21452"),
    ],
)
def test_whatever_twilio_refuses_is_explained(account: Account, status: int, code: int, advice: str) -> None:
    account.fails("GET", NUMBERS_URL, status, code, Retry_After="60")
    ran = accord("connect", OURS, "--lang", "en")
    assert ran.code == 3
    assert advice in ran.err
    assert shows_no_secret(ran)


def test_without_an_account_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    ran = accord("connect", OURS, "--lang", "fr")
    assert ran.code == 3
    assert "TWILIO_ACCOUNT_SID" in ran.err
    assert "docs/twilio.md" in ran.err


def test_an_address_that_twilio_cannot_call_is_never_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    ran = accord("connect", OURS, "--yes", "--lang", "en")
    assert ran.code == 3
    assert "Twilio cannot reach it" in ran.err
    assert "PUBLIC_URL" in ran.err


@pytest.mark.usefixtures("_connected")
def test_a_flow_that_cannot_be_served_is_not_connected() -> None:
    ran = accord("connect", OURS, "--flow", "acueil", "--lang", "en")
    assert ran.code == 2
    assert "there is no flow `acueil`: did you mean `accueil`?" in ran.err


@pytest.mark.usefixtures("_connected")
def test_a_flow_with_errors_is_not_connected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "accueil.yaml").write_text("accord: 1\n", encoding="utf-8")
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path / "flows"))
    ran = accord("connect", OURS, "--flow", "accueil", "--lang", "en")
    assert ran.code == 1
    assert "The flow `accueil` cannot be served" in ran.err


def test_every_setting_has_its_name_in_both_languages() -> None:
    from ivr.cli.connect_words import FIELDS, REASONS, SAID

    settings = set(NumberSettings.__dataclass_fields__) - {"sid"}
    assert set(FIELDS["fr"]) == set(FIELDS["en"]) == settings
    assert set(SAID["fr"]) == set(SAID["en"])
    assert set(REASONS["fr"]) == set(REASONS["en"])
