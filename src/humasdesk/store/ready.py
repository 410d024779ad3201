"""Statements that every save and every search run: written in SQLAlchemy, compiled once, run by the driver itself.

SQLAlchemy spends about 0.15 ms on each statement, and a save has forty of them; the engine needs a tenth of that.
Cold paths stay with ``connection.execute``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

Row = tuple[Any, ...]


def among(column: sa.ColumnElement[Any], name: str = "ids") -> sa.ColumnElement[bool]:
    """Whether ``column`` is one of the values that parameter ``name`` lists (:func:`listed`), however many."""
    return column.in_(sa.select(sa.func.json_each(sa.bindparam(name)).table_valued("value").c.value))


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Values for a parameter of :func:`among`."""
    return json.dumps(list(values))


class Ready:
    """One statement with named parameters. It takes part in the connection's transaction, and begins one where
    there is none, as SQLAlchemy would. Values go to the driver as they are: text, numbers and bytes."""

    def __init__(self, statement: sa.sql.expression.ClauseElement) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, tuple[tuple[str, Any], ...]]:
        """The SQL text, and its parameters in order with the values that stand in the statement itself."""
        made = self._statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        names = getattr(made, "positiontup", None) or ()
        return str(made), tuple((name, made.params.get(name)) for name in names)

    def rows(self, connection: sa.Connection, **values: Any) -> list[Row]:
        """Every row that the statement answers."""
        text, names = self._compiled
        found: list[Row] = driver(connection).execute(
            text, [values[name] if own is None else own for name, own in names]).fetchall()
        return found

    def first(self, connection: sa.Connection, **values: Any) -> Row | None:
        """The first row, if there is any."""
        return next(iter(self.rows(connection, **values)), None)

    def each(self, connection: sa.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for every one of ``rows``, which name every parameter."""
        text, names = self._compiled
        values = [[row[name] for name, _ in names] for row in rows]
        if values:
            driver(connection).executemany(text, values)


def driver(connection: sa.Connection) -> Any:
    """The driver's own connection, inside this one's transaction."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.driver_connection
