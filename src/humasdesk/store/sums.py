"""The sums that ranking goes by, kept exact: FTS5 does not take a deleted text out of them by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from humasdesk.errors import StoreDamaged
from humasdesk.i18n import mark
from humasdesk.store.ready import driver


@dataclass(frozen=True, slots=True)
class Sums:
    """How many texts the index holds and how many words in each of its columns: what ranking weighs words by.

    FTS5 leaves a deleted text in these sums when it keeps no contents (SQLite 3.53: ``search_data`` row 1). Ranking
    would then depend on how often texts were written anew, and a rebuilt index would rank otherwise.
    """

    values: tuple[int, ...]

    @classmethod
    def read(cls, connection: sa.Connection) -> Sums:
        """The sums with everything done so far."""
        driver(connection).execute("INSERT INTO search(search) VALUES ('flush')")
        return cls(_ask(connection, "SELECT block FROM search_data WHERE id = ?", 1))

    @classmethod
    def of_text(cls, connection: sa.Connection, place: int) -> Sums:
        """What one text adds to the sums."""
        return cls((1, *_ask(connection, "SELECT sz FROM search_docsize WHERE id = ?", place)))

    def without(self, others: Iterable[Sums]) -> Sums:
        """These sums less those of ``others``."""
        return Sums(tuple(own - sum(parts) for own, *parts in
                           zip(self.values, *(one.values for one in others), strict=True)))

    def write(self, connection: sa.Connection, *, unless_changed_from: Sums) -> None:
        """Put the sums right, unless the engine has done so itself."""
        if Sums.read(connection) == unless_changed_from:
            block = b"".join(map(_to_varint, self.values)) if any(self.values) else b""  # as in an index never used
            driver(connection).execute("UPDATE search_data SET block = ? WHERE id = 1", (block,))


def _ask(connection: sa.Connection, query: str, value: int) -> tuple[int, ...]:
    row = driver(connection).execute(query, (value,)).fetchone()
    if row is None:
        raise StoreDamaged(mark("The search index does not hold together. Run humasdesk rebuild."))
    return _from_varints(row[0])


def _from_varints(block: bytes) -> tuple[int, ...]:
    """SQLite's variable-length numbers: seven bits a byte, the highest first; all here are below 2**56."""
    found, value = [], 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            found.append(value)
            value = 0
    return tuple(found)


def _to_varint(value: int) -> bytes:
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
