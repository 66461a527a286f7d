"""What the owner set is taken as it is, or refused at start with all that is wrong and what to set."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ivr.bilingual import both
from ivr.disk import FORGETFUL_HOSTS
from ivr.settings import LOCAL_PREFIX, LOCAL_SECRETS, Settings, SettingsError, first_run_token, is_loopback

HERE = Path(__file__).parents[2]
SECRET = "Zc3pQ8vXk1TtY6rWb0LmHd7uJf5sNa2e"
TOKEN = "0123456789abcdef0123456789abcdef"
ACCOUNT = "AC" + "1f" * 16
PRODUCTION = {
    "PUBLIC_URL": "https://calls.example.com",
    "ACCORD_SECRETS": SECRET,
    "TWILIO_ACCOUNT_SID": ACCOUNT,
    "TWILIO_AUTH_TOKEN": TOKEN,
    "DATABASE_URL": "postgresql://accord:pass-w0rd@db.example.com/accord",
}


def read(environ: Mapping[str, str], *, bound_to: str | None = None, port: int = 8000) -> Settings:
    return Settings.from_environment(environ, bound_to=bound_to, port=port)


def problems(environ: Mapping[str, str], *, bound_to: str | None = None) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as refused:
        read(environ, bound_to=bound_to)
    return tuple(problem.en for problem in refused.value.problems)


def test_on_ones_own_machine_nothing_need_be_set(tmp_path: Path) -> None:
    settings = read({"ACCORD_VAR": str(tmp_path / "var")}, bound_to="127.0.0.1", port=8123)
    assert settings.local
    assert settings.public_url == "http://127.0.0.1:8123"
    assert settings.flows == HERE / "flows"
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'accord.db'}"
    assert not settings.reaches_twilio
    assert all(secret.startswith(LOCAL_PREFIX) for secret in (*settings.secrets, *settings.auth_tokens))
    assert (tmp_path / "var" / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert read({"ACCORD_VAR": str(tmp_path / "var")}, bound_to="127.0.0.1").secrets == settings.secrets


def test_in_production_what_was_set_is_what_counts(tmp_path: Path) -> None:
    more = {
        "PUBLIC_URL": " https://calls.example.com/ ",
        "ACCORD_SECRETS": f"{SECRET}, {SECRET[::-1]} ,",
        "TWILIO_AUTH_TOKEN": f"{TOKEN},{TOKEN[::-1]}",
        "TWILIO_SHARED_KEYS": "key_1: one ,key_2:two:three",
        "TWILIO_REGION": "ie1",
        "TWILIO_EDGE": "dublin",
        "ACCORD_FLOWS": str(tmp_path / "flows"),
        "ACCORD_VAR": str(tmp_path / "var"),
        "ACCORD_TEXT_SENDER": "+33199000123",
        "ACCORD_FALLBACK": "+33199000124",
    }
    assert read(PRODUCTION | more) == Settings(
        flows=tmp_path / "flows",
        var=tmp_path / "var",
        public_url="https://calls.example.com",
        database_url=PRODUCTION["DATABASE_URL"],
        secrets=(SECRET, SECRET[::-1]),
        account_sid=ACCOUNT,
        auth_tokens=(TOKEN, TOKEN[::-1]),
        shared_keys={"key_1": "one", "key_2": "two:three"},
        region="ie1",
        edge="dublin",
        text_sender="+33199000123",
        fallback="+33199000124",
        local=False,
        reaches_twilio=True,
    )
    assert not (tmp_path / "var").exists()


def test_everything_that_is_wrong_is_said_at_once_with_what_to_set() -> None:
    said = problems(
        {
            "DATABASE_URL": "sqlite://",
            "ACCORD_FALLBACK": "0199000123",
            "ACCORD_TEXT_SENDER": "Garage",
            "TWILIO_SHARED_KEYS": "key",
        }
    )
    for name in (
        "PUBLIC_URL",
        "ACCORD_SECRETS",
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "DATABASE_URL",
        "ACCORD_TEXT_SENDER",
        "ACCORD_FALLBACK",
        "TWILIO_SHARED_KEYS",
    ):
        assert [problem for problem in said if problem.startswith(name)] != [], name
    assert len(said) == 8
    assert str(SettingsError([both(problem) for problem in said])).count("\n- ") == 7


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is not set"),
        ({"PUBLIC_URL": "http://calls.example.com"}, "PUBLIC_URL begins with http"),
        ({"PUBLIC_URL": "calls.example.com"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "ftp://calls.example.com"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://[::1"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://calls.example.com:port"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://calls.example.com?a=1"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://calls.example.com/#a"}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": 'https://calls.example.com/"x'}, "PUBLIC_URL is not a plain address"),
        ({"PUBLIC_URL": "https://me:pass-w0rd@calls.example.com"}, "PUBLIC_URL is not a plain address"),
        ({"ACCORD_SECRETS": ""}, "ACCORD_SECRETS is not set"),
        ({"ACCORD_SECRETS": " , "}, "ACCORD_SECRETS is not set"),
        ({"ACCORD_SECRETS": "short"}, "ACCORD_SECRETS can be guessed"),
        ({"ACCORD_SECRETS": "abab" * 10}, "ACCORD_SECRETS can be guessed"),
        ({"ACCORD_SECRETS": f"{SECRET},short"}, "ACCORD_SECRETS can be guessed"),
        ({"ACCORD_SECRETS": LOCAL_PREFIX + SECRET}, "ACCORD_SECRETS was made for this machine alone"),
        ({"TWILIO_ACCOUNT_SID": ""}, "TWILIO_ACCOUNT_SID is not set"),
        ({"TWILIO_ACCOUNT_SID": "SK" + "1f" * 16}, "TWILIO_ACCOUNT_SID is not AC"),
        ({"TWILIO_AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN is not set"),
        ({"TWILIO_AUTH_TOKEN": " ,, "}, "TWILIO_AUTH_TOKEN is not set"),
        ({"TWILIO_AUTH_TOKEN": f"{TOKEN},{LOCAL_PREFIX}x"}, "TWILIO_AUTH_TOKEN was made for this machine"),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL names no place that lasts"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL names no place that lasts"),
        ({"DATABASE_URL": "mysql://db.example.com/accord"}, "DATABASE_URL names no place that lasts"),
        ({"DATABASE_URL": "accord.db"}, "DATABASE_URL names no place that lasts"),
        ({"DATABASE_URL": "", "DYNO": "web.1"}, "the evidence would not survive: Heroku"),
        ({"DATABASE_URL": "sqlite:////data/accord.db", "K_SERVICE": "a"}, "would not survive: Cloud Run"),
        ({"ACCORD_FALLBACK": "112"}, "ACCORD_FALLBACK is not a number"),
        ({"ACCORD_TEXT_SENDER": "+٣٣١٩٩٠٠٠١٢٣"}, "ACCORD_TEXT_SENDER is not a number"),
        ({"TWILIO_SHARED_KEYS": "key:"}, "TWILIO_SHARED_KEYS is not a list"),
        ({"TWILIO_SHARED_KEYS": "key: "}, "TWILIO_SHARED_KEYS is not a list"),
        ({"TWILIO_SHARED_KEYS": "one:two,three"}, "TWILIO_SHARED_KEYS is not a list"),
    ],
)
def test_production_refuses_what_would_be_unsafe_or_would_not_last(change: dict[str, str], what: str) -> None:
    [problem] = problems(PRODUCTION | change)
    assert what in problem
    assert all(secret not in problem for secret in ("pass-w0rd", SECRET, TOKEN, "112", "1f1f"))


def test_postgresql_is_taken_by_each_of_its_names_wherever_the_disk_forgets() -> None:
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        assert read(PRODUCTION | {"DATABASE_URL": f"{scheme}://db.example.com/a", "DYNO": "web.1"})


@pytest.mark.parametrize(
    ("public_url", "bound_to", "production"),
    [
        (None, "127.0.0.1", False),
        (None, "127.8.9.10", False),
        (None, "::1", False),
        (None, "localhost", False),
        ("http://localhost:8000", None, False),
        ("http://[::1]:8000", None, False),
        ("https://127.0.0.1", "127.0.0.1", False),
        (None, None, True),
        (None, "0.0.0.0", True),
        (None, "", True),
        (None, "::", True),
        (None, "192.168.1.20", True),
        ("http://127.0.0.1:8000", "0.0.0.0", True),
        ("https://calls.example.com", "127.0.0.1", True),
        ("https://localhost.example.com", None, True),
        ("https://127.0.0.1.example.com", None, True),
    ],
)
def test_production_begins_where_others_can_reach(
    public_url: str | None, bound_to: str | None, production: bool, tmp_path: Path
) -> None:
    environ = {"ACCORD_VAR": str(tmp_path), **({"PUBLIC_URL": public_url} if public_url else {})}
    if production:
        said = " ".join(problems(environ, bound_to=bound_to))
        assert "ACCORD_SECRETS is not set" in said
        assert ("PUBLIC_URL is not set" in said) == (public_url is None)
        assert list(tmp_path.iterdir()) == []
    else:
        assert read(environ, bound_to=bound_to).local


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1.2.3", "::1", "[::1]", "::ffff:127.0.0.1", "localhost", "localhost."]
)
def test_an_address_of_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "0.0.0.0",
        "::",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "::ffff:192.168.1.1",
        "192.168.1.1",
        "localhost.x",
    ],
)
def test_an_address_that_others_can_reach_or_that_is_none(host: str | None) -> None:
    assert not is_loopback(host)


def test_an_address_is_written_as_one_can_open_it(tmp_path: Path) -> None:
    assert read({"ACCORD_VAR": str(tmp_path)}, bound_to="::1", port=8001).public_url == "http://[::1]:8001"


def test_settings_show_no_secret_and_no_number() -> None:
    more = {
        "TWILIO_SHARED_KEYS": "key_1:pass-w0rd",
        "ACCORD_FALLBACK": "+33199000124",
        "ACCORD_TEXT_SENDER": "+33199000123",
    }
    shown = repr(read(PRODUCTION | more))
    assert "calls.example.com" in shown
    assert all(secret not in shown for secret in (SECRET, TOKEN, ACCOUNT, "pass-w0rd", "+331", "accord:"))


def test_a_real_account_is_reached_from_ones_own_machine_too(tmp_path: Path) -> None:
    environ = {"ACCORD_VAR": str(tmp_path), "TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_AUTH_TOKEN": TOKEN}
    settings = read(environ, bound_to="127.0.0.1")
    assert settings.reaches_twilio
    assert settings.auth_tokens == (TOKEN,)
    only_half = read({"ACCORD_VAR": str(tmp_path), "TWILIO_ACCOUNT_SID": ACCOUNT}, bound_to="127.0.0.1")
    assert not only_half.reaches_twilio


def test_the_first_run_link_is_for_ones_own_machine(tmp_path: Path) -> None:
    local = read({"ACCORD_VAR": str(tmp_path)}, bound_to="127.0.0.1")
    assert len(first_run_token(local)) >= 20
    assert first_run_token(local) not in (*local.secrets, *local.auth_tokens)
    assert first_run_token(read(PRODUCTION)) == ""


def test_processes_that_start_at_once_agree_on_their_secrets(tmp_path: Path) -> None:
    code = (
        "import sys; from ivr.settings import Settings; sys.stdin.read(); "
        "settings = Settings.from_environment({'ACCORD_VAR': sys.argv[1]}, bound_to='127.0.0.1'); "
        "sys.stdout.write(' '.join((*settings.secrets, *settings.auth_tokens, settings.account_sid)))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "var")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=HERE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    said = {process.communicate(timeout=30)[0] for process in started}
    assert len(said) == 1
    assert said.pop().count(LOCAL_PREFIX) == 2
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secrets.json"]


def test_who_comes_second_takes_the_secrets_of_who_came_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {name: f"kept {name}" for name in LOCAL_SECRETS}
    link = os.link

    def late(draft: Path, path: Path) -> None:
        path.write_text(json.dumps(kept))
        link(draft, path)

    monkeypatch.setattr(os, "link", late)
    settings = read({"ACCORD_VAR": str(tmp_path)}, bound_to="127.0.0.1")
    assert settings.secrets == ("kept secret",)
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[]", b"null", b"\xff", b'{"secret": "x"}'])
def test_damaged_secrets_are_said_to_be_and_never_half_used(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_bytes(content)
    [problem] = problems({"ACCORD_VAR": str(tmp_path)}, bound_to="127.0.0.1")
    assert problem == f"{tmp_path / 'secrets.json'} is damaged: delete it, and it is made anew"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    [problem] = problems({"ACCORD_VAR": str(tmp_path / "file")}, bound_to="127.0.0.1")
    assert "secrets.json cannot be read or written (File exists): set ACCORD_VAR" in problem


class Asked(dict[str, str]):
    """An environment that remembers what was asked of it."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(environ)
        self.names: set[str] = set()

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.names.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return super().__getitem__(name)


