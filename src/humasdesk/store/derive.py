"""Everything derived: made with the store, thrown away and made again from the journal alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa

from humasdesk.records.codec import Said
from humasdesk.records.record import Record
from humasdesk.store import directory, journal, settle, sqlite
from humasdesk.store import tables as t
from humasdesk.store.rows import Gathered, read_said
from humasdesk.store.search import Index

Progress = Callable[[int, int], None]
"""``progress(done, total)``; may raise to cancel, which leaves no trace."""

Heard = Iterable[tuple[int, Record, Said | None]]
"""The journal in order: running number, record, and what it says where this version knows the kind."""

_BATCH = 2_000


def silent(done: int, total: int) -> None:
    """No progress to show."""


def is_current(connection: sa.Connection, index: Index) -> bool:
    """Whether the derived tables are there and of this program's version."""
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
    if "derivation" not in names:
        return False
    found = connection.exec_driver_sql("SELECT version FROM derivation").scalar()
    return bool(found == version(index))


def drop(connection: sa.Connection) -> None:
    """Take every derived table away."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    t.derived.drop_all(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS derivation")


def version(index: Index) -> str:
    """What the derived rows of this program depend on: its rules and its word data."""
    return f"{t.DERIVATION} {index.version}"


def create(connection: sa.Connection, index: Index) -> None:
    """Make every derived table, empty."""
    t.derived.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(t.SEARCH_DDL)
    connection.exec_driver_sql("CREATE TABLE derivation (version TEXT NOT NULL) STRICT")
    connection.exec_driver_sql("INSERT INTO derivation VALUES (?)", (version(index),))


def rebuild(connection: sa.Connection, index: Index, progress: Progress = silent) -> int:
    """Make everything derived anew, inside the caller's transaction; how many records were read."""
    drop(connection)
    create(connection, index)
    return fill(connection, index, progress)


def fill(connection: sa.Connection, index: Index, progress: Progress = silent, heard: Heard | None = None) -> int:
    """Write every derived row from the journal into the empty tables; how many records were read. ``heard`` may hand
    in the journal as somebody else reads it."""
    with sqlite.roomy(connection):
        return _filled(connection, index, progress, heard)


def _filled(connection: sa.Connection, index: Index, progress: Progress, heard: Heard | None) -> int:
    total = journal.count(connection)
    progress(0, total)
    done = _take_in(connection, _hear(connection) if heard is None else heard, total, progress)
    who = settle.rosters(connection)
    entities = connection.execute(sa.select(t.state.c.entity).distinct()).scalars().all()
    directory.settle(connection, entities, who)
    settler = settle.Settler(connection, who, index)
    releases = connection.execute(sa.select(t.revision.c.release).distinct()).scalars().all()
    for start in range(0, len(releases), _BATCH):
        settler.settle(releases[start:start + _BATCH], {})
        progress(total // 2 + (start * (total - total // 2)) // max(1, len(releases)), total)
    progress(total, total)
    return done


def _hear(connection: sa.Connection) -> Heard:
    for seq, record in journal.each(connection):
        yield seq, record, read_said(record)


def _take_in(connection: sa.Connection, heard: Heard, total: int, progress: Progress) -> int:
    gathered = Gathered()
    done = 0
    for seq, record, said in heard:
        gathered.note(seq, record, said)
        done += 1
        if done % _BATCH == 0:
            gathered.flush(connection)
            gathered.texts.clear()
            progress(done // 2, total)
    gathered.flush(connection)
    return done


def naming(connection: sa.Connection, entities: Iterable[str]) -> list[str]:
    """The releases whose head names one of these entities, or one that was merged into it."""
    wanted = sorted({alias for entity in entities for alias in directory.aliases(connection, entity)})
    rows = connection.execute(
        sa.select(t.mention.c.release).where(t.mention.c.entity.in_(wanted)).distinct())
    return [row[0] for row in rows]
