"""Statements that the driver runs itself: in the transaction of their connection, with every parameter named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from humasdesk.store import sqlite
from humasdesk.store.ready import Ready, among, listed

_MADE = sa.MetaData()
_THING = sa.Table("thing", _MADE, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text),
                  sa.Column("raw", sa.LargeBinary))
_ADD = Ready(sa.insert(_THING))
_NAMED = Ready(sa.select(_THING.c.id).where(among(_THING.c.name)).order_by(_THING.c.id))
_COUNT = Ready(sa.select(sa.func.count()).select_from(_THING))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = sqlite.engine(tmp_path / "things.sqlite")
    with sqlite.writing(made) as connection:
        _MADE.create_all(connection)
    yield made
    made.dispose()


def _things(*names: str) -> list[dict[str, object]]:
    return [{"id": None, "name": name, "raw": name.encode()} for name in names]


def test_rows_go_in_and_come_out_as_they_are(engine: sa.Engine) -> None:
    with sqlite.writing(engine) as connection:
        _ADD.each(connection, _things("satu", "dua", 'ti"ga'))
        _ADD.each(connection, [])
    with sqlite.reading(engine) as connection:
        assert _NAMED.rows(connection, ids=listed(['ti"ga', "satu", "lima"])) == [(1,), (3,)]
        assert _NAMED.rows(connection, ids=listed([])) == []
        assert Ready(sa.select(_THING.c.raw).where(_THING.c.id == 2)).first(connection) == (b"dua",)
        assert Ready(sa.select(_THING.c.raw).where(_THING.c.id == 9)).first(connection) is None


def test_what_was_written_is_gone_when_the_transaction_fails(engine: sa.Engine) -> None:
    def broken() -> None:
        with sqlite.writing(engine) as connection:
            _ADD.each(connection, _things("satu"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    with sqlite.reading(engine) as connection:
        assert _COUNT.first(connection) == (0,)


def test_a_reader_sees_one_state_from_its_first_question_on(engine: sa.Engine) -> None:
    with sqlite.reading(engine) as connection:
        assert _COUNT.first(connection) == (0,)
        with sqlite.writing(engine) as other:
            _ADD.each(other, _things("satu"))
        assert _COUNT.first(connection) == (0,)
        assert connection.execute(sa.select(sa.func.count()).select_from(_THING)).scalar() == 0
    with sqlite.reading(engine) as connection:
        assert _COUNT.first(connection) == (1,)


def test_a_parameter_left_out_is_an_error_and_never_null(engine: sa.Engine) -> None:
    with sqlite.writing(engine) as connection:
        with pytest.raises(KeyError):
            _NAMED.rows(connection)
        with pytest.raises(KeyError):
            _ADD.each(connection, [{"id": None, "name": "satu"}])
