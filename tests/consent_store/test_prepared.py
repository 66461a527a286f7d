"""A prepared statement does what SQLAlchemy would do with it, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, bindparam, insert, make_url, select

from consent_store.postgres import Postgres
from consent_store.prepared import Prepared
from consent_store.sqlite import Sqlite

things = Table("things", MetaData(), Column("number", Integer, primary_key=True), Column("name", Text))

ADD = Prepared(lambda _: insert(things).values(number=bindparam("number"), name=bindparam("name")))
NAMED = Prepared(
    lambda listed: select(things.c.number).where(things.c.name.in_(listed("names"))).order_by(things.c.number)
)


@pytest.fixture(params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    if request.param == "sqlite":
        store = Sqlite(tmp_path / "things.db")
    else:
        store = Postgres(make_url(request.getfixturevalue("postgres_url")))
    with store.upgrading() as opened:
        things.metadata.create_all(opened)
        yield opened


@pytest.mark.parametrize("many", [1, 2, 3, 5, 8, 100])
def test_a_list_of_any_length_finds_what_is_on_it(connection: Connection, many: int) -> None:
    ADD.each(connection, [{"number": number, "name": f"name {number}"} for number in range(120)])
    wanted = [f"name {number}" for number in range(many)]
    assert [number for (number,) in NAMED.rows(connection, {"names": wanted})] == list(range(many))


def test_an_empty_list_finds_nothing(connection: Connection) -> None:
    ADD.each(connection, [{"number": 1, "name": None}, {"number": 2, "name": "two"}])
    assert list(NAMED.rows(connection, {"names": []})) == []


def test_no_rows_are_no_statement(connection: Connection) -> None:
    ADD.each(connection, [])
    assert list(NAMED.rows(connection, {"names": ["two"]})) == []


def test_a_value_is_never_read_as_a_statement(connection: Connection) -> None:
    name = "'); DROP TABLE things; -- :x %(y)s"
    ADD.run(connection, {"number": 1, "name": name})
    assert list(NAMED.rows(connection, {"names": [name]})) == [(1,)]
