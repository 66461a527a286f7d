"""The house keeps its own rules, and each rule would notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import house
import pytest

import run

FILES = house.files(run.HERE)
Check = Callable[[str, str], Iterator[str]]


def offenders(check: Check, *folders: str, suffix: str = ".py", but: tuple[str, ...] = ()) -> list[str]:
    """What a check finds in the files of these folders; of the whole house if none is named."""
    found: list[str] = []
    for path in FILES:
        name = path.relative_to(run.HERE).as_posix()
        text = house.text_of(path)
        if text is None or not name.endswith(suffix) or name.startswith(but):
            continue
        if not folders or name.startswith(folders):
            found += check(name, text)
    return found


def test_no_python_file_is_longer_than_someone_reads() -> None:
    assert offenders(house.too_long) == []


def test_every_module_says_what_it_is_in_three_lines() -> None:
    assert offenders(house.wrongly_introduced, "ivr/", "consent_store/") == []


def test_no_module_or_class_is_named_with_a_word_that_says_nothing() -> None:
    assert offenders(house.wrongly_named) == []


def test_no_file_shows_where_or_how_it_was_made() -> None:
    assert offenders(house.traces, suffix="") == []


def test_every_text_ends_with_a_newline() -> None:
    assert offenders(house.badly_ended, suffix="") == []


def test_nothing_prints_but_what_speaks_to_a_terminal() -> None:
    assert (
        offenders(
            house.printing, "ivr/", "consent_store/", "app.py", but=("ivr/cli/", "ivr/handset/terminal")
        )
        == []
    )


def test_every_test_is_run_and_may_not_fail_unseen() -> None:
    assert offenders(house.skipping, "tests/") == []


def test_sql_is_never_put_together_from_text() -> None:
    assert offenders(house.composed_sql, "ivr/", "consent_store/", "app.py") == []


def test_nothing_large_is_kept_but_the_pins() -> None:
    large = [path.name for path in FILES if path.stat().st_size > house.BYTES]
    assert set(large) <= {run.FOR_USE, run.FOR_WORK}


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (house.too_long, "ivr/flow.py", "line\n" * (house.LINES + 1)),
        (house.wrongly_introduced, "ivr/flow.py", "STEPS = 200\n"),
        (house.wrongly_introduced, "ivr/flow.py", '"""One.\n\nTwo.\nThree.\nFour.\n"""\n'),
        (house.wrongly_named, "ivr/call_utils.py", ""),
        (house.wrongly_named, "ivr/flow.py", "class CallManager: ...\n"),
        (house.wrongly_named, "ivr/flow.py", "class XMLHandler: ...\n"),
        (house.traces, "README.md", "See " + house.MACHINE[1] + "main\n"),
        (house.traces, "pyproject.toml", 'index = "https://' + house.REGISTRIES[0] + '/simple"\n'),
        (house.traces, "docs/why.md", "Written in " + house.MAKING[3] + ".\n"),
        (house.badly_ended, "README.md", "Accord"),
        (house.printing, "ivr/flow.py", "def steps():\n    print('here')\n"),
        (house.skipping, "tests/test_flow.py", "@pytest.mark.xfail\ndef test_a_flow(): ...\n"),
        (house.skipping, "tests/test_flow.py", "def test_a_flow():\n    pytest.skip('not here')\n"),
        (house.skipping, "tests/phone/conftest.py", "def schema():\n    pytest.skip('not here')\n"),
        (house.skipping, house.MAY_SKIP, "@pytest.mark.skipif(True)\ndef schema(): ...\n"),
        (house.composed_sql, "consent_store/ledger.py", 'q = f"SELECT * FROM facts WHERE call = {call}"\n'),
        (house.composed_sql, "consent_store/ledger.py", 'q = "DELETE FROM facts WHERE call = " + call\n'),
        (house.composed_sql, "consent_store/ledger.py", 'q = "UPDATE facts SET call = %s" % call\n'),
        (house.composed_sql, "consent_store/ledger.py", 'q = "DROP TABLE {}".format(table)\n'),
    ],
)
def test_each_rule_of_the_house_notices(check: Check, name: str, text: str) -> None:
    assert list(check(name, text)) != []


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (
            house.wrongly_introduced,
            "ivr/rules/endless_menu.py",
            '"""A menu.\n\nWhy.\nBad.\nGood.\nLaw.\n"""\n',
        ),
        (house.wrongly_named, "ivr/database.py", "class Metadata: ...\n"),
        (house.traces, "docs/pays.md", "See <https://example.com/fr" + house.MACHINE[3] + "calls>\n"),
        (house.skipping, house.MAY_SKIP, "def schema():\n    pytest.skip('not here')\n"),
        (house.composed_sql, "ivr/cli/lint.py", 'said = f"update the flow: {name}"\n'),
        (house.composed_sql, "consent_store/ledger.py", 'q = "SELECT call FROM facts WHERE call = :call"\n'),
    ],
)
def test_no_rule_of_the_house_sees_what_is_not_there(check: Check, name: str, text: str) -> None:
    assert list(check(name, text)) == []


def test_without_git_the_files_are_found_by_walking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / ".gitignore").write_text(".venv/\n__pycache__/\n")
    for name in ("run.py", ".venv/made.py", "ivr/__pycache__/flow.pyc", "ivr/flow.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in house.files(tmp_path)]
    assert found == [".gitignore", "ivr/flow.py", "run.py"]
