"""A thread with one connection of its own, which takes what is asked and does it in groups.

Whoever asks waits no longer than they said, whatever the database does.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from sqlalchemy import Connection

from consent_store.job import Job
from consent_store.store import Store
from consent_store.unavailable import LedgerUnavailable, reason

HANGS_AFTER = 3.0
"""Seconds at one group after which its connection is given up: longer than any answer is of use."""

CLOSING_SECONDS = 5.0

logger = logging.getLogger("accord.ledger")

Work = Callable[[Connection, Sequence[Any]], Sequence[Any]]
"""Does a group of wishes in the transaction of this connection and answers each of them."""


class Lane:
    """Does `together` wishes at most in one transaction; those that came first are done first."""

    def __init__(self, name: str, store: Store, work: Work, *, writes: bool, together: int) -> None:
        self._name = name
        self._store = store
        self._work = work
        self._writes = writes
        self._together = together
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._connection: Connection | None = None
        self._sever: Callable[[], None] | None = None
        self._severing = threading.Lock()
        self._busy_since: float | None = None
        self._well = True

    def ask(self, wish: Any, within: float) -> Any:
        """What became of the wish; raises `LedgerUnavailable`, after `within` seconds at the latest."""
        job = Job(wish, within)
        with self._changed:
            self._start()
            self._jobs.append(job)
            self._changed.notify()
        self._give_up_what_hangs()
        try:
            return job.answer()
        except LedgerUnavailable:
            self._forget(job)
            raise

    def close(self) -> None:
        """Does what is still waiting, then ends."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(CLOSING_SECONDS)

    @property
    def hangs(self) -> bool:
        """Whether the database has not come back to us for so long that nobody waits any more."""
        since = self._busy_since
        return since is not None and time.monotonic() - since > HANGS_AFTER

    def _start(self) -> None:
        if self._closed:
            raise LedgerUnavailable("the ledger was closed")
        if self._thread is None:
            thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            try:
                thread.start()
            except RuntimeError as error:
                raise LedgerUnavailable(f"the ledger cannot be opened: {error}") from None
            self._thread = thread

    def _forget(self, job: Job) -> None:
        """Takes back what nobody waits for any more: behind a database that hangs it would pile up."""
        with self._changed:
            if job in self._jobs:
                self._jobs.remove(job)

    def _give_up_what_hangs(self) -> None:
        if self.hangs:
            with self._severing:
                if self._sever is not None:
                    self._sever()

    def _serve(self) -> None:
        while jobs := self._next():
            self._busy_since = time.monotonic()
            self._do(jobs)
            self._busy_since = None
        self._drop()

    def _next(self) -> list[Job]:
        """What waits, as soon as something does; nothing once the lane is closed and all is done."""
        with self._changed:
            while not self._jobs and not self._closed:
                self._changed.wait()
            return [self._jobs.popleft() for _ in range(min(self._together, len(self._jobs)))]

    def _do(self, jobs: list[Job]) -> None:
        """Does the jobs in one transaction; where that fails, each by itself, so that none spoils another."""
        try:
            self._do_together(jobs)
        except _Hopeless as error:
            self._fail(jobs, error.reason)
        except Exception:
            for job in jobs:
                self._do_alone(job)

    def _do_alone(self, job: Job) -> None:
        try:
            self._do_together([job])
        except _Hopeless as error:
            self._fail([job], error.reason)
        except Exception as error:
            self._fail([job], reason(error))

    def _do_together(self, jobs: list[Job]) -> None:
        """Raises `_Hopeless` where trying again would do no good, or might do it twice."""
        with self._store.alone() if self._writes else nullcontext():
            try:
                done = self._committed(jobs)
            except Exception:
                self._drop()
                raise
        if done:
            self._note(None)
            for job, answer in done:
                job.settle(answer)

    def _committed(self, jobs: list[Job]) -> list[tuple[Job, Any]]:
        """Those of the jobs that are still wanted just before the commit, and their answers."""
        while wanted := [job for job in jobs if job.wanted]:
            connection = self._connected()
            transaction = connection.begin()
            answers = self._work(transaction.connection, [job.wish for job in wanted])
            if all(job.wanted for job in wanted):
                self._see_that_it_is_there(connection)
                self._commit(transaction.commit)
                self._see_that_it_is_there(connection)
                return list(zip(wanted, answers, strict=True))
            transaction.rollback()
        return []

    def _connected(self) -> Connection:
        if self._connection is None:
            try:
                connection = self._store.engine.connect().execution_options(writes=self._writes)
            except Exception as error:
                raise _Hopeless(reason(error)) from None
            with self._severing:
                self._connection, self._sever = connection, self._store.severance(connection)
        return self._connection

    def _see_that_it_is_there(self, connection: Connection) -> None:
        """Nothing is kept in a database that was taken away while it was open (law 1)."""
        if not self._store.still_there(connection):
            raise _Hopeless("its file was removed or replaced while it was open")

    def _commit(self, commit: Callable[[], None]) -> None:
        try:
            commit()
        except Exception as error:
            raise _Hopeless(reason(error)) from None

    def _fail(self, jobs: Sequence[Job], why: str) -> None:
        self._note(why)
        for job in jobs:
            job.fail(f"the ledger cannot be {'written' if self._writes else 'read'}: {why}")

    def _drop(self) -> None:
        """Lets the connection go, without waiting for a database that may not answer."""
        with self._severing:
            connection, self._connection, self._sever = self._connection, None, None
        if connection is None:
            return
        try:
            connection.invalidate()
            connection.close()
        except Exception:
            logger.debug("%s: a lost connection could not be closed", self._name)

    def _note(self, why: str | None) -> None:
        """A line in the log when it begins to fail, and one when it works again."""
        if self._well != (why is None):
            self._well = why is None
            if why is None:
                logger.warning("%s works again", self._name)
            else:
                logger.error("%s fails: %s", self._name, why)


class _Hopeless(Exception):
    """There is no connection, or nobody knows what became of a commit."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
