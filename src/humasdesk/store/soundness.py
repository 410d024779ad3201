"""Whether bytes are still what they were: a store's pages and record hashes, and files by their names."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from typing import Any

from humasdesk.records.record import MAX_BODY
from humasdesk.store.files import hash_of_file


def file_holds(path: Path, name: str) -> bool:
    """Whether the file at ``path`` is there, can be read and has the hash ``name``."""
    try:
        return hash_of_file(path) == name
    except OSError:
        return False


def inflate(stored: bytes) -> bytes:
    """A record's body from its stored form; raises ``ValueError`` unless it is one whole stream of lawful size."""
    opened = zlib.decompressobj()
    try:
        body = opened.decompress(stored, MAX_BODY + 1)
    except zlib.error as cause:
        raise ValueError(str(cause)) from cause
    if not opened.eof or opened.unused_data:
        raise ValueError("cut or followed by something else")
    return body


def first_fault(connection: Any) -> str | None:
    """What is wrong with the store behind a bare connection, in the engine's words; ``None`` where every page holds
    together and every record's bytes give its id. Signatures are not looked at."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        return str(found[0])
    for seq, record_id, signature, stored in connection.execute("SELECT seq, id, signature, body FROM record"):
        try:
            whole = hashlib.sha256(signature + inflate(stored)).digest() == record_id
        except ValueError:
            whole = False
        if not whole:
            return f"record {seq}"
    return None


def counts(connection: Any) -> tuple[int, int]:
    """How many records and how many releases the store holds, from the journal's own rows where it can be told."""
    records = int(connection.execute("SELECT count(*) FROM record").fetchone()[0])
    has_lists = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'release'").fetchone()[0]
    releases = int(connection.execute("SELECT count(*) FROM release").fetchone()[0]) if has_lists else 0
    return records, releases
