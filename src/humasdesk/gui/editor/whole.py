"""Whole blocks opened and taken away, with the formats of their neighbours left as they were.

Qt decides by which block is empty whose format survives a merge; here the answer is always the one that stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextTable

from humasdesk.document.nodes import Block, Span, Table
from humasdesk.gui.editor import formats
from humasdesk.gui.editor.formats import HEAD_LINES, PARAGRAPH, Shape
from humasdesk.gui.editor.reading import Unit
from humasdesk.gui.editor.writing import Writer


def end_of(block: QTextBlock) -> int:
    """The position behind the last character of ``block``."""
    return block.position() + block.length() - 1


def same_frame(one: QTextBlock, other: QTextBlock) -> bool:
    """Whether both blocks are valid and stand in the same cell, or both in none."""
    if not (one.isValid() and other.isValid()):
        return False
    if in_body(one) or in_body(other):
        return in_body(one) and in_body(other)
    table, other_table = table_at(one), table_at(other)
    return table is not None and table == other_table and (
        table.cellAt(one.position()) == table.cellAt(other.position())
    )


def reset(cursor: QTextCursor) -> None:
    """Make the block of ``cursor`` an ordinary paragraph (its text keeps its formats)."""
    cursor.setBlockFormat(formats.block_format(PARAGRAPH))
    cursor.setBlockCharFormat(formats.plain(PARAGRAPH))


def open_before(cursor: QTextCursor, block: QTextBlock) -> None:
    """Put ``cursor`` into a new empty paragraph before ``block``."""
    place = block.position()
    cursor.setPosition(place)
    cursor.insertBlock(block.blockFormat(), block.charFormat())
    cursor.setPosition(place)
    reset(cursor)


def open_after(cursor: QTextCursor, block: QTextBlock) -> None:
    """Put ``cursor`` into a new empty paragraph after ``block``."""
    cursor.setPosition(end_of(block))
    cursor.insertBlock(formats.block_format(PARAGRAPH), formats.plain(PARAGRAPH))


def drop(cursor: QTextCursor) -> None:
    """Take away the empty block of ``cursor``; between tables, where none may go, it becomes an empty paragraph.

    The cursor ends behind the block before, or at the start of the next one.
    """
    block = cursor.block()
    before, after = block.previous(), block.next()
    if same_frame(block, before):
        form, letters = before.blockFormat(), before.charFormat()
        cursor.deletePreviousChar()
    elif same_frame(block, after):
        form, letters = after.blockFormat(), after.charFormat()
        cursor.deleteChar()
    else:
        reset(cursor)
        return
    cursor.setBlockFormat(form)
    cursor.setBlockCharFormat(letters)


def is_whole_body(block: QTextBlock) -> bool:
    """Whether nothing but ``block`` stands under the head lines."""
    before = block.previous()
    return not block.next().isValid() and (not before.isValid() or shape(before).kind in HEAD_LINES)


def put(cursor: QTextCursor, blocks: Sequence[Block], *, fresh: bool) -> None:
    """Write ``blocks`` at ``cursor`` and leave no empty block where none was.

    With ``fresh`` the cursor stands in an empty block, which they take the place of; else they come after its block.
    """
    block = cursor.block()
    if fresh and (not blocks or (isinstance(blocks[0], Table) and same_frame(block, block.previous()))):
        drop(cursor)
        fresh = False
    Writer(cursor, fresh=fresh).blocks(blocks)
    left = cursor.block()
    if blocks and isinstance(blocks[-1], Table) and not left.text() and same_frame(left, left.next()):
        drop(cursor)


def clear(cursor: QTextCursor, first: Unit, last: Unit, start: int = 0, stop: int | None = None) -> None:
    """Take away everything from ``first`` to ``last``; ``cursor`` ends in the paragraph that is left of it.

    Of a text at either end only what lies behind position ``start`` and before ``stop`` goes. What stays of both is
    joined in that paragraph.
    """
    if last.table is not None:
        cursor.setPosition(last.table.lastPosition() + 1)
        open_before(cursor, cursor.block())
        end = cursor.position()
    else:
        end = end_of(last.last) if stop is None else min(stop, end_of(last.last))
    if first.table is not None:
        cursor.setPosition(first.table.firstPosition() - 1)
        open_after(cursor, cursor.block())
        start = cursor.position()
        end += 1
    else:
        start = max(start, first.first.position())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    reset(cursor)


def restyle(cursor: QTextCursor) -> None:
    """Give the text of the cursor's block the look of the block; what it cannot hold (links in a line) goes."""
    block = cursor.block()
    reformat(block, block.position(), end_of(block), lambda span: span)
    letters = formats.plain(shape(block))
    if block.charFormat() != letters and in_body(block):
        QTextCursor(block).setBlockCharFormat(letters)


def reformat(block: QTextBlock, start: int, stop: int, change: Callable[[Span], Span]) -> None:
    """Change the formats of a block's text between two positions; pictures stay as they are."""
    own = shape(block)
    pieces: list[tuple[int, int, QTextCharFormat]] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        fragments += 1
        old = fragment.charFormat()
        new = formats.span_format(own, change(formats.span(old, "")))
        first, last = max(start, fragment.position()), min(stop, fragment.position() + fragment.length())
        if first < last and not formats.is_picture(old) and old != new:
            pieces.append((first, last, new))
    brush = QTextCursor(block)
    for first, last, new in pieces:
        brush.setPosition(first)
        brush.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        brush.setCharFormat(new)


def shape(block: QTextBlock) -> Shape:
    """What ``block`` is; no block at all is a paragraph."""
    return formats.shape(block.blockFormat())


def table_at(place: QTextCursor | QTextBlock) -> QTextTable | None:
    """The table in which a cursor or a block stands."""
    return (place if isinstance(place, QTextCursor) else QTextCursor(place)).currentTable()


def in_body(block: QTextBlock) -> bool:
    """Whether ``block`` stands in the flow of the page, not in a table.

    Qt learns of a new table only at the end of an edit block, so a cell's own kind is asked first.
    """
    return shape(block).kind not in ("cell", "header") and table_at(block) is None
