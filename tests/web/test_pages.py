"""The first page tells a newcomer what is here, and nobody else anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from consent_store import LedgerUnavailable
from ivr.alarms import CAUSES
from ivr.settings import HERE, first_run_token
from ivr.web.wording import WORDS
from tests.web.served import CALLER, OURS, Served, served


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Served]:
    made = served(tmp_path)
    yield made
    made.house.ledger.close()


def test_the_link_of_the_first_run_opens_the_page_and_leaves_the_address_bar(here: Served) -> None:
    client = here.app.test_client()
    answer = client.get(f"/first/{first_run_token(here.settings)}")
    assert (answer.status_code, answer.location) == (302, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert first_run_token(here.settings) not in cookie
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("given", ["guessed", "é", "%00"])
def test_a_wrong_link_opens_nothing(here: Served, given: str) -> None:
    client = here.app.test_client()
    answer = client.get(f"/first/{given}")
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert client.get("/").status_code == 403


@pytest.mark.parametrize("cookie", ["", "guessed", "é"])
def test_a_stranger_is_told_where_the_link_is_and_nothing_else(here: Served, cookie: str) -> None:
    client = here.app.test_client()
    client.set_cookie("accord_first", cookie)
    answer = client.get("/", headers={"Accept-Language": "fr"})
    assert answer.status_code == 403
    assert "dans le terminal" in answer.text
    assert "accueil" not in answer.text


@pytest.mark.parametrize("program", ["", "python3 run.py"])
def test_a_newcomer_reads_what_is_served_and_how_to_hear_it(
    program: str, here: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", program)
    page = here.page("fr").text
    assert "Accueil du garage Martin" in page
    assert "Front desk of Harbour Dental" in page
    assert f"<code>{program or 'accord'} dial" in page
    assert "Aucun appel pour l&#39;instant" in page
    assert "Alertes" not in page


def test_a_call_appears_with_its_story_and_without_any_number(here: Served) -> None:
    here.signed("/voice/accueil")
    here.signed("/status", CallStatus="completed", CallDuration="4")
    page = here.page("en").text
    assert "The caller hung up during the notice" in page
    assert "2026-12-01 at 12:00" in page
    assert "Cet appel peut être enregistré" in page
    assert not any(number in page for number in (CALLER, CALLER[1:], OURS, OURS[1:], "+331990001"))
    assert "L&#39;appelant a raccroché pendant l&#39;avis" in here.page("fr-CA,fr;q=0.9,en;q=0.5").text


@pytest.mark.parametrize(
    ("accepted", "spoken"), [("fr", "fr"), ("en-GB", "en"), ("de", "en"), ("", "en"), ("de,fr;q=0.3", "fr")]
)
def test_the_page_speaks_the_readers_language(here: Served, accepted: str, spoken: str) -> None:
    assert html.fromstring(here.page(accepted).data).get("lang") == spoken


def test_an_alarm_is_the_first_thing_to_be_read(here: Served) -> None:
    here.house.alarms.raised("text")
    here.house.alarms.raised("text")
    page = here.page("en").text
    assert "A text message could not be sent. (2 times)" in page
    assert page.index("Alarms") < page.index("Flows")


def test_an_alarm_says_the_command_as_it_is_started_here(
    here: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", "python3 run.py")
    here.house.alarms.raised("no_flow")
    here.house.alarms.raised("behind")
    page = here.page("fr").text
    assert "python3 run.py lint dit pourquoi" in page
    assert "lancez python3 run.py purge." in page
    assert "run python3 run.py purge" in caplog.text


def test_every_alarm_has_its_words_in_both_languages() -> None:
    assert set(WORDS["fr"].alarms) == set(WORDS["en"].alarms) == set(CAUSES)


def test_a_spoilt_flow_shows_what_is_wrong_and_what_is_still_served(tmp_path: Path) -> None:
    flows = tmp_path / "flows"
    flows.mkdir()
    good = (HERE / "flows" / "front-desk.yaml").read_text(encoding="utf-8")
    (flows / "never.yaml").write_text(good.replace("start: may_we", "start: <b>"))
    made = served(tmp_path / "var", flows=flows)
    page = made.page("en")
    assert "not served: callers hear an apology" in page.text
    assert "but there is no step of that name" in page.text or "&lt;b&gt;" in page.text
    assert "<b>" not in page.text
    made.house.ledger.close()


def test_an_empty_house_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    made = served(tmp_path / "var", flows=tmp_path / "none")
    assert "There is no flow yet" in made.page("en").text
    made.house.ledger.close()


def test_while_the_ledger_is_down_the_page_says_so(here: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(*_: object) -> None:
        raise LedgerUnavailable

    monkeypatch.setattr(type(here.house.ledger), "calls", unavailable)
    page = here.page("en")
    assert page.status_code == 200
    assert "The ledger does not answer" in page.text


def test_the_page_asks_nothing_of_other_hosts_and_runs_nothing(here: Served) -> None:
    page = here.page()
    document = html.fromstring(page.data)
    assert document.xpath("//script|//link|//img|//iframe|//form|//*[@style]") == []
    (style,) = document.xpath("//style")
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert f"'nonce-{style.get('nonce')}'" in policy
    assert "url(" not in style.text
    assert style.get("nonce") not in here.page().text


def test_the_page_can_be_walked_by_its_headings_and_landmarks(here: Served) -> None:
    here.signed("/voice/accueil")
    document = html.fromstring(here.page().data)
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    labelled = document.xpath("//section/@aria-labelledby")
    assert labelled == [heading.get("id") for heading in document.xpath("//h2")]
    assert len(document.xpath("//main")) == 1


def test_colours_can_be_read_by_day_and_by_night() -> None:
    css = (HERE / "ivr" / "web" / "templates" / "page.css").read_text(encoding="utf-8")
    for light_or_dark in re.findall(r":root\{(.*?)\}", css):
        colours = dict(pair.split(":") for pair in light_or_dark.removeprefix("--").split(";--"))
        for ink in ("ink", "soft", "accent", "good", "bad"):
            for paper in ("paper", "card"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper, colours)
        assert contrast(colours["bad"], colours["alarm"]) >= 4.5
        assert contrast(colours["ink"], colours["code"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
