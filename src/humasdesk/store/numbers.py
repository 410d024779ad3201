"""Release numbers that were given: the last one of a series, its gaps, and any given twice."""

from __future__ import annotations

import sqlalchemy as sa

from humasdesk.store import tables as t


def last(connection: sa.Connection, series: str, year: int) -> int:
    """The highest running number given in a series and year; 0 where none was."""
    found = connection.execute(
        sa.select(sa.func.max(t.given.c.seq_in_series))
        .where(t.given.c.series == series, t.given.c.year == year)).scalar()
    return int(found or 0)


def given_twice(connection: sa.Connection) -> list[str]:
    """Numbers that stand on editions of more than one release."""
    rows = connection.execute(
        sa.select(t.given.c.number)
        .join(t.edition, t.edition.c.id == t.given.c.edition)
        .group_by(t.given.c.series, t.given.c.year, t.given.c.seq_in_series)
        .having(sa.func.count(sa.distinct(t.edition.c.release)) > 1))
    return [row[0] for row in rows]


def gaps(connection: sa.Connection, series: str, year: int) -> list[int]:
    """Running numbers between the first and the last of a series that no edition has."""
    rows = connection.execute(
        sa.select(t.given.c.seq_in_series).where(t.given.c.series == series, t.given.c.year == year).distinct())
    have = {row[0] for row in rows}
    return [one for one in range(min(have), max(have)) if one not in have] if have else []
