"""What a newcomer reads at the start is true of this house."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivr.cli.language import Language
from ivr.cli.welcome import welcome
from ivr.settings import HERE, first_run_token
from tests.cli.commands import accord
from tests.web.served import PUBLIC, served


def said(tmp_path: Path, language: Language, *, local: bool = True, flows: Path = HERE / "flows") -> str:
    made = served(tmp_path / "var", local=local, flows=flows)
    try:
        return welcome(made.house, language)
    finally:
        made.house.ledger.close()


@pytest.mark.parametrize(("language", "flow"), [("fr", "accueil"), ("en", "front-desk")])
def test_a_newcomer_reads_what_is_served_how_to_hear_it_and_where_to_look(
    tmp_path: Path, language: Language, flow: str
) -> None:
    shown = said(tmp_path, language)
    token = first_run_token(served(tmp_path / "var").settings)
    assert f"http://127.0.0.1:8000/first/{token}" in shown
    for name in ("accueil", "front-desk"):
        assert f"\n  {name}" in shown
    assert f"dial{'' if flow == 'accueil' else ' --flow ' + flow} --keys -," in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("flow", ["accueil", "front-desk"])
def test_the_caller_who_refuses_refuses(tmp_path: Path, flow: str) -> None:
    language: Language = "fr" if flow == "accueil" else "en"
    (line,) = [line for line in said(tmp_path, language).splitlines() if "--keys" in line]
    keys = line.split("--keys ")[1].split()[0]
    ran = accord("rehearse", flow, "--keys", keys, "--lang", "en")
    assert "The caller refused the recording, with a key." in ran.out
    assert ran.out.endswith("\nNothing was recorded.\n")


def test_a_spoilt_flow_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    flows = tmp_path / "flows"
    flows.mkdir()
    assert "There is no flow yet" in said(tmp_path, "en", flows=flows)
    (flows / "spoilt.yaml").write_text("accord: 1\n")
    shown = said(tmp_path, "en", flows=flows)
    assert "spoilt   not served: callers hear an apology (accord lint)" in shown
    assert "dial" not in shown


def test_in_production_there_is_no_page_to_open_and_nothing_to_try(tmp_path: Path) -> None:
    shown = said(tmp_path, "en", local=False)
    assert PUBLIC in shown
    assert "first" not in shown
    assert "dial" not in shown
