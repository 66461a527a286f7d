"""Nobody walks in, nothing redirects, and no error says a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from consent_store import LedgerUnavailable
from ivr.calls import Answer, Calls
from ivr.phone.twiml import CONTENT_TYPE, NOTHING
from ivr.settings import HERE
from ivr.web.telephone import _work
from tests.web.served import CALLER, Served, served

CALL = "CA" + "1" * 32
PARTS = {"flow": "accueil", "sealed": "0" * 40, "given": "guessed", "int:turn": "7", "name": "jingle.mp3"}
OPEN = ("/healthz", "/audio/jingle.mp3")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Served]:
    made = served(tmp_path)
    yield made
    made.house.ledger.close()


@pytest.fixture
def in_production(tmp_path: Path) -> Iterator[Served]:
    made = served(tmp_path, local=False)
    yield made
    made.house.ledger.close()


def routes(made: Served) -> list[tuple[str, str]]:
    """Every method of every route there is."""
    return [
        (method, "/".join(PARTS.get(part.strip("<>"), part) for part in rule.rule.split("/")))
        for rule in made.app.url_map.iter_rules()
        for method in sorted(rule.methods or ())
    ]


@pytest.mark.parametrize("where", ["here", "in_production"])
def test_every_route_but_the_health_page_and_the_sounds_refuses_strangers(
    where: str, request: pytest.FixtureRequest
) -> None:
    made: Served = request.getfixturevalue(where)
    asked = [(method, path) for method, path in routes(made) if path not in OPEN and method != "OPTIONS"]
    assert len(asked) >= 5
    for method, path in asked:
        answer = made.app.test_client().open(path, method=method)
        assert answer.status_code == 403, (method, path)
        assert "accord_first" not in str(answer.headers)


def test_in_production_there_are_webhooks_sounds_and_the_health_page_and_nothing_else(
    in_production: Served,
) -> None:
    assert {rule.rule for rule in in_production.app.url_map.iter_rules()} == {
        "/healthz",
        "/voice/<flow>",
        "/voice/<flow>/<sealed>",
        "/whisper/<flow>/<sealed>",
        "/audio/<name>",
        "/fallback/<flow>",
        "/status",
        "/recording/<int:turn>",
    }


def test_the_page_on_running_names_every_route_of_production(in_production: Served) -> None:
    told = set(
        re.findall(r"`(GET|POST) (/[a-z]+)(?:/…)?`", (HERE / "docs" / "running.md").read_text("utf-8"))
    )
    there = {
        (method, f"/{rule.rule.split('/')[1]}")
        for rule in in_production.app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
    }
    assert told == there


def test_no_webhook_ever_redirects(here: Served) -> None:
    for path in ("/voice/accueil", "/voice/accueil/", "//voice/accueil", "/voice//accueil", "/status/"):
        for method in ("GET", "POST"):
            assert here.app.test_client().open(path, method=method).status_code in (403, 404, 405), path
    assert here.signed("/voice/accueil/").status_code == 200


@pytest.mark.parametrize("signature", [None, "", "bm90IGEgc2lnbmF0dXJl", "é"])
def test_a_forged_signature_gets_a_constant_answer_and_writes_nothing(
    here: Served, signature: str | None
) -> None:
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    for form in ({"CallSid": CALL, "From": CALLER}, {}):
        answer = here.app.test_client().post("/voice/accueil", data=form, headers=headers)
        assert (answer.status_code, answer.data) == (403, b"")
    assert not here.house.ledger.knows(CALL)
    assert here.house.alarms.counts == {}


def test_a_signature_made_for_another_path_is_forged(in_production: Served) -> None:
    assert in_production.signed("/voice/accueil").status_code == 200
    assert in_production.signed("/voice/accueil", signed_for="/voice/front-desk").status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/voice/accueil", 405),
        ("POST", "/healthz", 405),
        ("GET", "/voice", 404),
        ("GET", "/static/page.css", 404),
    ],
)
def test_an_error_has_no_body_that_could_be_read_aloud(
    here: Served, method: str, path: str, status: int
) -> None:
    answer = here.app.test_client().open(path, method=method)
    assert (answer.status_code, answer.data) == (status, b"")
    assert "Content-Type" not in answer.headers
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize(
    "form", [{"Digits": "9" * 70_000}, {f"key{number}": "x" for number in range(20_000)}]
)
def test_a_body_over_the_limit_is_refused(here: Served, form: dict[str, str]) -> None:
    answer = here.signed("/voice/accueil", **form)
    assert (answer.status_code, answer.data) == (413, b"")


def broken(*_: object) -> None:
    raise RuntimeError(f"something about {CALLER}")


@pytest.mark.parametrize("path", ["/voice/accueil", "/voice/accueil/0000", "/fallback/accueil"])
def test_whatever_breaks_the_caller_hears_an_apology_and_reaches_a_person(
    here: Served, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for method in ("incoming", "turn", *(["apology"] if path.startswith("/fallback") else [])):
        monkeypatch.setattr(Calls, method, broken)
    answer = here.signed(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    verbs = [verb.tag for verb in etree.fromstring(answer.data)]
    assert verbs == (["Say", "Hangup"] if path.startswith("/fallback") else ["Say", "Dial"])
    assert here.house.alarms.counts["turn_failed"] == 1
    assert re.search(r"\[RuntimeError at [a-z_]+\.py:\d+\]$", caplog.records[-1].getMessage())
    assert CALLER not in caplog.text
    assert b"record=" not in answer.data


def test_a_stranger_hears_no_apology_when_something_breaks(
    here: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivr.web.telephone.requested_url", broken)
    answer = here.signed("/voice/accueil")
    assert (answer.status_code, answer.data) == (500, b"")


def test_a_whisper_that_breaks_is_silence_and_the_two_are_joined(
    here: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Calls, "whisper", broken)
    answer = here.signed("/whisper/accueil/0000")
    assert (answer.status_code, answer.data) == (200, NOTHING)
    assert here.house.alarms.counts["turn_failed"] == 1


def test_a_callback_of_another_account_is_an_alarm_and_no_fact(in_production: Served) -> None:
    in_production.signed("/voice/accueil", AccountSid="AC" + "0a" * 16)
    for path, form in (
        ("/status", {"CallStatus": "completed"}),
        ("/recording/1", {"RecordingSid": "RE" + "1" * 32, "RecordingStatus": "completed"}),
    ):
        before = len(in_production.house.ledger.story(CALL))
        answer = in_production.signed(path, AccountSid="AC" + "0b" * 16, **form)
        assert (answer.status_code, answer.data) == (200, NOTHING)
        assert len(in_production.house.ledger.story(CALL)) == before
    assert in_production.house.alarms.counts == {"unknown_call": 2}
    in_production.signed("/status", AccountSid="AC" + "0a" * 16, CallStatus="completed")
    assert in_production.house.ledger.story(CALL)[-1].kind == "call_ended"


@pytest.mark.parametrize("path", ["/status", "/recording/7"])
def test_a_callback_that_breaks_says_nothing(
    here: Served, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(here.house.callbacks), path.split("/")[1], broken)
    answer = here.signed(path)
    assert (answer.status_code, answer.data) == (500, b"")


def test_a_callback_that_cannot_be_kept_asks_to_be_said_again(
    here: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise LedgerUnavailable

    monkeypatch.setattr(type(here.house.callbacks), "status", unavailable)
    answer = here.signed("/status", CallStatus="completed")
    assert (answer.status_code, answer.data) == (503, b"")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/healthz"), ("POST", "/voice/accueil"), ("GET", "/nowhere")]
)
@pytest.mark.parametrize(
    "host", ["accord.example.com", "localhost.example.com", "192.0.2.1:8000", "", "[::1", "127.0.0.1@a.com"]
)
def test_a_name_elsewhere_that_points_here_is_refused_while_local(
    here: Served, method: str, path: str, host: str
) -> None:
    answer = here.app.test_client().open(path, method=method, headers={"Host": host})
    assert (answer.status_code, answer.data) == (403, b"")


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "127.8.8.8"])
def test_this_machine_is_served_by_any_of_its_own_names(here: Served, host: str) -> None:
    assert here.app.test_client().get("/healthz", headers={"Host": host}).status_code == 200


def test_another_machine_is_refused_while_local(here: Served) -> None:
    answer = here.app.test_client().get("/healthz", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert (answer.status_code, answer.data) == (403, b"")


def test_in_production_other_machines_are_served(in_production: Served) -> None:
    client = in_production.app.test_client()
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/healthz", headers={"Host": "any"}, environ_overrides=elsewhere).status_code == 200


def test_healthz_is_200_when_calls_can_be_taken_and_says_whether_they_could_be_recorded(
    here: Served, tmp_path: Path
) -> None:
    assert here.app.test_client().get("/healthz").json == {"calls": True, "recording": True}
    (tmp_path / "none").mkdir()
    empty = served(tmp_path / "var", flows=tmp_path / "none")
    answer = empty.app.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"calls": False, "recording": False})
    empty.house.ledger.close()


def test_every_answer_forbids_guessing_framing_keeping_and_telling(here: Served) -> None:
    for answer in (here.page(), here.app.test_client().get("/"), here.signed("/voice/accueil")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_job_behind_an_answer_that_fails_is_an_alarm_and_the_others_are_done(here: Served) -> None:
    done = []

    def fails() -> None:
        raise RuntimeError("with the words of a caller in it")

    _work(Answer(b"", (fails, lambda: done.append(1))), here.house.alarms)
    assert done == [1]
    assert here.house.alarms.counts["behind"] == 1
