"""The journal: records in, byte for byte, and out again. Nothing here changes or goes away."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from humasdesk.records import record as records
from humasdesk.records.record import Record
from humasdesk.store import sqlite
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready, listed

Kept = tuple[bytes, bytes, bytes]
"""A record as its row keeps it: id, signature, compressed body."""

_CHUNK = 500
_APPEND = Ready(insert(t.record).on_conflict_do_nothing(index_elements=["id"]).returning(t.record.c.seq))
_COLUMNS = (t.record.c.id, t.record.c.signature, t.record.c.body)
_GET = Ready(sa.select(*_COLUMNS).where(t.record.c.id == sa.bindparam("id")))
_MANY = Ready(sa.select(*_COLUMNS).where(t.record.c.id.in_(
    sa.select(sa.func.unhex(sa.func.json_each(sa.bindparam("ids")).table_valued("value").c.value)))))
_TIP = Ready(sa.select(t.link.c.n, t.link.c.id).where(t.link.c.key == sa.bindparam("key"))
             .order_by(t.link.c.n.desc()).limit(sa.literal_column("1")))


def append(connection: sa.Connection, made: Record) -> int | None:
    """Write one record; its running number, or ``None`` where it stands here already."""
    row = _APPEND.first(connection, seq=None, id=made.id, signature=made.signature, body=zlib.compress(made.body, 6))
    return int(row[0]) if row else None


def get(connection: sa.Connection, record_id: str) -> Record | None:
    """The record of that id (hex)."""
    row = _GET.first(connection, id=bytes.fromhex(record_id))
    return opened(*row) if row else None


def many(connection: sa.Connection, record_ids: Iterable[str]) -> dict[str, Record]:
    """The records of those ids that are here, by id."""
    wanted = list(dict.fromkeys(record_ids))
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _CHUNK):
        for row in _MANY.rows(connection, ids=listed(wanted[start:start + _CHUNK])):
            made = opened(*row)
            found[made.hex] = made
    return found


def all_of(connection: sa.Connection, record_ids: Iterable[str]) -> dict[str, Record]:
    """Like :func:`many`, for records that must be here."""
    wanted = list(record_ids)
    found = many(connection, wanted)
    for one in wanted:
        if one not in found:
            raise sqlite.damaged(f"record {one[:12]}")
    return found


def as_kept(connection: sa.Connection, record_ids: Iterable[str]) -> tuple[Kept, ...]:
    """The rows of records that must be here, in the order they are asked for, to be opened later."""
    wanted = list(record_ids)
    found: dict[bytes, Kept] = {}
    for start in range(0, len(wanted), _CHUNK):
        for row in _MANY.rows(connection, ids=listed(wanted[start:start + _CHUNK])):
            found[row[0]] = (row[0], row[1], row[2])
    for one in wanted:
        if bytes.fromhex(one) not in found:
            raise sqlite.damaged(f"record {one[:12]}")
    return tuple(found[bytes.fromhex(one)] for one in wanted)


def opened(record_id: bytes, signature: bytes, stored: bytes) -> Record:
    """The record of a row; raises :class:`StoreDamaged` where it is none."""
    try:
        return records.read(record_id, signature, zlib.decompress(stored))
    except (zlib.error, ValueError, TypeError) as cause:
        raise sqlite.damaged(f"record {record_id.hex()[:12]}") from cause


def each(connection: sa.Connection, after: int = 0) -> Iterator[tuple[int, Record]]:
    """Every record after running number ``after``, in order, without holding them all."""
    while True:
        rows = connection.execute(
            sa.select(t.record.c.seq, t.record.c.id, t.record.c.signature, t.record.c.body)
            .where(t.record.c.seq > after).order_by(t.record.c.seq).limit(_CHUNK)
        ).all()
        if not rows:
            return
        for seq, record_id, signature, body in rows:
            yield seq, opened(record_id, signature, body)
        after = rows[-1][0]


def tip(connection: sa.Connection, key: str) -> tuple[int, str] | None:
    """The last link of a key's chain: running number and record id."""
    row = _TIP.first(connection, key=key)
    return (row[0], row[1]) if row else None


def newest(connection: sa.Connection) -> int:
    """The running number of the newest record; 0 where there is none."""
    return int(connection.execute(sa.select(sa.func.max(t.record.c.seq))).scalar_one() or 0)


def count(connection: sa.Connection) -> int:
    """How many records stand here."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(t.record)).scalar_one())
