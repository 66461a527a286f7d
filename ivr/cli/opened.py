"""The settings and the ledger a command works with."""

from __future__ import annotations

from consent_store import Keyring, Ledger, open_ledger
from ivr.settings import Settings

LOOPBACK = "127.0.0.1"


def settings_here() -> Settings:
    """The settings of this environment, for a command that listens on nothing."""
    return Settings.from_environment(bound_to=LOOPBACK)


def ledger_here(settings: Settings) -> Ledger:
    """The ledger those settings name, brought to the newest schema."""
    ledger = ledger_of(settings)
    ledger.upgrade()
    return ledger


def ledger_of(settings: Settings) -> Ledger:
    """The same ledger as it is; nothing is opened until it is used."""
    return open_ledger(settings.database_url, Keyring(settings.secrets))
