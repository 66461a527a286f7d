"""What the owner set, read from the environment once, and refused at start with all that is wrong.

Production begins as soon as Accord binds anything but loopback or PUBLIC_URL is not loopback.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ivr.disk import forgets

HERE = Path(__file__).resolve().parent.parent
LOCAL_PREFIX = "local-only-"
"""Generated secrets begin so, and production refuses them."""

SHORTEST_SECRET = 32
ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
PLAIN_ADDRESS = re.compile(
    r"https?://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?"
)
SQLITE_FILE = re.compile("sqlite:///([^?]+)")
MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'

LOCAL_SECRETS: Mapping[str, Callable[[], str]] = {
    "secret": lambda: LOCAL_PREFIX + secrets.token_urlsafe(32),
    "auth_token": lambda: LOCAL_PREFIX + secrets.token_hex(16),
    "account_sid": lambda: "AC" + secrets.token_hex(16),
    "first_run": lambda: secrets.token_urlsafe(16),
}
"""What is made for this machine alone, and how."""


class SettingsError(Exception):
    """Accord cannot start as it is set up; each line says what is wrong and what to set."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"- {problem}" for problem in problems))


@dataclass(frozen=True)
class Settings:
    """Everything Accord takes from its surroundings."""

    flows: Path
    var: Path
    public_url: str
    database_url: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    account_sid: str = field(repr=False)
    auth_tokens: tuple[str, ...] = field(repr=False)
    shared_keys: Mapping[str, str] = field(repr=False, default_factory=dict)
    region: str | None = None
    edge: str | None = None
    text_sender: str | None = field(repr=False, default=None)
    fallback: str | None = field(repr=False, default=None)
    local: bool = True
    reaches_twilio: bool = False
    """There is a real account behind it, so texts can be sent and recordings deleted."""

    @classmethod
    def from_environment(
        cls, environ: Mapping[str, str] | None = None, *, bound_to: str | None = None, port: int = 8000
    ) -> Settings:
        """The settings of this environment; raises `SettingsError` with every problem at once.

        `bound_to` is the address Accord itself listens on, None where another server listens for it.
        """
        env = os.environ if environ is None else environ
        var = Path(env.get("ACCORD_VAR") or HERE / "var")
        public_url = (env.get("PUBLIC_URL") or "").strip().rstrip("/")
        if not public_url and bound_to is not None and is_loopback(bound_to):
            public_url = f"http://{_in_url(bound_to)}:{port}"
        local = is_loopback(_host(public_url)) and (bound_to is None or is_loopback(bound_to))
        problems = _address_problems(public_url, local)
        given = {
            "secrets": _listed(env.get("ACCORD_SECRETS")),
            "auth_tokens": _listed(env.get("TWILIO_AUTH_TOKEN")),
        }
        account = (env.get("TWILIO_ACCOUNT_SID") or "").strip()
        reaches_twilio = bool(account and given["auth_tokens"])
        if local:
            made, unmade = _local_secrets(var)
            problems += unmade
            given["secrets"] = given["secrets"] or (made["secret"],)
            given["auth_tokens"] = given["auth_tokens"] or (made["auth_token"],)
            account = account or made["account_sid"]
        database_url = (env.get("DATABASE_URL") or "").strip() or f"sqlite:///{var / 'accord.db'}"
        if not local:
            problems += _secret_problems(given["secrets"])
            problems += _twilio_problems(account, given["auth_tokens"])
        problems += _database_problems(database_url, env, lasting=not local)
        problems += _number_problems(env)
        shared_keys, key_problems = _shared_keys(env.get("TWILIO_SHARED_KEYS"))
        if problems + key_problems:
            raise SettingsError(problems + key_problems)
        return cls(
            flows=flows_folder(env),
            var=var,
            public_url=public_url,
            database_url=database_url,
            secrets=given["secrets"],
            account_sid=account,
            auth_tokens=given["auth_tokens"],
            shared_keys=shared_keys,
            region=env.get("TWILIO_REGION") or None,
            edge=env.get("TWILIO_EDGE") or None,
            text_sender=env.get("ACCORD_TEXT_SENDER") or None,
            fallback=env.get("ACCORD_FALLBACK") or None,
            local=local,
            reaches_twilio=reaches_twilio,
        )


