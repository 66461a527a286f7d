"""Where a call stands in the ledger, and what becomes of a wish there. Pure: it reads and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from consent_store.fact import canonical
from consent_store.outcome import Appended, Barred, Outcome, Overtaken, Repeated
from consent_store.permission import ALLOWS, a_no, barred
from consent_store.retention import REPEATED, changes_retention
from consent_store.wishes import AppendFacts, Offered, TakeTurn

ENDED = "call_ended"

REPEATED_AT_MOST = 100
"""Repetitions kept of one call; a flood of them must not fill the disk."""


@dataclass(frozen=True)
class KeptTurn:
    """The last turn that was kept of a call."""

    turn: int
    replay: bytes = field(repr=False)
    records: bool


@dataclass
class Standing:
    """What is known of one call, and what a group of wishes adds to it."""

    call: str
    last: KeptTurn | None = None
    ended: bool = False
    repeated: int = 0
    keys: set[str] = field(default_factory=set)
    history: list[Offered] = field(default_factory=list)
    """All facts of the call in order, where a wish asks for a judgement; else nothing."""
    added: list[Offered] = field(default_factory=list)
    """The new facts."""
    taken: list[KeptTurn] = field(default_factory=list)
    """The new turns."""
    retaken: KeptTurn | None = None
    """A turn kept before that is answered otherwise from now on."""
    number: str | None = None
    """The caller's number, where this group brings the call's first turn."""

    @property
    def recordings_changed(self) -> bool:
        """Whether the new facts may have changed when a recording is due, or is looked for."""
        return any(changes_retention(fact) for fact in self.added)

    def append(self, wish: AppendFacts) -> None:
        """Adds what is not there yet."""
        self._add(None, wish.facts)

    def take(self, wish: TakeTurn, now: datetime) -> Outcome:
        """What becomes of the turn; a no in it is kept even where the turn is not (law 2)."""
        if self.ended:
            self._keep_noes(wish)
            self._repeat(wish.turn, now)
            return Barred("ended")
        if self.last is not None and wish.turn < self.last.turn:
            self._keep_noes(wish)
            self._repeat(wish.turn, now)
            return Overtaken()
        if self.last is not None and wish.turn == self.last.turn:
            return self._take_again(wish, self.last, now)
        offered = self._apart(wish.facts)
        new = self._new(offered)
        # Judged even where it is kept already: its answer would start a recording all the same.
        if reason := barred(self.history, [fact for fact in offered if fact in new or fact.kind == ALLOWS]):
            return Barred(reason)
        if self.last is None:
            self.number = wish.number
        self._keep(wish.turn, new)
        self.last = KeptTurn(wish.turn, wish.replay, wish.records)
        self.taken.append(self.last)
        return Appended()

    def _take_again(self, wish: TakeTurn, last: KeptTurn, now: datetime) -> Outcome:
        """A repeated turn has its first answer, unless that would record a call stopped meanwhile (law 2)."""
        self._keep_noes(wish)
        allowed = [fact for fact in self.history if fact.kind == ALLOWS]
        reason = barred(self.history, allowed[-1:]) if last.records else None
        if reason is None:
            self._repeat(wish.turn, now)
            return Repeated(last.replay)
        if wish.records:
            return Barred(reason)
        self._add(wish.turn, wish.facts)
        self.last = self.retaken = KeptTurn(wish.turn, wish.replay, records=False)
        return Appended()

    def _repeat(self, turn: int, now: datetime) -> None:
        if self.repeated >= REPEATED_AT_MOST:
            return
        self.repeated += 1
        key = f"{REPEATED}.{self.repeated}"
        self._add(turn, [Offered(REPEATED, key, now, None, canonical({"turn": turn}))])

    def _keep_noes(self, wish: TakeTurn) -> None:
        self._add(wish.turn, [fact for fact in wish.facts if a_no(fact)])

    def _apart(self, facts: Sequence[Offered]) -> list[Offered]:
        """The same facts; a no whose key holds something else has a key of its own, `KEY~2` or the next."""
        apart: list[Offered] = []
        for fact in facts:
            if a_no(fact):
                there = {other.key: other for other in (*apart, *self.history)}
                key, place = fact.key, 1
                while key in there and (there[key].kind, there[key].text) != (fact.kind, fact.text):
                    place += 1
                    key = f"{fact.key}~{place}"
                apart.append(fact._replace(key=key))
            else:
                apart.append(fact)
        return apart

    def _new(self, facts: Sequence[Offered]) -> list[Offered]:
        found: dict[str, Offered] = {}
        for fact in facts:
            if fact.key not in self.keys:
                found.setdefault(fact.key, fact)
        return list(found.values())

    def _add(self, turn: int | None, facts: Sequence[Offered]) -> None:
        self._keep(turn, self._new(self._apart(facts)))

    def _keep(self, turn: int | None, new: Sequence[Offered]) -> None:
        for fact in new:
            kept = fact._replace(turn=turn)
            self.keys.add(kept.key)
            self.history.append(kept)
            self.added.append(kept)
            self.ended = self.ended or kept.kind == ENDED
