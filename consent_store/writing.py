"""Does a group of wishes in one transaction: locks their calls, reads where they stand, judges, writes.

A few statements for the whole group, however large it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, literal_column, or_, select, update

from consent_store.awaiting import awaited as still_awaited
from consent_store.keyring import Keyring
from consent_store.moment import read, written
from consent_store.prepared import Prepared
from consent_store.retention import REPEATED, changes_retention, deletions
from consent_store.standing import ENDED, KeptTurn, Standing
from consent_store.store import Store
from consent_store.tables import awaited, calls, facts, recordings, turns, versions
from consent_store.wishes import AppendFacts, KeepVersion, Offered, TakeTurn, Wish


def writer(
    store: Store, keys: Keyring, clock: Callable[[], datetime]
) -> Callable[[Connection, Sequence[Wish]], Sequence[Any]]:
    """What a lane does with wishes to write."""

    def write(connection: Connection, wishes: Sequence[Wish]) -> Sequence[Any]:
        now = clock()
        of_calls = [wish for wish in wishes if not isinstance(wish, KeepVersion)]
        standings = _standings(connection, store, of_calls, now) if of_calls else {}
        answers = [_answer(wish, standings, now) for wish in wishes]
        _keep_versions(connection, store, [wish for wish in wishes if isinstance(wish, KeepVersion)])
        _keep(connection, list(standings.values()), keys, now)
        return answers

    return write


def _answer(wish: Wish, standings: dict[str, Standing], now: datetime) -> Any:
    match wish:
        case TakeTurn():
            return standings[wish.call].take(wish, now)
        case AppendFacts():
            return standings[wish.call].append(wish)
        case KeepVersion():
            return None


def _standings(
    connection: Connection, store: Store, wishes: Sequence[TakeTurn | AppendFacts], now: datetime
) -> dict[str, Standing]:
    """Where the calls of these wishes stand, each locked until the transaction ends."""
    standings = {call: Standing(call) for call in sorted({wish.call for wish in wishes})}
    _lock(connection, store, list(standings), now)
    # After the lock, and by themselves: what a statement reads beside a lock it waited for is older.
    for call, turn, replay, records in _LAST_TURNS.rows(connection, {"calls": list(standings)}):
        standings[call].last = KeptTurn(turn, replay, bool(records))
    judged = {wish.call for wish in wishes if _asks_for_judgement(wish, standings[wish.call])}
    offered = {fact.key for wish in wishes if wish.call not in judged for fact in wish.facts}
    if plain := [call for call in standings if call not in judged]:
        for call, kind, key in _MARKS.rows(connection, {"calls": plain, "keys": list(offered)}):
            _mark(standings[call], kind, key)
    if judged:
        for call, kind, key, subject, at, body, turn in _HISTORIES.rows(
            connection, {"calls": sorted(judged)}
        ):
            _mark(standings[call], kind, key)
            standings[call].history.append(Offered(kind, key, read(at), subject, body, turn))
    return standings


def _lock(connection: Connection, store: Store, wanted: Sequence[str], now: datetime) -> None:
    """Locks the calls in one order for all, so that two groups never wait for each other."""
    there = {call for (call,) in _LOCKED.rows(connection, {"calls": list(wanted)})}
    if missing := [call for call in wanted if call not in there]:
        rows = [{"call": call, "first_seen": now} for call in missing]
        connection.execute(store.insert(calls).on_conflict_do_nothing(), rows)
        _LOCKED.run(connection, {"calls": missing})


def _asks_for_judgement(wish: TakeTurn | AppendFacts, standing: Standing) -> bool:
    """Whether the whole history of the call is needed."""
    if any(changes_retention(fact) for fact in wish.facts):
        return True
    if isinstance(wish, AppendFacts):
        return False
    again = standing.last is not None and standing.last.turn == wish.turn
    return wish.records or (again and standing.last is not None and standing.last.records)


def _mark(standing: Standing, kind: str, key: str) -> None:
    standing.keys.add(key)
    standing.ended = standing.ended or kind == ENDED
    standing.repeated += kind == REPEATED


def _keep_versions(connection: Connection, store: Store, wishes: Sequence[KeepVersion]) -> None:
    if wishes:
        rows = [{"version": wish.version, "texts": wish.texts, "kept_at": wish.at} for wish in wishes]
        connection.execute(store.insert(versions).on_conflict_do_nothing(), rows)


def _keep(connection: Connection, standings: Sequence[Standing], keys: Keyring, now: datetime) -> None:
    kept_at = written(now)
    _ADD_FACTS.each(
        connection,
        [_fact_row(standing.call, fact, kept_at) for standing in standings for fact in standing.added],
    )
    _ADD_TURNS.each(
        connection, [_turn_row(standing.call, turn) for standing in standings for turn in standing.taken]
    )
    for standing in standings:
        if standing.retaken is not None:
            _RETAKE.run(connection, _turn_row(standing.call, standing.retaken))
        if standing.number is not None:
            _NAME_PARTY.run(connection, _party_row(standing.call, standing.number, keys))
    _list_recordings(connection, [standing for standing in standings if standing.recordings_changed])


def _list_recordings(connection: Connection, changed: Sequence[Standing]) -> None:
    """Makes the work lists of the purge anew from the facts of these calls."""
    if not changed:
        return
    of_calls = [standing.call for standing in changed]
    due = [
        {"call": standing.call, "recording": recording, "due_at": moment}
        for standing in changed
        for recording, moment in deletions(standing.history).items()
    ]
    looked_for = [
        {"call": standing.call, "turn": turn, "look_at": moment}
        for standing in changed
        for turn, moment in still_awaited(standing.history).items()
    ]
    for table, rows in ((recordings, due), (awaited, looked_for)):
        connection.execute(delete(table).where(table.c.call.in_(of_calls)))
        if rows:
            connection.execute(insert(table), rows)


def _fact_row(call: str, fact: Offered, kept_at: str) -> dict[str, Any]:
    return {
        "call": call,
        "turn": fact.turn,
        "kind": fact.kind,
        "key": fact.key,
        "subject": fact.subject,
        "happened_at": written(fact.happened_at),
        "kept_at": kept_at,
        "body": fact.text,
    }


def _turn_row(call: str, turn: KeptTurn) -> dict[str, Any]:
    return {"of_call": call, "of_turn": turn.turn, "replay": turn.replay, "records": turn.records}


def _party_row(call: str, number: str, keys: Keyring) -> dict[str, Any]:
    blind = keys.blind(number)[0]
    return {
        "of_call": call,
        "party_sealed": keys.seal(number, call),
        "party_index": blind.index,
        "party_key": blind.key,
    }


_LOCKED = Prepared(
    lambda listed: (
        select(calls.c.call).where(calls.c.call.in_(listed("calls"))).order_by(calls.c.call).with_for_update()
    )
)

_newest = turns.alias()
_LAST_TURNS = Prepared(
    lambda listed: select(turns.c.call, turns.c.turn, turns.c.replay, turns.c.records).where(
        turns.c.call.in_(listed("calls")),
        turns.c.turn
        == select(func.max(_newest.c.turn)).where(_newest.c.call == turns.c.call).scalar_subquery(),
    )
)

_MARKS = Prepared(
    lambda listed: select(facts.c.call, facts.c.kind, facts.c.key).where(
        facts.c.call.in_(listed("calls")),
        or_(
            facts.c.kind.in_([literal_column(f"'{ENDED}'"), literal_column(f"'{REPEATED}'")]),
            facts.c.key.in_(listed("keys")),
        ),
    )
)

_HISTORIES = Prepared(
    lambda listed: (
        select(
            facts.c.call,
            facts.c.kind,
            facts.c.key,
            facts.c.subject,
            facts.c.happened_at,
            facts.c.body,
            facts.c.turn,
        )
        .where(facts.c.call.in_(listed("calls")))
        .order_by(facts.c.position)
    )
)

_ADD_FACTS = Prepared(
    lambda _: insert(facts).values(
        {column.name: bindparam(column.name) for column in facts.c if column.name != "position"}
    )
)

_ADD_TURNS = Prepared(
    lambda _: insert(turns).values(
        call=bindparam("of_call"),
        turn=bindparam("of_turn"),
        replay=bindparam("replay"),
        records=bindparam("records"),
    )
)

_RETAKE = Prepared(
    lambda _: (
        update(turns)
        .where(turns.c.call == bindparam("of_call"), turns.c.turn == bindparam("of_turn"))
        .values(replay=bindparam("replay"), records=bindparam("records"))
    )
)

_NAME_PARTY = Prepared(
    lambda _: (
        update(calls)
        .where(calls.c.call == bindparam("of_call"))
        .values(
            party_sealed=bindparam("party_sealed"),
            party_index=bindparam("party_index"),
            party_key=bindparam("party_key"),
        )
    )
)
