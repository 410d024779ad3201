"""The sums that ranking goes by, kept exact: FTS5 does not take a deleted text out of them by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

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
        engine = driver(connection)
        engine.execute("INSERT INTO search(search) VALUES ('flush')")
        return cls(_from_varints(engine.execute("SELECT block FROM search_data WHERE id = 1").fetchone()[0]))

    @classmethod
    def of_text(cls, connection: sa.Connection, place: int) -> Sums:
        """What one text adds to the sums."""
        lengths = driver(connection).execute("SELECT sz FROM search_docsize WHERE id = ?", (place,)).fetchone()
        return cls((1, *_from_varints(lengths[0])))

    def without(self, others: Iterable[Sums]) -> Sums:
        """These sums less those of ``others``."""
        return Sums(tuple(own - sum(parts) for own, *parts in
                           zip(self.values, *(one.values for one in others), strict=True)))

    def write(self, connection: sa.Connection, *, unless_changed_from: Sums) -> None:
        """Put the sums right, unless the engine has done so itself."""
        if Sums.read(connection) == unless_changed_from:
            driver(connection).execute("UPDATE search_data SET block = ? WHERE id = 1",
                                       (b"".join(map(_to_varint, self.values)),))


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
