"""Plain text of blocks and documents, and the way back from an offset in it. Offsets count code points.

Qt counts in UTF-16 units instead, where an emoji is two: :func:`utf16_offset` and :func:`code_point_offset` convert.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from humasdesk.document.nodes import Block, Document, Figure, Rule, Span, Spans, Table


class Stretch(NamedTuple):
    """A span and where its text stands in the plain text of its block."""

    start: int
    end: int
    span: Span


def plain(block: Block) -> str:
    """The words of ``block``: a hard break is a line end; a rule has none.

    A figure gives its caption and its credit on lines of their own (alt text is not read as part of the text); a
    table gives its rows as lines and divides cells by tabs.
    """
    return "".join(span.text for span in _told(block))


def stretches(block: Block) -> tuple[Stretch, ...]:
    """The spans of ``block`` and where they stand in :func:`plain`; what divides cells and rows is none of them."""
    found = []
    start = 0
    for span in _told(block):
        end = start + len(span.text)
        if span is not _TAB and span is not _LINE_END:
            found.append(Stretch(start, end, span))
        start = end
    return tuple(found)


def plain_text(document: Document) -> str:
    """The words of ``document``, one block after another, a line end between them."""
    return "\n".join(plain(block) for block in document)


def words(document: Document) -> int:
    """How many words ``document`` has: runs without a blank that hold a letter or a digit. ``2018-2023`` is one."""
    return sum(any(char.isalnum() for char in word) for block in document for word in plain(block).split())


@dataclass(frozen=True, slots=True)
class TextMap:
    """The text of :func:`plain_text` and where each block begins in it."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> TextMap:
        """The map of ``document``."""
        texts = [plain(block) for block in document]
        starts = [0]
        for text in texts[:-1]:
            starts.append(starts[-1] + len(text) + 1)
        return cls("\n".join(texts), tuple(starts if texts else ()))

    def place(self, offset: int) -> tuple[int, int]:
        """Which block (its index) ``offset`` of the text falls into, and the offset in that block's own text.

        The line end between two blocks belongs to the end of the first. Raises ``IndexError`` outside the text.
        """
        if not (self.starts and 0 <= offset <= len(self.text)):
            raise IndexError(offset)
        block = bisect_right(self.starts, offset) - 1
        return block, offset - self.starts[block]

    def offset(self, block: int, inside: int) -> int:
        """The offset in the text of the offset ``inside`` the block with index ``block``."""
        return self.starts[block] + inside


def utf16_offset(text: str, offset: int) -> int:
    """The UTF-16 units in front of code point ``offset`` of ``text``."""
    return offset + sum(char > "\uffff" for char in text[:offset])


def code_point_offset(text: str, units: int) -> int:
    """The code points in front of UTF-16 unit ``units`` of ``text``; from inside a pair, those in front of the pair."""
    offset = 0
    for char in text:
        units -= 2 if char > "\uffff" else 1
        if units < 0:
            break
        offset += 1
    return offset


_TAB = Span("\t")
_LINE_END = Span("\n")


def _told(block: Block) -> Iterator[Span]:
    """The spans of a block with what divides its parts between them."""
    match block:
        case Figure():
            caption = [Span(block.caption)] if block.caption else []
            yield from caption
            if block.credit:
                yield from [_LINE_END] if caption else []
                yield Span(block.credit, italic=True)
        case Table():
            yield from _joined([tuple(_joined(row, _TAB)) for row in block.rows], _LINE_END)
        case Rule():
            return
        case _:
            yield from block.spans


def _joined(parts: tuple[Spans, ...] | list[Spans], divider: Span) -> Iterator[Span]:
    for index, part in enumerate(parts):
        if index:
            yield divider
        yield from part
