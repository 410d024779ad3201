"""Everything derived, made anew beside the store and compared with it: row for row, and the search index by its words.

Both are read over one connection: the rebuilt rows lie in a scratch store of their own (schema ``main``), the desk's
are attached read-only (schema ``live``).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from humasdesk.i18n import mark
from humasdesk.store import derive, sqlite
from humasdesk.store import tables as t
from humasdesk.store.findings import Findings
from humasdesk.store.search import Index

_FEW = 6
_LIST_DIFFERS = mark("The table {table} is not what the journal gives, at {key}. Run humasdesk rebuild.")
_RELEASE_DIFFERS = mark("The table {table} is not what the journal gives, at {key} (release “{headline}”). "
                        "Run humasdesk rebuild.")
_WORD_DIFFERS = mark("The search index is not what the journal gives for the word “{word}”. Run humasdesk rebuild.")
_INDEX_DIFFERS = mark("The search index is not what the journal gives ({table}). Run humasdesk rebuild.")

Headline = Callable[[str], str]


@contextmanager
def beside(path: Path, scratch: Path) -> Iterator[sa.Connection]:
    """A connection to an empty store at ``scratch`` that reads the store at ``path`` as schema ``live``.

    Names without a schema mean the scratch store's tables, and the live one's where the scratch store has none: the
    rebuild reads the journal there and writes its rows here. Nothing can write to ``live``.
    """
    bare = sqlite.connect(scratch)
    with closing(bare):
        bare.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            bare.execute(f"PRAGMA {pragma}")
        sqlite.attach(bare, path, "live")
        made = sa.create_engine("sqlite://", module=sqlite.driver(), creator=lambda: bare,
                                poolclass=sa.pool.StaticPool)
        with made.connect() as connection:
            connection.exec_driver_sql("BEGIN")  # one state of the desk, whatever is written meanwhile
            yield connection


def compare(connection: sa.Connection, index: Index, findings: Findings, headline: Headline,
            heard: derive.Heard, progress: derive.Progress) -> None:
    """Rebuild from the journal as ``heard``, and report every logical row and every word of the index that differs."""
    derive.create(connection, index)
    derive.fill(connection, index, progress, heard)
    for table in t.derived.sorted_tables:
        _compare_table(connection, findings, table, headline)
    _compare_texts(connection, findings, headline)
    _compare_index(connection, findings)


def _both(table: sa.Table) -> tuple[sa.Table, sa.Table]:
    """A table as rebuilt and as it lies in the desk."""
    return table.to_metadata(sa.MetaData(), schema="main"), table.to_metadata(sa.MetaData(), schema="live")


def _compare_table(connection: sa.Connection, findings: Findings, table: sa.Table, headline: Headline) -> None:
    fresh, live = (sa.select(*(column for column in one.columns if not _packed(column))) for one in _both(table))
    met: set[str] = set()
    for one, other in ((fresh, live), (live, fresh)):
        for row in connection.execute(sa.except_(one, other).limit(_FEW)).mappings():
            key = " ".join(str(row[column.name]) for column in table.primary_key)
            if key not in met:
                met.add(key)
                _report(findings, table.name, key, headline(str(row.get("release") or row.get("id") or "")))


def _packed(column: sa.ColumnElement[object]) -> bool:
    return isinstance(column.type, sa.LargeBinary)


def _report(findings: Findings, table: str, key: str, headline: str) -> None:
    if headline:
        findings.problem(_RELEASE_DIFFERS, table=table, key=_short(key), headline=headline)
    else:
        findings.problem(_LIST_DIFFERS, table=table, key=_short(key))


def _short(key: str) -> str:
    return " ".join(part[:12] if len(part) == 64 else part for part in key.split(" "))


def _compare_texts(connection: sa.Connection, findings: Findings, headline: Headline) -> None:
    """The texts for snippets by what they unpack to: another version of zlib may have packed them otherwise."""
    fresh, live = _both(t.reading)
    rows = connection.execute(
        sa.select(fresh.c.position, fresh.c.release, fresh.c.text, live.c.text)
        .join(live, live.c.position == fresh.c.position).where(fresh.c.text.is_distinct_from(live.c.text)))
    for position, release, here, there in rows:
        if _unpacked(here) != _unpacked(there):
            _report(findings, t.reading.name, str(position), headline(release))


def _unpacked(packed: Any) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except (zlib.error, TypeError):
        return None


# -- the search index, by its words

_M = 2_147_483_647


def _words(name: str) -> sa.TableClause:
    return sa.table(name, sa.column("term"), sa.column("doc", sa.Integer), sa.column("col"),
                    sa.column("offset", sa.Integer), schema="temp")


def _sum(words: sa.TableClause) -> sa.ColumnElement[int]:
    """The sum of a word's places, each as the square of one number, so that places that differ give sums that do.
    Columns are told apart by their first letters."""
    place = (words.c.doc * 1_000_003 + words.c.offset * 31 + sa.func.unicode(words.c.col)) % _M
    return sa.func.sum(place * place % _M)


def _compare_index(connection: sa.Connection, findings: Findings) -> None:
    for name, schema, kind in (("live_words", "live", "instance"), ("live_counts", "live", "row"),
                               ("fresh_words", "main", "instance")):
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab({schema}, search, {kind})")
    connection.exec_driver_sql("CREATE TEMP TABLE sums (term TEXT PRIMARY KEY, places INTEGER, total INTEGER)")
    fresh, live = _words("fresh_words"), _words("live_words")
    sums = sa.table("sums", sa.column("term"), sa.column("places"), sa.column("total"), schema="temp")
    connection.execute(sa.insert(sums).from_select(
        ["term", "places", "total"], sa.select(fresh.c.term, sa.func.count(), _sum(fresh)).group_by(fresh.c.term)))
    wrong = [*connection.execute(_found_elsewhere(sums, live)).scalars(),
             *connection.execute(_counted_otherwise(sums)).scalars()]
    for word in dict.fromkeys(wrong):
        findings.problem(_WORD_DIFFERS, word=word)
    for table, columns, where in _SHADOWS:
        if not wrong and _differ(connection, table, columns, where):
            findings.problem(_INDEX_DIFFERS, table=table)


def _found_elsewhere(sums: sa.TableClause, live: sa.TableClause) -> sa.Select[Any]:
    """Words whose places come out wrong when they are looked up one by one, as a search does."""
    total = sa.select(_sum(live)).where(live.c.term == sums.c.term).scalar_subquery()
    return sa.select(sums.c.term).where(sums.c.total.is_distinct_from(total)).limit(_FEW)


def _counted_otherwise(sums: sa.TableClause) -> sa.Select[Any]:
    """Words that stand in the live index more or less often than they should, read from end to end."""
    counts = sa.table("live_counts", sa.column("term"), sa.column("cnt"), schema="temp")
    same = sa.exists().where(sums.c.term == counts.c.term, sums.c.places == counts.c.cnt)
    return sa.select(counts.c.term).where(~same).limit(_FEW)


_SHADOWS = (
    ("search_docsize", ("id", "sz"), None),
    ("search_data", ("id", "block"), 1),
    ("search_config", ("k", "v"), None),
)
"""What the index keeps beside its words: the lengths of texts, their sums, and its own version."""


def _differ(connection: sa.Connection, table: str, columns: tuple[str, ...], only: int | None) -> bool:
    sides = [sa.table(table, *map(sa.column, columns), schema=schema) for schema in ("main", "live")]
    rows = [sa.select(side.c[columns[0]], side.c[columns[1]]) for side in sides]
    if only is not None:
        rows = [query.where(side.c.id == only) for query, side in zip(rows, sides, strict=True)]
    return any(connection.execute(sa.except_(one, other)).first() is not None for one, other in (rows, rows[::-1]))
