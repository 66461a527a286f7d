"""What the documents say is so: links lead somewhere, settings and commands exist, examples are real."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from ivr.alarms import CAUSES
from ivr.cli.docs import COMMANDS, pages
from ivr.cli.main import accord as root
from ivr.diagnostics import Diagnostic
from ivr.parse import read_flow
from ivr.rehearsal import Rehearsal, rehearse
from ivr.render import as_text
from ivr.settings import HERE
from tests.cli.commands import accord
from tests.docs.pages import EVERY, WRITTEN, anchors, fences, prose, text_of

DOCS = HERE / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
NEXT_SENTENCE = re.compile(r"[a-zà-ÿ0-9)`»”][.!?] +[A-ZÀ-Þ`«“]")
WORDS = (
    "flow step edge prompt notice offer window caller agent call turn event action fact purpose decision "
    "alternative ledger story rehearsal handset rule version share campaign alarm seal"
)


def name_of(page: Path) -> str:
    return page.relative_to(HERE).as_posix()


@pytest.mark.parametrize("page", EVERY, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(text_of(page)):
        if target.startswith(("https://", "mailto:")):
            continue
        place, _, anchor = target.partition("#")
        found = (page.parent / place).resolve() if place else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_a_line_holds_one_sentence(page: Path) -> None:
    assert [f"{number}: {line}" for number, line in prose(page) if NEXT_SENTENCE.search(line)] == []


@pytest.mark.parametrize("started", ["accord", "python3 run.py"])
def test_every_generated_page_is_fresh_however_accord_was_started(
    started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_PROGRAM", started)
    context = click.Context(root, info_name="accord", **root.context_settings)
    stale = [name_of(path) for path, text in pages(context).items() if text_of(path) != text]
    assert stale == [], "run: python3 run.py docs"


_ROOT = click.Context(root)
EVERY_COMMAND = {name: root.get_command(_ROOT, name) for name in root.list_commands(_ROOT)}


def test_every_command_and_each_of_its_options_is_documented_and_says_what_it_is_for() -> None:
    page = text_of(COMMANDS)
    for name, command in EVERY_COMMAND.items():
        assert f"## accord {name}\n" in page
        assert command is not None
        assert command.help
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help or option.name == "form", option.name


def test_every_command_is_named_where_people_look_for_it() -> None:
    told = "".join(map(text_of, WRITTEN))
    assert [name for name in EVERY_COMMAND if f"run.py {name}" not in told and f"`{name}" not in told] == []


def test_every_command_the_pages_name_is_one_there_is() -> None:
    run = re.compile(r"python3 run\.py ([a-z]+)")
    named = {word for page in WRITTEN for word in run.findall(text_of(page))}
    assert named <= set(EVERY_COMMAND) | {"test", "fix", "pin"}


def test_every_setting_is_explained_and_every_one_explained_is_read() -> None:
    page = text_of(DOCS / "running.md")
    source = text_of(HERE / "ivr" / "settings.py")
    read = set(re.findall(r'"((?:ACCORD|TWILIO)_[A-Z_]+|PUBLIC_URL|DATABASE_URL)"', source))
    explained = set(re.findall(r"`((?:ACCORD|TWILIO)_[A-Z_]+|PUBLIC_URL|DATABASE_URL)`", page))
    assert read == explained


def test_every_alarm_is_explained_in_its_own_words() -> None:
    page = text_of(DOCS / "running.md")
    assert [cause for cause, words in CAUSES.items() if f"| `{cause}` | {words} |" not in page] == []


def test_the_words_of_the_house_are_in_the_glossary_in_both_languages() -> None:
    rows = re.findall(r"^\| ([a-z ]+) \| ([^|]+) \| [^|]+ \|$", text_of(DOCS / "glossary.md"), re.MULTILINE)
    assert {word for word, _ in rows} >= set(WORDS.split())
    assert all(french.strip() for _, french in rows)


@pytest.mark.parametrize(("page", "name"), [("first-flow.md", "harbour"), ("premier-scenario.md", "garage")])
def test_who_follows_the_first_page_ends_with_a_flow_that_asks(page: str, name: str) -> None:
    begun, whole = fences(DOCS / page, "yaml")
    (question,) = fences(DOCS / page, "yaml fragment")
    followed = begun[: begun.index("\nstart:") + 1] + question
    assert read_flow(followed, name).diagnostics == ()
    assert not rehearsed(whole, name, "-,9,1,1").recorded
    assert rehearsed(whole, name, "-,-,1").recorded
    assert f"run.py rehearse {name} --keys -,9,1,1" in text_of(DOCS / page)


def test_one_version_is_named_everywhere() -> None:
    project = tomllib.loads(text_of(HERE / "pyproject.toml"))["project"]["version"]
    assert accord("--version").out == f"accord, version {project}\n"
    assert re.findall(r"^## \[([^]]+)\]", text_of(HERE / "CHANGELOG.md"), re.MULTILINE)[0] == project


def test_the_readme_begins_with_the_two_commands() -> None:
    first, second = fences(HERE / "README.md", "sh")[:2]
    assert first.splitlines()[-1] == "python3 run.py"
    assert second == "python3 run.py test\n"


def test_the_call_of_the_readme_is_what_dial_prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path))
    command = fences(HERE / "README.md", "sh")[3].split()
    ran = accord(*command[2:], "--lang", "en")
    printed, _, story = ran.out.partition("\nThe whole story")
    assert printed == fences(HERE / "README.md", "text")[0]
    assert "ledger show" in story


def test_the_flow_of_the_readme_asks_before_it_records() -> None:
    (flow,) = fences(HERE / "README.md", "yaml")
    assert rehearsed(flow, "harbour", "-,-").recorded
    assert not rehearsed(flow, "harbour", "-,9,1").recorded


def test_the_diagnostic_of_the_readme_is_what_lint_says_of_its_flow() -> None:
    (flow,) = fences(HERE / "README.md", "yaml")
    spoilt = flow.replace(" {purposes}", "")
    assert spoilt != flow
    assert shown(spoilt) in fences(HERE / "README.md", "text")


def test_the_diagnostic_of_the_reference_is_what_lint_says_of_its_flow() -> None:
    (flow,) = fences(DOCS / "flow-reference.md", "yaml bad")
    (said,) = fences(DOCS / "flow-reference.md", "text")
    assert shown(flow, "flows/front.yaml") == said


def shown(flow: str, file: str = "flows/harbour.yaml") -> str:
    found: tuple[Diagnostic, ...] = read_flow(flow, Path(file).stem, file).diagnostics
    return as_text(found, {file: flow}) + "\n"


def rehearsed(flow: str, name: str, keys: str) -> Rehearsal:
    read = read_flow(flow, name).flow
    assert read is not None
    return rehearse(read, keys.split(","), at=datetime(2026, 12, 1, 11, tzinfo=UTC))
