"""What the engine alone costs: raw rows, raw queries and a plain search table, to measure the store beside.

Nothing here is used by a desk; ``humasdesk bench`` asks for it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from humasdesk.store import sqlite
from humasdesk.store import tables as t

ROW_BYTES = 2_500
"""The size of a raw row: about what a release's record has."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY")


def _connect(path: Path) -> Any:
    connection = sqlite.driver().connect(str(path), isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


class RawRows:
    """A file of raw rows; each on disk when :meth:`add` returns."""

    def __init__(self, path: Path) -> None:
        self._connection = _connect(path)
        self._connection.execute("CREATE TABLE IF NOT EXISTS raw (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")

    def add(self) -> None:
        """One row in a transaction of its own."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO raw (body) VALUES (randomblob(?))", (ROW_BYTES,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


class RawQueries:
    """The queries of the lists, as SQL text on the desk's own file, rows fetched and left as they are."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite.driver().connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._connection.execute("PRAGMA cache_size=-65536")

    def page(self, before: int = 2**62) -> int:
        """A page of the whole list; how many rows."""
        return self._count("SELECT * FROM release WHERE state <> 'discarded' AND position < ? "
                           "ORDER BY position DESC LIMIT 100", before)

    def of_state(self, state: str) -> int:
        return self._count("SELECT * FROM release WHERE state = ? ORDER BY position DESC LIMIT 100", state)

    def of_region(self, code: str) -> int:
        return self._count(
            "SELECT * FROM release WHERE state <> 'discarded' AND EXISTS (SELECT 1 FROM mention "
            "WHERE mention.release = release.id AND kind = 'region' AND (entity = ? OR entity LIKE ?)) "
            "ORDER BY position DESC LIMIT 100", code, f"{code}.%")

    def of_official(self, entity: str) -> int:
        return self._count(
            "SELECT * FROM release WHERE state <> 'discarded' AND EXISTS (SELECT 1 FROM mention "
            "WHERE mention.release = release.id AND kind = 'official' AND entity = ?) "
            "ORDER BY position DESC LIMIT 100", entity)

    def counts(self) -> int:
        return (self._count("SELECT state, count(*) FROM release GROUP BY state")
                + self._count("SELECT public, count(*) FROM release GROUP BY public"))

    def close(self) -> None:
        self._connection.close()

    def _count(self, query: str, *values: object) -> int:
        return len(self._connection.execute(query, values).fetchall())


class PlainSearch:
    """What the engine does without us: an FTS5 table that keeps its own copy of every text and cuts the snippets."""

    _SHOWN = ("SELECT doc.position, doc.headline, doc.state, snippet(plain, 1, '[', ']', '…', 24) FROM plain "
              "JOIN doc ON doc.position = plain.rowid WHERE plain MATCH ? AND doc.state <> 'discarded'")

    def __init__(self, path: Path) -> None:
        self._connection = _connect(path)
        self._connection.execute("CREATE TABLE IF NOT EXISTS doc (position INTEGER PRIMARY KEY, "
                                 "headline TEXT NOT NULL, state TEXT NOT NULL, region TEXT) STRICT")
        self._connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS plain USING fts5(headline, body, "
                                 "tokenize='unicode61 remove_diacritics 2')")

    def fill(self, desk: sa.Connection) -> None:
        """Take in the desk's releases that are not here yet."""
        last = self._connection.execute("SELECT coalesce(max(position), 0) FROM doc").fetchone()[0]
        self._connection.execute("BEGIN IMMEDIATE")
        for position, headline, state, region, text in _readings(desk, last):
            self._connection.execute("INSERT INTO doc VALUES (?, ?, ?, ?)", (position, headline, state, region))
            self._connection.execute("INSERT INTO plain (rowid, headline, body) VALUES (?, ?, ?)",
                                     (position, headline, text))
        self._connection.execute("COMMIT")

    def newest(self, match: str, limit: int) -> int:
        """The newest matches with their snippets; how many."""
        return self._count(self._SHOWN + " ORDER BY plain.rowid DESC LIMIT ?", match, limit)

    def ranked(self, match: str, limit: int) -> int:
        """The best matches of all, by the engine's own rank, with their snippets."""
        return self._count(self._SHOWN + " ORDER BY plain.rank LIMIT ?", match, limit)

    def filtered(self, match: str, state: str, region: str, limit: int) -> int:
        """The newest matches of one state and main region."""
        return self._count(self._SHOWN + " AND doc.state = ? AND doc.region = ? ORDER BY plain.rowid DESC LIMIT ?",
                           match, state, region, limit)

    def close(self) -> None:
        self._connection.close()

    def _count(self, query: str, *values: object) -> int:
        return len(self._connection.execute(query, values).fetchall())


def _readings(desk: sa.Connection, after: int) -> Iterator[tuple[int, str, str, str | None, str]]:
    rows = desk.execute(
        sa.select(t.release.c.position, t.release.c.headline, t.release.c.state, t.release.c.region, t.reading.c.text)
        .join(t.reading, t.reading.c.position == t.release.c.position)
        .where(t.release.c.position > after).order_by(t.release.c.position).execution_options(yield_per=500))
    for row in rows:
        yield row[0], row[1], row[2], row[3], zlib.decompress(row[4]).decode()


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of a store, compact: whole, without the search index and the texts it cuts snippets from, and the journal
    alone."""

    whole: int
    without_search: int
    journal: int


def sizes(path: Path, aside: Path) -> Sizes:
    """How large the store at ``path`` is; ``aside`` is a file to make copies in, gone afterwards."""
    source = sqlite.driver().connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        source.execute("VACUUM INTO ?", (str(aside),))
    finally:
        source.close()
    try:
        whole = aside.stat().st_size
        without_search = _size_without(aside, "search", "reading")
        return Sizes(whole, without_search, _size_without(aside, *(set(t.derived.tables) - {"reading"})))
    finally:
        aside.unlink(missing_ok=True)


def _size_without(path: Path, *names: str) -> int:
    """Drop these tables; the size of what is left."""
    copy = sqlite.driver().connect(str(path), isolation_level=None)
    try:
        for name in names:
            copy.execute(f'DROP TABLE "{name}"')
        copy.execute("VACUUM")
    finally:
        copy.close()
    return path.stat().st_size


def raw_text(desk: sa.Connection) -> int:
    """Bytes of everything that was ever said on the desk, as plain UTF-8 (the records' bodies, not compressed)."""
    rows = desk.execute(sa.select(t.record.c.body).execution_options(yield_per=500))
    return sum(len(zlib.decompress(row[0])) for row in rows)
