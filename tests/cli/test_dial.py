"""`accord dial` for real: over loopback, with the Accord of this machine or one started for the call."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from consent_store import Kept
from ivr.calls import sampling
from ivr.cli import called
from ivr.cli.address import FILE, announced, running_here
from ivr.cli.dial_words import SAID
from ivr.cli.one_call import accord_for_one_call
from ivr.cli.opened import ledger_of, settings_here
from ivr.cli.trouble import NOT_SERVED
from ivr.settings import HERE
from ivr.story import Course, Remark
from ivr.story.english import ENGLISH
from ivr.story.french import FRENCH
from tests.cli.commands import Ran, accord
from tests.handset.application import Answer, application, served

CALL = re.compile(r"CA[0-9a-f]{32}")
REFUSES = ("--keys", "9,1,1")
CONTINUES = ("--keys", "-,-,1")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)


def facts(ran: Ran) -> list[Kept]:
    """What the ledger kept of the call that was placed."""
    found = CALL.search(ran.out)
    assert found is not None, ran
    ledger = ledger_of(settings_here())
    try:
        return ledger.story(found[0])
    finally:
        ledger.close()


def kinds(ran: Ran) -> list[str]:
    return [fact.kind for fact in facts(ran)]


def test_the_very_first_command_places_a_call() -> None:
    ran = accord("dial", *REFUSES)
    assert (ran.code, ran.err) == (0, "")
    assert "Vous appelez : Accueil du garage Martin" in ran.out
    assert "  0:00  Accord    Garage Martin, bonjour." in ran.out
    assert "        vous      tapez 9" in ran.out
    assert "○ Rien n'a été enregistré." in ran.out
    assert FRENCH.courses[Course.REFUSED_BY_KEY] in ran.out
    assert FRENCH.terms["reason"]["refused"] in ran.out
    assert "recording_started" not in kinds(ran)
    assert kinds(ran)[-1] == "call_ended"


def test_a_caller_who_continues_and_is_drawn_is_recorded() -> None:
    ran = accord("dial", *CONTINUES, "--sampled", "yes")
    assert "● Enregistré de 0:31 à 0:51 : la conversation" in ran.out
    assert FRENCH.terms["purposes"]["service_quality"] in ran.out
    assert "--sampled yes" not in ran.out
    assert {"recording_allowed", "recording_started", "recording_completed"} <= set(kinds(ran))


def test_a_caller_who_is_not_drawn_is_not_recorded() -> None:
    ran = accord("dial", *CONTINUES, "--sampled", "no")
    assert FRENCH.terms["reason"]["sample"] in ran.out


def test_a_caller_left_out_by_chance_learns_how_to_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "DRAWS", 1)
    ran = accord("dial", *CONTINUES)
    assert SAID["fr"]["hint_sampled"] in ran.out


def test_words_wait_for_a_question_that_listens_to_them() -> None:
    ran = accord("dial", "--say", "je refuse")
    lines = ran.out.splitlines()
    assert lines.index("        vous      ne dites rien") < lines.index(
        "        vous      dites « je refuse »"
    )
    assert FRENCH.courses[Course.REFUSED_BY_VOICE] in ran.out


def test_keys_come_before_words() -> None:
    ran = accord("dial", "--keys", "-", "--say", "je refuse", "--lang", "en")
    assert ENGLISH.courses[Course.REFUSED_BY_VOICE] in ran.out


def test_hanging_up_in_the_notice_decides_nothing() -> None:
    ran = accord("dial", "--hang-up-after", "3")
    assert "  0:03  ligne     vous avez raccroché" in ran.out
    assert FRENCH.courses[Course.HUNG_UP_IN_NOTICE] in ran.out
    assert "call_ended" in kinds(ran)


def test_a_message_is_recorded_after_a_yes() -> None:
    ran = accord("dial", "--keys", "-,-,1,busy,-,1,12#", "--sampled", "no")
    assert "        vous      laissez un message de 12 s" in ran.out
    assert re.search(r"● Enregistré de \d:\d\d à \d:\d\d : le message", ran.out)


def test_a_hidden_number_is_served() -> None:
    ran = accord("dial", *REFUSES, "--hidden")
    [started] = [fact for fact in facts(ran) if fact.kind == "call_started"]
    assert started.body["caller"] == "hidden"


def test_another_flow_answers_in_another_language() -> None:
    ran = accord("dial", "--flow", "front-desk", "--keys", "-,1,2", "--lang", "en", "--sampled", "yes")
    assert "You call: Front desk of Harbour Dental" in ran.out
    assert ENGLISH.courses[Course.ACCEPTED_BY_KEY] in ran.out
    assert "○ Nothing was recorded." in ran.out


def test_somebody_at_a_terminal_is_the_caller() -> None:
    ran = accord("dial", typed="9\n1\n!\n")
    assert "Tapez une touche ou des mots." in ran.out
    assert FRENCH.courses[Course.REFUSED_BY_KEY] in ran.out
    assert "vous avez raccroché" in ran.out


def test_without_a_terminal_the_caller_stays_silent() -> None:
    ran = accord("dial", "--sampled", "yes")
    assert "tapez une touche ou des mots" not in ran.out.lower()
    assert "        vous      ne dites rien" in ran.out
    assert "decision" in kinds(ran)


def test_alarms_are_told_when_the_call_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("ivr.calls.calls.advance", spoilt)
    ran = accord("dial", "--keys", "9,2")
    assert ran.err.startswith("alarm ")
    assert "alarm" not in ran.out


def test_a_text_that_no_account_could_send_is_told_and_no_alarm() -> None:
    ran = accord("dial", "--keys", "9,2")
    assert ran.err == ""
    assert "text_failed" in kinds(ran)


def test_an_accord_that_serves_other_flows_is_not_called_by_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "garage.yaml").write_bytes((HERE / "flows" / "accueil.yaml").read_bytes())
    with accord_for_one_call() as house, announced(tmp_path, house.settings.public_url, HERE / "flows"):
        monkeypatch.setenv("ACCORD_FLOWS", str(other))
        ran = accord("dial", "--flow", "garage", "--lang", "en")
        assert house.ledger.calls(1) == []
    assert ran.code == 2
    assert f"serves the flows of {HERE / 'flows'}, not those of {other}" in ran.err
    assert f"accord dial {house.settings.public_url}" in ran.err


def test_nothing_is_left_running() -> None:
    before = threading.active_count()
    accord("dial", *REFUSES)
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--flow", "acueil"], 2, "vouliez-vous `accueil` ?"),
        (["--flow", "zzzz"], 2, "il y a accueil, front-desk"),
        (["calls.example.com"], 2, SAID["fr"]["not_an_address"]),
        (["ftp://calls.example.com"], 2, SAID["fr"]["not_an_address"]),
        (["http://caller:secret@127.0.0.1:9"], 2, SAID["fr"]["not_an_address"]),
        (["http://[::1"], 2, SAID["fr"]["not_an_address"]),
        (["http://127.0.0.1:9/voice/accueil", "--flow", "accueil"], 2, SAID["fr"]["flow_twice"]),
        (["http://127.0.0.1:9", "--sampled", "yes"], 2, SAID["fr"]["sampled_here"]),
        (["--keys", "9,,1"], 2, SAID["fr"]["bad_keys"]),
        (["http://127.0.0.1:9"], 3, "personne ne répond à http://127.0.0.1:9"),
    ],
)
def test_what_cannot_be_called_is_said_with_what_to_do(arguments: list[str], code: int, said: str) -> None:
    ran = accord("dial", *arguments)
    assert (ran.code, ran.out.count("Accord  ")) == (code, 0)
    assert said in ran.err


def test_a_flow_with_errors_cannot_be_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accueil.yaml").write_text("accord: 1\n", encoding="utf-8")
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path))
    ran = accord("dial")
    assert ran.code == 1
    assert NOT_SERVED["fr"].format(flow="accueil") in ran.err


def test_an_empty_folder_of_flows_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path / "none"))
    ran = accord("dial", "--lang", "en")
    assert ran.code == 2
    assert "holds none" in ran.err


def test_a_share_that_draws_everybody_leaves_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(called, "drawn", lambda *_: True)
    ran = accord("dial", "--sampled", "no")
    assert ran.code == 2
    assert "n'est tiré au sort ainsi" in ran.err


def test_a_signature_that_is_refused_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with accord_for_one_call() as house:
        address = house.settings.public_url
        monkeypatch.setenv("ACCORD_VAR", str(tmp_path / "elsewhere"))
        ran = accord("dial", address)
    assert ran.code == 3
    assert f"{address} a refusé la signature (403)." in ran.err
    assert "TWILIO_AUTH_TOKEN" in ran.err


def test_an_address_that_takes_no_calls_is_said() -> None:
    with served(application(**{"voice/accueil": Answer("", 404)})) as address:
        ran = accord("dial", address)
    assert ran.code == 3
    assert "ne prend pas d'appels (404)" in ran.err


def test_another_accord_is_called_at_its_address(tmp_path: Path) -> None:
    with accord_for_one_call() as house:
        ran = accord("dial", house.settings.public_url, *REFUSES)
        assert house.ledger.calls(1)[0].call
    assert ran.code == 0
    assert SAID["fr"]["not_recorded"] in ran.out
    assert SAID["fr"]["why_elsewhere"] in ran.out


def test_any_voice_webhook_can_be_called() -> None:
    app = application(hook="<Say>Bonjour.</Say><Hangup/>")
    with served(app) as address:
        ran = accord("dial", f"{address}/hook?a=1")
    assert app.paths() == ["/hook"]
    assert "  0:00  Accord    Bonjour." in ran.out


def test_what_the_handset_cannot_follow_is_said() -> None:
    with served(application(hook="<Enqueue>atelier</Enqueue>")) as address:
        ran = accord("dial", f"{address}/hook")
    assert ran.code == 3
    assert "<Enqueue>" in ran.err


def test_the_accord_that_runs_here_takes_the_call(tmp_path: Path) -> None:
    with accord_for_one_call() as house, announced(tmp_path, house.settings.public_url, HERE / "flows"):
        running = running_here(tmp_path)
        assert running is not None
        assert running.address == house.settings.public_url
        ran = accord("dial", *REFUSES)
        assert [summary.call for summary in house.ledger.calls(5)] == CALL.findall(ran.out)
    assert running_here(tmp_path) is None
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("left_behind", ["http://127.0.0.1:9", "", "not an address", "\ufeff"])
def test_an_address_that_was_left_behind_is_not_believed(tmp_path: Path, left_behind: str) -> None:
    (tmp_path / FILE).write_text(left_behind, encoding="utf-8")
    assert accord("dial", *REFUSES).code == 0


def test_an_address_where_something_else_answers_is_not_believed(tmp_path: Path) -> None:
    with served(application(healthz=Answer('["calls"]', content_type="application/json"))) as address:
        (tmp_path / FILE).write_text(address, encoding="utf-8")
        assert running_here(tmp_path) is None


def test_an_address_written_by_another_is_left_alone(tmp_path: Path) -> None:
    with announced(tmp_path, "http://127.0.0.1:1", HERE / "flows"):
        (tmp_path / FILE).write_text("http://127.0.0.1:2\n", encoding="utf-8")
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "http://127.0.0.1:2\n"


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Path]:
    """`accord serve` as a process of its own, until the test is over."""
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(
        [sys.executable, "-m", "ivr", "serve", "--no-open", "--port", port],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            deadline = time.monotonic() + 20
            while running_here(tmp_path) is None and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
            yield tmp_path
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
    assert not (tmp_path / FILE).exists(), "the address goes when Accord goes"


def test_serve_and_dial_find_each_other(serving: Path) -> None:
    address, flows = (serving / FILE).read_text(encoding="utf-8").splitlines()
    ran = accord("dial", *REFUSES)
    assert ran.code == 0
    assert "refused" in [fact.body.get("value") for fact in facts(ran)]
    assert address.startswith("http://127.0.0.1:")
    assert flows == str(HERE / "flows")
    assert ENGLISH.remarks[Remark.END_UNTOLD] not in accord("dial", *REFUSES, "--lang", "en").out
