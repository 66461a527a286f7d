"""The consent ledger: facts kept once and for good, in SQLite or PostgreSQL; it knows no telephone."""

from consent_store.fact import Fact, Kept
from consent_store.keyring import Keyring
from consent_store.ledger import Ledger, open_ledger
from consent_store.outcome import Appended, Barred, Overtaken, Repeated
from consent_store.party import Party
from consent_store.provider import Found, Provider, ProviderUnavailable
from consent_store.purging import Failure, Purged, purge
from consent_store.reading import CallSummary
from consent_store.unavailable import LedgerUnavailable

__all__ = [
    "Appended",
    "Barred",
    "CallSummary",
    "Fact",
    "Failure",
    "Found",
    "Kept",
    "Keyring",
    "Ledger",
    "LedgerUnavailable",
    "Overtaken",
    "Party",
    "Provider",
    "ProviderUnavailable",
    "Purged",
    "Repeated",
    "open_ledger",
    "purge",
]
