"""Working copies: what is being typed, kept apart from the journal and brought back after a crash.

Every row carries a hash of its own, so that a damaged one shows. What cannot be trusted is set aside, never dropped.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import Content
from humasdesk.errors import BadRecord
from humasdesk.i18n import mark
from humasdesk.records import codec
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """What ``person`` (an id) was typing in ``release``, on top of the revisions in ``base``."""

    release: str
    person: str
    base: tuple[str, ...]
    content: Content
    at: datetime


@dataclass(frozen=True, slots=True)
class SetAside:
    """A working copy that could not be trusted or was not wanted: kept as text, with the reason."""

    number: int
    release: str
    content: str
    at: str
    why: str

    @property
    def text(self) -> Content | None:
        """What it says, where its form still holds."""
        try:
            return codec.content_in(json.loads(self.content))
        except (ValueError, TypeError, BadRecord):
            return None


def row_hash(*fields: str | bytes) -> bytes:
    """SHA-256 over the fields of a local row, each with its length."""
    made = hashlib.sha256()
    for field in fields:
        raw = field.encode("utf-8", "surrogatepass") if isinstance(field, str) else field
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.digest()


def keep(connection: sa.Connection, copy: WorkingCopy) -> None:
    """Write a working copy over the release's last one."""
    base = json.dumps(copy.base)
    content = json.dumps(codec.content_out(copy.content), ensure_ascii=False, sort_keys=True)
    at = clock.to_text(copy.at)
    _KEEP.rows(connection, release=copy.release, person=copy.person, base=base, content=content, at=at,
               hash=row_hash(copy.release, copy.person, base, content, at))


_KEEP = Ready(sa.text(
    "INSERT INTO working_copy (release, person, base, content, at, hash) "
    "VALUES (:release, :person, :base, :content, :at, :hash) "
    "ON CONFLICT (release) DO UPDATE SET person = excluded.person, base = excluded.base, "
    "content = excluded.content, at = excluded.at, hash = excluded.hash"
))


def all_copies(connection: sa.Connection) -> tuple[list[WorkingCopy], list[tuple[str, str]]]:
    """The trustworthy working copies, and (release, reason) of the others."""
    good: list[WorkingCopy] = []
    doubtful: list[tuple[str, str]] = []
    rows = _bytes_of(t.working_copy, "release", "person", "base", "content", "at", "hash")
    for row in connection.execute(rows.order_by(t.working_copy.c.at)):
        try:
            good.append(_read(*row))
        except (ValueError, KeyError, TypeError, BadRecord):
            doubtful.append((bytes(row[0] or b"").decode("utf-8", "surrogateescape"), _CHANGED))
    return good, doubtful


_CHANGED = mark("Its bytes on the disk were changed.")


def get(connection: sa.Connection, release_id: str) -> WorkingCopy | None:
    """The release's working copy, where there is one that can be trusted."""
    row = _GET.first(connection, name=_name(release_id))
    try:
        return _read(*row) if row else None
    except (ValueError, KeyError, TypeError, BadRecord):
        return None


def _read(*row: bytes) -> WorkingCopy:
    *fields, digest = row
    if row_hash(*fields) != digest:
        raise ValueError(_CHANGED)
    release, person, base, content, at = (field.decode() for field in fields)
    return WorkingCopy(release, person, tuple(json.loads(base)), codec.content_in(json.loads(content)),
                       clock.from_text(at))


def drop(connection: sa.Connection, release_id: str) -> None:
    """Forget a working copy that has become a revision."""
    _DROP.rows(connection, release=release_id)


_DROP = Ready(sa.delete(t.working_copy).where(t.working_copy.c.release == sa.bindparam("release")))


def _name(release_id: str) -> bytes:
    return release_id.encode("utf-8", "surrogateescape")


def put_aside(connection: sa.Connection, release_id: str, why: str, now: datetime) -> None:
    """Move a working copy to the set-aside shelf, byte for byte."""
    name = _name(release_id)
    row = _GET.first(connection, name=name)
    content = row[3] if row else None
    if content is None:
        return
    this = sa.cast(t.working_copy.c.release, sa.LargeBinary) == name
    at = clock.to_text(now)
    fields = (t.working_copy.c.release, t.working_copy.c.content, sa.literal(at), sa.literal(why),
              sa.literal(row_hash(name, content, at, why)))
    connection.execute(sa.insert(t.set_aside).from_select(
        ["release", "content", "at", "why", "hash"], sa.select(*fields).where(this)))
    connection.execute(sa.delete(t.working_copy).where(this))


def shelf(connection: sa.Connection) -> tuple[SetAside, ...]:
    """Everything that was set aside, oldest first; bytes that are no text are shown as question marks."""
    rows = connection.execute(_bytes_of(t.set_aside, "number", "release", "content", "at", "why")
                              .order_by(t.set_aside.c.number))
    return tuple(SetAside(int(row[0]), *(field.decode("utf-8", "replace") for field in row[1:])) for row in rows)


def damaged_local_rows(connection: sa.Connection) -> list[tuple[str, str]]:
    """Local rows whose own hash does not hold: their table and key."""
    found = []
    for table, key, fields in _HASHED:
        for row in connection.execute(_bytes_of(table, key, *fields, "hash")):
            name, *values, digest = row
            if None in values or row_hash(*values) != digest:
                found.append((table.name, bytes(name or b"").decode("utf-8", "replace")))
    return found


def _bytes_of(table: sa.Table, *names: str) -> sa.Select[*tuple[Any, ...]]:
    """These columns as they lie on the disk: damaged text need not be text any more."""
    return sa.select(*(sa.cast(table.c[name], sa.LargeBinary) for name in names))


_GET = Ready(_bytes_of(t.working_copy, "release", "person", "base", "content", "at", "hash")
             .where(sa.cast(t.working_copy.c.release, sa.LargeBinary) == sa.bindparam("name")))


_HASHED = (
    (t.working_copy, "release", ("release", "person", "base", "content", "at")),
    (t.set_aside, "number", ("release", "content", "at", "why")),
    (t.preference, "name", ("name", "value")),
)
"""The local tables, their keys, and the fields that their hashes cover."""


def preference(connection: sa.Connection, name: str) -> str | None:
    """A value of this machine alone."""
    row = connection.execute(sa.select(t.preference.c.value).where(t.preference.c.name == name)).first()
    return row[0] if row else None


def set_preference(connection: sa.Connection, name: str, value: str) -> None:
    """Keep a value of this machine alone."""
    connection.execute(sa.text(
        "INSERT INTO preference (name, value, hash) VALUES (:name, :value, :hash) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value, hash = excluded.hash"),
        {"name": name, "value": value, "hash": row_hash(name, value)})
