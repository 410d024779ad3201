"""Which bytes of an SQLite file hold data: a small reader of the file format (sqlite.org/fileformat2.html).

Free pages, the gaps inside pages and the unused ends of overflow pages are not named: damage there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from humasdesk.store import sqlite

_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_HEADER = "file header"
SIGNPOST = "signpost"
"""A row number that only parts what lies left from what lies right; any that does so is as good."""
GAPS = "gaps"
"""Where the engine notes which bytes and pages are free."""

# The file's change counter, its schema cookie and the version of the library that wrote it last: nothing in them can
# be wrong, they only have to differ from what they were.
_COUNTERS = (range(24, 28), range(40, 44), range(92, 100))


@dataclass(frozen=True)
class Span:
    """A run of bytes that hold data: of which table or index, and what (``page``, ``cell``, ``overflow``,
    ``signpost``, ``gaps``)."""

    owner: str
    kind: str
    start: int
    end: int


class Pages:
    """The file, page by page."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.size = int.from_bytes(self.data[16:18], "big")
        self.usable = self.size - self.data[20]
        with closing(sqlite.connect(path, readonly=True)) as connection:
            self.roots = [("sqlite_schema", 1), *connection.execute(
                "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0 ORDER BY name")]

    def spans(self) -> Iterator[Span]:
        """Every run of bytes that holds data."""
        for start in range(100):
            if not any(start in counter for counter in _COUNTERS):
                yield Span(_HEADER, "page", start, start + 1)
        for name, root in self.roots:
            yield from self._tree(name, root)
        trunk = self._number(32, 4)
        while trunk:
            base = (trunk - 1) * self.size
            yield Span("free pages", GAPS, base, base + 8 + 4 * self._number(base + 4, 4))
            trunk = self._number(base, 4)

    def _tree(self, name: str, page: int) -> Iterator[Span]:
        base = (page - 1) * self.size
        head = base + (100 if page == 1 else 0)
        kind, count = self.data[head], self._number(head + 3, 2)
        interior = kind in (_INTERIOR_INDEX, _INTERIOR_TABLE)
        pointers = head + (12 if interior else 8)
        yield Span(name, "page", head, pointers + 2 * count)
        gap = self._number(head + 1, 2)
        while gap:
            yield Span(name, GAPS, base + gap, base + gap + 4)
            gap = self._number(base + gap, 2)
        for place in range(count):
            cell = base + self._number(pointers + 2 * place, 2)
            if interior:
                yield from self._tree(name, self._number(cell, 4))
            yield from self._cell(name, kind, cell)
        if interior:
            yield from self._tree(name, self._number(head + 8, 4))

    def _cell(self, name: str, kind: int, start: int) -> Iterator[Span]:
        place = start + (4 if kind in (_INTERIOR_INDEX, _INTERIOR_TABLE) else 0)
        if kind == _INTERIOR_TABLE:
            yield Span(name, "page", start, place)
            yield Span(name, SIGNPOST, place, self._varint(place)[1])
            return
        payload, place = self._varint(place)
        if kind == _LEAF_TABLE:
            _, place = self._varint(place)
        local = self._local(payload, table=kind == _LEAF_TABLE)
        yield Span(name, "cell", start, place + local + (4 if local < payload else 0))
        left, follow = payload - local, self._number(place + local, 4) if local < payload else 0
        while left > 0:
            base = (follow - 1) * self.size
            here = min(left, self.usable - 4)
            yield Span(name, "overflow", base, base + 4 + here)
            left, follow = left - here, self._number(base, 4)

    def _local(self, payload: int, *, table: bool) -> int:
        """How much of a payload lies in the cell itself."""
        most = self.usable - 35 if table else (self.usable - 12) * 64 // 255 - 23
        least = (self.usable - 12) * 32 // 255 - 23
        if payload <= most:
            return payload
        fitting = least + (payload - least) % (self.usable - 4)
        return fitting if fitting <= most else least

    def _number(self, start: int, length: int) -> int:
        return int.from_bytes(self.data[start:start + length], "big")

    def _varint(self, start: int) -> tuple[int, int]:
        value = 0
        for place in range(start, start + 8):
            value = value << 7 | self.data[place] & 0x7F
            if not self.data[place] & 0x80:
                return value, place + 1
        return value << 8 | self.data[start + 8], start + 9


def free_bytes(path: Path) -> list[int]:
    """Offsets that hold no data."""
    pages = Pages(path)
    held = bytearray(len(pages.data))
    for span in pages.spans():
        held[span.start:span.end] = b"\1" * (span.end - span.start)
    for counter in _COUNTERS:
        held[counter.start:counter.stop] = b"\1" * len(counter)
    return [place for place, one in enumerate(held) if not one]