def test_every_variable_that_is_read_is_explained(tmp_path: Path) -> None:
    page = (HERE / "docs" / "running.md").read_text(encoding="utf-8")
    for environ in (PRODUCTION, PRODUCTION | {"DATABASE_URL": ""}, {"PUBLIC_URL": "http://127.0.0.1"}):
        asked = Asked({**environ, "ACCORD_VAR": str(tmp_path)})
        try:
            read(asked)
        except SettingsError as refused:
            assert "would not survive" in str(refused)  # noqa: PT017
        assert len(asked.names) >= 10
        assert [name for name in asked.names - FORGETFUL_HOSTS.keys() if f"`{name}`" not in page] == []


def test_no_room_reads_a_variable_of_its_own() -> None:
    page = (HERE / "docs" / "running.md").read_text(encoding="utf-8")
    of_the_terminal = {"LC_ALL", "LC_MESSAGES", "LANG", "ACCORD_PROGRAM"}
    read_anywhere = {
        name
        for room in ("ivr", "consent_store")
        for path in (HERE / room).rglob("*.py")
        for name in _variables(path.read_text(encoding="utf-8"))
    }
    assert "DATABASE_URL" in read_anywhere
    assert [name for name in read_anywhere - of_the_terminal if f"`{name}`" not in page] == []


def _variables(text: str) -> Iterator[str]:
    """What a file that knows the environment looks up in it, or in whatever it calls it."""
    tree = ast.parse(text)
    names = {part.attr for part in ast.walk(tree) if isinstance(part, ast.Attribute)}
    if not names & {"environ", "environb", "getenv"}:
        return
    for part in ast.walk(tree):
        asked: ast.AST | None = None
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.args:
            asked = part.args[0] if part.func.attr in ("get", "getenv", "pop", "setdefault") else None
        elif isinstance(part, ast.Subscript):
            asked = part.slice
        if isinstance(asked, ast.Constant) and re.fullmatch("[A-Z][A-Z0-9_]+", str(asked.value)):
            yield str(asked.value)
