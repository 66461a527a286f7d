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

from ivr.bilingual import Language, Sentence
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


NO_PUBLIC_URL = Sentence(
    fr="PUBLIC_URL n'est pas défini : mettez-y l'adresse que Twilio appelle, comme https://calls.example.com",
    en="PUBLIC_URL is not set: set it to the address Twilio calls, like https://calls.example.com",
)
NO_PLAIN_ADDRESS = Sentence(
    fr=(
        "PUBLIC_URL n'est pas une adresse simple : mettez-en une comme https://calls.example.com, "
        "sans nom, mot de passe, paramètres ni fragment"
    ),
    en=(
        "PUBLIC_URL is not a plain address: set it to one like https://calls.example.com, "
        "without a name, a password, a query or a fragment"
    ),
)
NO_HTTPS = Sentence(
    fr="PUBLIC_URL commence par http : mettez https, car ce que font les appelants passe par là",
    en="PUBLIC_URL begins with http: set it to https, since what callers do travels there",
)
NO_SECRETS = Sentence(
    fr=f"ACCORD_SECRETS n'est pas défini : il ferme les appels et les numéros ; faites-en un par {MAKE_ONE}",
    en=f"ACCORD_SECRETS is not set: it closes calls and numbers; make one with {MAKE_ONE}",
)
LOCAL_SECRETS_GIVEN = Sentence(
    fr=f"ACCORD_SECRETS a été fait pour cette machine seule : faites-en un autre par {MAKE_ONE}",
    en=f"ACCORD_SECRETS was made for this machine alone: make another with {MAKE_ONE}",
)
WEAK_SECRETS = Sentence(
    fr=f"ACCORD_SECRETS peut se deviner : faites-en un de 32 caractères ou plus par {MAKE_ONE}",
    en=f"ACCORD_SECRETS can be guessed: make one of 32 characters or more with {MAKE_ONE}",
)
NO_ACCOUNT = Sentence(
    fr="TWILIO_ACCOUNT_SID n'est pas défini : copiez-le de la console de Twilio",
    en="TWILIO_ACCOUNT_SID is not set: copy it from the Twilio Console",
)
WRONG_ACCOUNT = Sentence(
    fr="TWILIO_ACCOUNT_SID n'est pas AC suivi de 32 signes : copiez-le de la console de Twilio",
    en="TWILIO_ACCOUNT_SID is not AC and 32 signs: copy it from the Twilio Console",
)
NO_TOKEN = Sentence(
    fr="TWILIO_AUTH_TOKEN n'est pas défini : sans lui, n'importe qui pourrait se faire passer pour Twilio",
    en="TWILIO_AUTH_TOKEN is not set: without it anybody could pretend to be Twilio",
)
LOCAL_TOKEN = Sentence(
    fr="TWILIO_AUTH_TOKEN a été fait pour cette machine seule : copiez-le de la console de Twilio",
    en="TWILIO_AUTH_TOKEN was made for this machine alone: copy it from the Twilio Console",
)
NO_PLACE = Sentence(
    fr="DATABASE_URL ne désigne rien de durable : mettez-y une adresse PostgreSQL, ou sqlite:///CHEMIN",
    en="DATABASE_URL names no place that lasts: set it to a PostgreSQL address, or to sqlite:///PATH",
)
NOT_LASTING = Sentence(
    fr=(
        "les preuves ne survivraient pas : {reason} ; mettez dans DATABASE_URL une adresse PostgreSQL, "
        "ou dans ACCORD_VAR un dossier d'un disque durable"
    ),
    en=(
        "the evidence would not survive: {reason}; set DATABASE_URL to a PostgreSQL address, "
        "or ACCORD_VAR to a folder on a disk that lasts"
    ),
)
NO_NUMBER = Sentence(
    fr="{name} n'est pas un numéro comme +33199000123", en="{name} is not a number like +33199000123"
)
NO_KEYS = Sentence(
    fr="TWILIO_SHARED_KEYS n'est pas une liste de id:secret, séparés par des virgules",
    en="TWILIO_SHARED_KEYS is not a list of id:secret, separated by commas",
)
NOT_OURS = Sentence(
    fr="{path} ne peut être ni lu ni écrit ({reason}) : mettez dans ACCORD_VAR un dossier à vous",
    en="{path} cannot be read or written ({reason}): set ACCORD_VAR to a folder of your own",
)
DAMAGED = Sentence(
    fr="{path} est abîmé : supprimez-le, et il sera refait",
    en="{path} is damaged: delete it, and it is made anew",
)


class SettingsError(Exception):
    """Accord cannot start as it is set up; each line says what is wrong and what to set."""

    def __init__(self, problems: list[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.told("en"))

    def told(self, language: Language) -> str:
        """Every problem in a line of its own."""
        return "\n".join(f"- {problem.told(language)}" for problem in self.problems)


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


def _address_problems(public_url: str, local: bool) -> list[Sentence]:
    if not public_url:
        return [NO_PUBLIC_URL]
    if not PLAIN_ADDRESS.fullmatch(public_url):
        return [NO_PLAIN_ADDRESS]
    if not local and not public_url.startswith("https:"):
        return [NO_HTTPS]
    return []


def _secret_problems(given: tuple[str, ...]) -> list[Sentence]:
    if not given:
        return [NO_SECRETS]
    if any(secret.startswith(LOCAL_PREFIX) for secret in given):
        return [LOCAL_SECRETS_GIVEN]
    if any(len(secret) < SHORTEST_SECRET or len(set(secret)) < 10 for secret in given):
        return [WEAK_SECRETS]
    return []


def _twilio_problems(account: str, tokens: tuple[str, ...]) -> list[Sentence]:
    problems = []
    if not ACCOUNT.fullmatch(account):
        problems.append(NO_ACCOUNT if not account else WRONG_ACCOUNT)
    if not tokens:
        problems.append(NO_TOKEN)
    elif any(token.startswith(LOCAL_PREFIX) for token in tokens):
        problems.append(LOCAL_TOKEN)
    return problems


def _database_problems(url: str, env: Mapping[str, str], *, lasting: bool) -> list[Sentence]:
    if url.startswith(("postgresql://", "postgresql+psycopg://", "postgres://")):
        return []
    file = SQLITE_FILE.match(url)
    if file is None or file[1] == ":memory:":
        return [NO_PLACE]
    reason = forgets(Path(file[1]).parent, env) if lasting else None
    if reason is None:
        return []
    return [NOT_LASTING.filled(reason=reason)]


def _number_problems(env: Mapping[str, str]) -> list[Sentence]:
    return [
        NO_NUMBER.filled(name=name)
        for name in ("ACCORD_TEXT_SENDER", "ACCORD_FALLBACK")
        if env.get(name) and not E164.fullmatch(env[name])
    ]


def _shared_keys(value: str | None) -> tuple[dict[str, str], list[Sentence]]:
    keys = {}
    for part in _listed(value):
        name, separator, secret = map(str.strip, part.partition(":"))
        if not (separator and name and secret):
            return {}, [NO_KEYS]
        keys[name] = secret
    return keys, []


def _local_secrets(var: Path) -> tuple[dict[str, str], list[Sentence]]:
    """Secrets for this machine alone, made on first use; two processes that start at once agree."""
    path = var / "secrets.json"
    try:
        if not path.exists():
            _make_secrets(path)
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: str(kept[name]) for name in LOCAL_SECRETS}, []
    except OSError as error:
        why = NOT_OURS.filled(path=path, reason=error.strerror)
    except (ValueError, LookupError, TypeError):
        why = DAMAGED.filled(path=path)
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
