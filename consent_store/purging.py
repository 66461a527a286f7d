"""Deletes at the provider what is past the time spoken and what was taken back, and keeps that it did.

It looks first for what was allowed and never heard of: a callback may be lost.

It may be ended at any moment and run twice at once: what is gone already is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from consent_store.fact import Fact, Kept
from consent_store.ledger import Ledger
from consent_store.looking import Looked, look
from consent_store.provider import Provider, ProviderUnavailable
from consent_store.reading import Due
from consent_store.retention import DELETED, deletions

ASKED, FAILED = "deletion_asked", "delete_failed"
ALREADY_GONE = "already_gone"
NOT_AN_ID = "not_an_id"

BATCH = 100
FAILURES_KEPT_A_DAY = 4
"""For each recording; the later ones of a day say nothing new."""


@dataclass(frozen=True)
class Failure:
    """A recording that is still there, and why."""

    recording: str
    reason: str


@dataclass(frozen=True)
class Purged:
    """What a purge did; in a dry run, what it would have done."""

    due: tuple[str, ...] = ()
    """Every recording that was found due, up to where the purge ended."""
    deleted: tuple[str, ...] = ()
    already_gone: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    stopped: str | None = None
    """Why it stopped before the end; None when it did not."""
    found: tuple[str, ...] = ()
    """Recordings that nobody had told of, and that were looked for."""
    unasked: int = 0
    """Calls whose recordings the provider could not be asked for."""


def purge(
    ledger: Ledger,
    provider: Provider | None,
    now: datetime,
    *,
    call: str | None = None,
    dry_run: bool = False,
) -> Purged:
    """Deletes every recording that is due by now, of one call or of all; a dry run only lists them.

    Of all calls, it looks for the recordings that were never heard of too.
    Raises `LedgerUnavailable`; what was deleted until then stays deleted, and the next run says so.
    """
    if provider is None and not dry_run:
        raise ValueError("without a provider nothing can be deleted: only a dry run is possible")
    looked = Looked()
    if call is None and provider is not None and not dry_run:
        looked = look(ledger, provider, now)
    found: list[_Fate] = []
    for due in _all_due(ledger, now, call):
        history = ledger.story(due.call)
        moment = deletions(history).get(due.recording)
        # Another purge may have been here since the list was read.
        if moment is None or moment > now:
            continue
        if provider is None or dry_run:
            found.append(_Fate(due.recording))
            continue
        found.append(_delete(ledger, provider, due, history))
        if found[-1].stop:
            break
    report = _report(found)
    # Who may not list recordings may still delete them: the one has been tried whatever became of the other.
    stopped = report.stopped or looked.stopped
    return replace(report, found=looked.found, unasked=looked.unasked, stopped=stopped)


def _all_due(ledger: Ledger, by: datetime, call: str | None) -> Iterator[Due]:
    after: Due | None = None
    while batch := ledger.due_recordings(by, call=call, after=after, limit=BATCH):
        yield from batch
        after = batch[-1]


@dataclass(frozen=True)
class _Fate:
    """What became of one recording."""

    recording: str
    answer: str | None = None
    reason: str | None = None
    stop: bool = False


def _delete(ledger: Ledger, provider: Provider, due: Due, history: Sequence[Kept]) -> _Fate:
    ledger.append(due.call, [_fact(ledger, due, ASKED, "asked")])
    try:
        answer = provider.delete(due.recording)
    except ProviderUnavailable as unavailable:
        _keep_failure(ledger, due, history, unavailable.reason)
        return _Fate(due.recording, reason=unavailable.reason, stop=unavailable.stop)
    except ValueError:
        _keep_failure(ledger, due, history, NOT_AN_ID)
        return _Fate(due.recording, reason=NOT_AN_ID)
    ledger.append(due.call, [_fact(ledger, due, DELETED, DELETED, answer=answer)])
    return _Fate(due.recording, answer=answer)


def _keep_failure(ledger: Ledger, due: Due, history: Sequence[Kept], reason: str) -> None:
    day = ledger.now().astimezone(UTC).date()
    before = [
        kept
        for kept in history
        if (kept.kind, kept.subject) == (FAILED, due.recording) and kept.happened_at.date() == day
    ]
    if len(before) < FAILURES_KEPT_A_DAY:
        place = f"failed.{day}.{len(before) + 1}"
        ledger.append(due.call, [_fact(ledger, due, FAILED, place, reason=reason)])


def _fact(ledger: Ledger, due: Due, kind: str, place: str, **body: str) -> Fact:
    return Fact(kind, f"deletion.{due.recording}.{place}", ledger.now(), body, due.recording)


def _report(found: Sequence[_Fate]) -> Purged:
    return Purged(
        due=tuple(fate.recording for fate in found),
        deleted=tuple(fate.recording for fate in found if fate.answer not in (None, ALREADY_GONE)),
        already_gone=tuple(fate.recording for fate in found if fate.answer == ALREADY_GONE),
        failed=tuple(Failure(fate.recording, fate.reason) for fate in found if fate.reason is not None),
        stopped=next((fate.reason for fate in found if fate.stop), None),
    )
