"""Facts as a conversation about consent leaves them, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from consent_store import Appended, Barred, Fact, Keyring, Ledger, Overtaken, Party, Repeated

NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
KEYS = Keyring(["a secret for tests alone, of no use elsewhere"])
NUMBER = "+33199000123"
PURPOSES = ("training",)

_keys = count(1)


def fact(kind: str, key: str | None = None, *, subject: str | None = None, **body: Any) -> Fact:
    """A fact under a key of its own, unless one is given."""
    return Fact(kind, key or f"{kind}.{next(_keys)}", NOON, body, subject)


def started(flow: str = "accueil") -> Fact:
    return fact("call_started", flow=flow, version="1", caller="number", language="fr-FR", voice="lea")


def asked(words: str = "notice") -> list[Fact]:
    """A notice heard to its end, and an offer to refuse."""
    return [
        fact("notice_completed", words_sha256=f"{words} heard"),
        fact("offer_made", words_sha256=f"{words} offer"),
    ]


def decided(value: str, purposes: Sequence[str] = PURPOSES, words: str = "notice") -> Fact:
    return fact(
        "decision",
        value=value,
        by="key",
        purposes=tuple(purposes),
        notice_sha256=f"{words} heard",
        offer_sha256=f"{words} offer",
    )


def allowed(purposes: Sequence[str] = PURPOSES, *, keep: str = "30 days", source: str = "transfer") -> Fact:
    kept = dict.fromkeys(purposes, keep)
    return fact("recording_allowed", purposes=tuple(purposes), keep=kept, source=source)


def completed(recording: str, kept_for: timedelta = timedelta(days=30), turn: int | None = None) -> Fact:
    delete_by = (NOON + kept_for).isoformat()
    return fact("recording_completed", subject=recording, source="DialVerb", delete_by=delete_by, turn=turn)


def take(
    ledger: Ledger,
    call: str,
    turn: int,
    *facts: Fact,
    replay: bytes = b"heard",
    number: str | None = NUMBER,
    within: float = 5.0,
) -> Appended | Repeated | Overtaken | Barred:
    """Brings a turn to the ledger."""
    return ledger.take_turn(call, turn, facts, replay=replay, party=Party(number), within=within)


def kinds(ledger: Ledger, call: str) -> list[str]:
    """What is kept of a call, by kind and in order."""
    return [kept.kind for kept in ledger.story(call)]
