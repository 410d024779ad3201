"""The journal: records in, byte for byte, and out again. Nothing here changes or goes away."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from humasdesk.records import record as records
from humasdesk.records.record import Record
from humasdesk.store import tables as t

_INSERT = sa.insert(t.record)
_CHUNK = 500


def append(connection: sa.Connection, made: Record) -> int | None:
    """Write one record; its running number, or ``None`` where it stands here already."""
    known = connection.execute(sa.select(t.record.c.seq).where(t.record.c.id == made.id)).scalar()
    if known is not None:
        return None
    done = connection.execute(_INSERT, {"id": made.id, "signature": made.signature,
                                        "body": zlib.compress(made.body, 6)})
    key = done.inserted_primary_key
    return int(key[0]) if key is not None else None


def get(connection: sa.Connection, record_id: str) -> Record | None:
    """The record of that id (hex)."""
    row = connection.execute(
        sa.select(t.record.c.id, t.record.c.signature, t.record.c.body)
        .where(t.record.c.id == bytes.fromhex(record_id))
    ).first()
    return records.read(row[0], row[1], zlib.decompress(row[2])) if row else None


def many(connection: sa.Connection, record_ids: Iterable[str]) -> dict[str, Record]:
    """The records of those ids that are here, by id."""
    wanted = list(dict.fromkeys(record_ids))
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _CHUNK):
        chunk = [bytes.fromhex(one) for one in wanted[start:start + _CHUNK]]
        rows = connection.execute(
            sa.select(t.record.c.id, t.record.c.signature, t.record.c.body).where(t.record.c.id.in_(chunk)))
        for row in rows:
            made = records.read(row[0], row[1], zlib.decompress(row[2]))
            found[made.hex] = made
    return found


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
            yield seq, records.read(record_id, signature, zlib.decompress(body))
        after = rows[-1][0]


def tip(connection: sa.Connection, key: str) -> tuple[int, str] | None:
    """The last link of a key's chain: running number and record id."""
    row = connection.execute(
        sa.select(t.link.c.n, t.link.c.id).where(t.link.c.key == key).order_by(t.link.c.n.desc()).limit(1)
    ).first()
    return (row[0], row[1]) if row else None


def count(connection: sa.Connection) -> int:
    """How many records stand here."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(t.record)).scalar_one())
