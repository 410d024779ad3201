"""The first store: the journal, guarded against change, and the desk's local rows."""

from __future__ import annotations

import sqlalchemy as sa

_STATEMENTS = (
    "PRAGMA application_id=1212433747",
    "CREATE TABLE record (seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE CHECK (length(id) = 32), "
    "signature BLOB NOT NULL CHECK (length(signature) = 64), body BLOB NOT NULL) STRICT",
    "CREATE TRIGGER record_stays BEFORE UPDATE ON record "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER record_remains BEFORE DELETE ON record "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TABLE working_copy (release TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, base TEXT NOT NULL, "
    "content TEXT NOT NULL, at TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
    "CREATE TABLE set_aside (number INTEGER PRIMARY KEY, release TEXT NOT NULL, content TEXT NOT NULL, "
    "at TEXT NOT NULL, why TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
    "CREATE TABLE preference (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
)


def apply(connection: sa.Connection) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