def flows_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder of the flows; readable even where Accord could not start."""
    env = os.environ if environ is None else environ
    return Path(env.get("ACCORD_FLOWS") or HERE / "flows")


def is_loopback(host: str | None) -> bool:
    """Whether only this machine can reach that address."""
    if host in ("localhost", "localhost."):
        return True
    try:
        address = ipaddress.ip_address((host or "").strip("[]"))
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listed(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _address_problems(public_url: str, local: bool) -> list[str]:
    if not public_url:
        return ["PUBLIC_URL is not set: set it to the address Twilio calls, like https://calls.example.com"]
    if not PLAIN_ADDRESS.fullmatch(public_url):
        return [
            "PUBLIC_URL is not a plain address: set it to one like https://calls.example.com, "
            "without a name, a password, a query or a fragment"
        ]
    if not local and not public_url.startswith("https:"):
        return ["PUBLIC_URL begins with http: set it to https, since what callers do travels there"]
    return []


def _secret_problems(given: tuple[str, ...]) -> list[str]:
    if not given:
        return [f"ACCORD_SECRETS is not set: it closes calls and numbers; make one with {MAKE_ONE}"]
    if any(secret.startswith(LOCAL_PREFIX) for secret in given):
        return [f"ACCORD_SECRETS was made for this machine alone: make another with {MAKE_ONE}"]
    if any(len(secret) < SHORTEST_SECRET or len(set(secret)) < 10 for secret in given):
        return [f"ACCORD_SECRETS can be guessed: make one of 32 characters or more with {MAKE_ONE}"]
    return []


def _twilio_problems(account: str, tokens: tuple[str, ...]) -> list[str]:
    problems = []
    if not ACCOUNT.fullmatch(account):
        problems.append("TWILIO_ACCOUNT_SID is not AC and 32 signs: copy it from the Twilio Console")
    if not tokens:
        problems.append("TWILIO_AUTH_TOKEN is not set: without it anybody could pretend to be Twilio")
    elif any(token.startswith(LOCAL_PREFIX) for token in tokens):
        problems.append("TWILIO_AUTH_TOKEN was made for this machine alone: copy it from the Twilio Console")
    return problems


def _database_problems(url: str, env: Mapping[str, str], *, lasting: bool) -> list[str]:
    if url.startswith(("postgresql://", "postgresql+psycopg://", "postgres://")):
        return []
    file = SQLITE_FILE.match(url)
    if file is None or file[1] == ":memory:":
        return [
            "DATABASE_URL names no place that lasts: set it to a PostgreSQL address, or to sqlite:///PATH"
        ]
    reason = forgets(Path(file[1]).parent, env) if lasting else None
    if reason is None:
        return []
    return [
        f"the evidence would not survive: {reason}; set DATABASE_URL to a PostgreSQL address, "
        "or ACCORD_VAR to a folder on a disk that lasts"
    ]


def _number_problems(env: Mapping[str, str]) -> list[str]:
    return [
        f"{name} is not a number like +33199000123"
        for name in ("ACCORD_TEXT_SENDER", "ACCORD_FALLBACK")
        if env.get(name) and not E164.fullmatch(env[name])
    ]


def _shared_keys(value: str | None) -> tuple[dict[str, str], list[str]]:
    keys = {}
    for part in _listed(value):
        name, separator, secret = map(str.strip, part.partition(":"))
        if not (separator and name and secret):
            return {}, ["TWILIO_SHARED_KEYS is not a list of id:secret, separated by commas"]
        keys[name] = secret
    return keys, []


def _local_secrets(var: Path) -> tuple[dict[str, str], list[str]]:
    """Secrets for this machine alone, made on first use; two processes that start at once agree."""
    path = var / "secrets.json"
    try:
        if not path.exists():
            _make_secrets(path)
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: str(kept[name]) for name in LOCAL_SECRETS}, []
    except OSError as error:
        why = f"{path} cannot be read or written ({error.strerror}): set ACCORD_VAR to a folder of your own"
    except (ValueError, LookupError, TypeError):
        why = f"{path} is damaged: delete it, and it is made anew"
    return dict.fromkeys(LOCAL_SECRETS, ""), [why]


def _make_secrets(path: Path) -> None:
    made = {name: make() for name, make in LOCAL_SECRETS.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".secrets-{os.getpid()}-{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    try:
        draft.write_text(json.dumps(made), encoding="utf-8")
        # Whoever comes second finds a whole file, and takes what it holds.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def first_run_token(settings: Settings) -> str:
    """What the first-run link carries; it opens the pages on loopback only."""
    return _local_secrets(settings.var)[0]["first_run"] if settings.local else ""
